import { isBlankMarker } from '../../../shared/domain/blank-marks.ts';
import type { FileCell } from '../../../shared/domain/tabular-types.ts';
import type { ImportKindRules } from '../../rooms/import-kind.ts';
import { cellText } from '../../tabular/headings.ts';
import type { Asking } from './asking.ts';
import type { MatchedTable } from './choose-columns.ts';
import { TOTALS_GROUP } from './outcome.ts';
import { UnnamedTotals, type RowFacts } from './unnamed-totals.ts';

const TOTAL =
  /^(?:grand\s+|overall\s+|sub[\s-]*)?totals?(?:\s+(?:(?:all|net|no\.?|number\s+of)\s+)*(?:sites|homes|dwellings|units|plots|providers|of\b.*|for\b.*|in\b.*))?\s*[:=]?\s*[\d,.]*$|^sum\s*:?$/iu;
const LONGEST = 40;
/** True for the words that a total begins with. */
export const isTotal = (text: string): boolean => text.length <= LONGEST && TOTAL.test(text);
const NUMBER = /^[-−(]?£?[\d,.\s]+\)?%?$/u;
/** From here on rows that may be totals are one question. */
const MOST_ASKED = 8;
const OUT = 'total';
const RECORD = 'record';

/** A row that is no record, and what it is in words; or one of which a person has yet to say whether it is. */
export interface NoRecord {
  group: string;
  reason: string;
  total: boolean;
  /** The question it waits for, or empty. */
  question: string;
}

/** Rows of a table that are no records, by their index. */
export type RowKinds = ReadonlyMap<number, NoRecord>;

/** A row that begins as a total does, or comes to what one would. */
interface Total {
  at: number;
  word: string;
  /** What stands in its other cells. */
  cells: string;
  /** What speaks for a total or a record, as far as the file tells; `decided` when nothing speaks against it. */
  likely: typeof OUT | typeof RECORD;
  decided: boolean;
  why: string;
  /** What it is taken for a total by. */
  says: string;
}

/** Reads the rows of a table for what is no record, and asks where that is not sure. */
export class RowJudge {
  readonly #table: MatchedTable;
  readonly #rules: ImportKindRules;
  readonly #required: string[];
  readonly #heads: number[];
  /** Columns that tell what a record is: names, codes, words, days. */
  readonly #telling: number[];
  readonly #kinds = new Map<number, NoRecord>();
  readonly #totals: Total[] = [];
  readonly #alone: string[] = [];
  #headed = 0;
  /** Columns that a total adds up. */
  readonly #adding: number[];
  readonly #unnamed: UnnamedTotals;

  constructor(table: MatchedTable, rules: ImportKindRules) {
    this.#table = table;
    this.#rules = rules;
    const columnOf = (key: string): number => table.match.matched[key]?.column ?? -1;
    this.#required = rules.fields.filter(({ key, required }) => required && table.match.matched[key]).map(({ key }) => key);
    this.#heads = this.#required.map(columnOf);
    this.#telling = rules.fields
      .filter(({ key, type }) => type !== 'number' && type !== 'decimal' && !this.#required.includes(key) && key !== rules.registers?.field)
      .map(({ key }) => columnOf(key))
      .filter((column) => column >= 0 && !this.#heads.includes(column));
    this.#adding = rules.fields.filter(({ adds }) => adds === true).map(({ key }) => columnOf(key));
    const { sheet, header } = table;
    this.#unnamed = new UnnamedTotals(
      sheet,
      header.firstDataRow,
      header.headings.map(({ column }) => column),
      this.#heads,
    );
  }

  /** Goes through the rows once. */
  judge(asking: Asking, several: boolean): RowKinds {
    const { sheet, header } = this.#table;
    for (let at = header.firstDataRow; at < sheet.rows.length; at += 1) {
      const cells = sheet.rows[at] ?? [];
      if (this.#isHeadings(cells)) {
        const reason = 'The row holds the headings again.';
        this.#kinds.set(at, { group: 'The headings again', reason, total: false, question: '' });
        this.#headed += 1;
        continue;
      }
      const total = this.#totalAt(cells, at);
      if (total) {
        this.#totals.push(total);
        if (total.likely === OUT) this.#unnamed.leave(at);
      } else if (this.#isGroup(cells)) {
        const [text = ''] = cells.map((cell) => cellText(cell).trim()).filter((one) => one !== '');
        const said = text.slice(0, 60);
        const [group, taken] = NUMBER.test(text) ? ['A figure alone', 'a total'] : ['The heading of a group', 'the heading of a group'];
        this.#alone.push(`row ${at + 1} “${said}”`);
        this.#kinds.set(at, {
          group,
          reason: `The row holds nothing but “${said}”, so it was taken for ${taken}.`,
          total: false,
          question: '',
        });
      }
    }
    this.#ask(asking, several);
    return this.#kinds;
  }

  /** Names the rows that hold one cell alone. */
  notes(): string[] {
    const alone = this.#alone;
    const again = `${this.#table.sheet.name}: ${this.#headed === 1 ? 'one row holds' : `${this.#headed} rows hold`} the headings again and ${this.#headed === 1 ? 'was' : 'were'} left out.`;
    const headed = this.#headed > 0 ? [again] : [];
    if (alone.length === 0) return headed;
    const more = alone.length > MOST_ASKED ? ` and ${alone.length - MOST_ASKED} more` : '';
    const rows = alone.length === 1 ? 'One row holds one cell alone and was' : `${alone.length} rows hold one cell alone and were`;
    return [...headed, `${this.#table.sheet.name}: ${rows} left out: ${alone.slice(0, MOST_ASKED).join(', ')}${more}.`];
  }

  #text = (cells: readonly FileCell[], column: number): string => (column < 0 ? '' : cellText(cells[column]).trim());

  /** A total by its words, by the workbook's own mark or by its figures. */
  #totalAt(cells: readonly FileCell[], at: number): Total | undefined {
    const word = this.#totalIn(cells);
    if (word !== undefined) return this.#weigh(cells, at, word);
    const unnamed = this.#unnamed.find(at, () => this.#factsOf(cells));
    return unnamed && { ...unnamed, at, cells: this.#beside(cells, unnamed.word), says: capital(unnamed.why) };
  }

  #beside = (cells: readonly FileCell[], word: string): string => {
    const texts = cells.map((cell) => cellText(cell).trim()).filter((text) => text !== '' && text !== word);
    return texts.slice(0, 6).join(', ').slice(0, 120);
  };

  #factsOf(cells: readonly FileCell[]): RowFacts {
    const isThere = (text: string): boolean => text !== '' && !isBlankMarker(text);
    return {
      lacks: this.#heads.some((column) => !isThere(this.#text(cells, column))),
      telling: this.#telling.map((column) => this.#text(cells, column)).filter((text) => isThere(text) && !NUMBER.test(text)),
    };
  }

  /** The words of a total, where a reference or a name would stand or where nothing names a record. */
  #totalIn(cells: readonly FileCell[]): string | undefined {
    const heads = this.#heads.map((column) => this.#text(cells, column));
    const named = heads.find(isTotal);
    if (named !== undefined || heads.some((text) => text !== '')) return named;
    const first = cells.map((cell) => cellText(cell).trim()).find((text) => text !== '');
    return first !== undefined && isTotal(first) ? first : undefined;
  }

  /** True for a row that says what its columns are called, as where a long list was printed page by page. */
  #isHeadings(cells: readonly FileCell[]): boolean {
    let [filled, same] = [0, 0];
    for (const { column, text, blank } of this.#table.header.headings) {
      const own = this.#text(cells, column);
      if (own === '') continue;
      filled += 1;
      if (!blank && own.toLowerCase() === text.toLowerCase()) same += 1;
      // Most rows are told by their first cell.
      else if (filled === 1) return false;
    }
    return same >= 2 && same >= filled * 0.8;
  }

  #isGroup(cells: readonly FileCell[]): boolean {
    let filled = 0;
    for (const cell of cells) if (cell !== null && cell !== '' && cellText(cell).trim() !== '' && (filled += 1) > 1) return false;
    if (filled !== 1 || this.#table.header.headings.length < 3) return false;
    return this.#heads.filter((column) => this.#text(cells, column) !== '').length < this.#required.length;
  }

  #weigh(cells: readonly FileCell[], at: number, word: string): Total {
    const { figures, agree } = this.#unnamed.agreement(at, this.#adding);
    const addsUp = figures > 0 && agree * 2 >= figures;
    const found = { at, word, cells: this.#beside(cells, word), says: `The row begins “${word}”` };
    const out = (why: string, decided = true): Total => ({ ...found, likely: OUT, decided, why });
    const { lacks, telling } = this.#factsOf(cells);
    if (lacks) return out('it lacks what every row needs');
    const heads = this.#heads.map((column) => this.#text(cells, column));
    const counts = heads.some(
      (text) => NUMBER.test(text) && Number(text.replaceAll(/[,\s]/gu, '')) === at - this.#table.header.firstDataRow,
    );
    if (telling.length > 0 && !addsUp && !counts) {
      return {
        ...found,
        likely: RECORD,
        decided: true,
        why: `every cell that it needs is filled, and “${telling[0]!.slice(0, 40)}” besides`,
      };
    }
    if (telling.length > 0)
      return { ...found, likely: RECORD, decided: false, why: 'it is filled like a record, and adds up like a total' };
    if (addsUp || counts) return out('it says what the rows above it add up to');
    return out('every cell that it needs is filled, yet its words are a total’s', false);
  }

  #ask(asking: Asking, several: boolean): void {
    const { sheet } = this.#table;
    const idOf = (id: string): string => (several ? `${id}@${sheet.name}` : id);
    const groups = Map.groupBy(this.#totals, ({ likely, decided }) => `${likely} ${decided}`);
    for (const totals of groups.values()) {
      const { likely, decided } = totals[0]!;
      const apart = !decided && totals.length <= MOST_ASKED;
      for (const asked of apart ? totals.map((one) => [one]) : [totals]) {
        const id = idOf(apart ? `total:${asked[0]!.at + 1}` : decided ? (likely === OUT ? 'totals' : 'named-total') : `total:${likely}`);
        this.#settle(asked, id, this.#put(asked, id, asking, several));
      }
    }
  }

  #put(totals: readonly Total[], id: string, asking: Asking, several: boolean): string | null {
    const [first] = totals;
    const { noun } = this.#rules;
    const { likely, decided, why } = first!;
    const one = totals.length === 1;
    const rows = one ? `Row ${first!.at + 1}, “${first!.word}”` : `${totals.length} rows that begin or add up as a total does`;
    const where = several ? `${this.#table.sheet.name}: ` : '';
    const said = likely === OUT ? `left out as ${one ? 'a total' : 'totals'}` : `read as ${one ? `a ${noun.one}` : noun.other}`;
    return asking.ask({
      id,
      kind: 'total',
      title: decided ? `${where}${rows}: ${said}` : `${where}${rows}: a total, or ${one ? `a ${noun.one}` : noun.other}?`,
      detail: one
        ? `${capital(why)}.`
        : `Rows ${totals
            .slice(0, 12)
            .map(({ at, word }) => `${at + 1} “${word}”`)
            .join(', ')}${totals.length > 12 ? ' …' : ''}.`,
      facts: totals.slice(0, 12).map(({ at, word, cells }) => ({ label: `Row ${at + 1}`, text: word, figure: cells })),
      options: [
        { id: OUT, label: one ? 'A total: leave it out' : 'Totals: leave them out', effect: '' },
        { id: RECORD, label: one ? `A ${noun.one}: read it` : `${capital(noun.other)}: read them`, effect: '' },
      ],
      proposed: likely,
      ...(decided ? { decided: likely } : {}),
    });
  }

  #settle(totals: readonly Total[], id: string, answer: string | null): void {
    if (answer === RECORD) return;
    for (const { at, says } of totals) {
      this.#kinds.set(
        at,
        answer === OUT
          ? {
              group: TOTALS_GROUP,
              reason: `${says}, so it was taken for a total and no record.`,
              total: true,
              question: '',
            }
          : { group: 'Waits: a total, or a record?', reason: `${says}.`, total: false, question: id },
      );
    }
  }
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
