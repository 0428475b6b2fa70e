import type { FileCell } from '../../../shared/domain/tabular-types.ts';
import type { ImportKindRules } from '../../rooms/import-kind.ts';
import { cellText } from '../../tabular/headings.ts';
import type { Asking } from './asking.ts';
import { settleTotals } from './ask-totals.ts';
import type { MatchedTable } from './choose-columns.ts';
import type { NoRecord, RowKinds } from './no-record.ts';
import { isNumber, TotalScales, type FiguresAt, type Total } from './weigh-totals.ts';

const TOTAL =
  /^(?:grand\s+|overall\s+|sub[\s-]*)?totals?(?:\s+(?:(?:all|net|no\.?|number\s+of)\s+)*(?:sites|homes|dwellings|units|plots|providers|of\b.*|for\b.*|in\b.*))?\s*[:=]?\s*[\d,.]*$|^sum\s*:?$/iu;
const LONGEST = 40;
/** True for the words that a total begins with. */
export const isTotal = (text: string): boolean => text.length <= LONGEST && TOTAL.test(text);
const MOST_NAMED = 8;

/** Reads the rows of a table for what is no record, and asks where that is not sure. */
export class RowJudge {
  readonly #table: MatchedTable;
  readonly #rules: ImportKindRules;
  readonly #required: string[];
  readonly #heads: number[];
  /** Columns that tell what a record is: names, codes, words, days. */
  readonly #telling: number[];
  readonly #kinds = new Map<number, NoRecord>();
  readonly #alone: string[] = [];
  #headed = 0;

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
  }

  /** Goes through the rows once. Figures are asked for only where a total may stand. */
  judge(asking: Asking, figuresAt: FiguresAt, several: boolean): RowKinds {
    const { sheet, header } = this.#table;
    const isTotalRow = (cells: readonly FileCell[]): boolean => this.#totalIn(cells) !== undefined;
    const scales = new TotalScales(this.#table, this.#rules, { heads: this.#heads, telling: this.#telling }, figuresAt, isTotalRow);
    const totals: Total[] = [];
    for (let at = header.firstDataRow; at < sheet.rows.length; at += 1) {
      const cells = sheet.rows[at] ?? [];
      if (this.#isHeadings(cells)) {
        const reason = 'The row holds the headings again.';
        this.#kinds.set(at, { group: 'The headings again', reason, total: false, question: '' });
        this.#headed += 1;
        continue;
      }
      const word = this.#totalIn(cells);
      const total = word === undefined ? scales.unworded(cells, at) : scales.worded(cells, at, word);
      if (total !== undefined) totals.push(total);
      else if (this.#isGroup(cells)) {
        const [text = ''] = cells.map((cell) => cellText(cell).trim()).filter((one) => one !== '');
        const said = text.slice(0, 60);
        const [group, taken] = isNumber(text) ? ['A figure alone', 'a total'] : ['The heading of a group', 'the heading of a group'];
        this.#alone.push(`row ${at + 1} “${said}”`);
        this.#kinds.set(at, {
          group,
          reason: `The row holds nothing but “${said}”, so it was taken for ${taken}.`,
          total: false,
          question: '',
        });
      } else if (cells.some((cell) => cell !== null && cell !== '')) scales.record(cells);
    }
    for (const [at, none] of settleTotals(totals, { sheet: sheet.name, noun: this.#rules.noun, asking, several }))
      this.#kinds.set(at, none);
    return this.#kinds;
  }

  /** Names the rows that hold one cell alone. */
  notes(): string[] {
    const alone = this.#alone;
    const again = `${this.#table.sheet.name}: ${this.#headed === 1 ? 'one row holds' : `${this.#headed} rows hold`} the headings again and ${this.#headed === 1 ? 'was' : 'were'} left out.`;
    const headed = this.#headed > 0 ? [again] : [];
    if (alone.length === 0) return headed;
    const more = alone.length > MOST_NAMED ? ` and ${alone.length - MOST_NAMED} more` : '';
    const rows = alone.length === 1 ? 'One row holds one cell alone and was' : `${alone.length} rows hold one cell alone and were`;
    return [...headed, `${this.#table.sheet.name}: ${rows} left out: ${alone.slice(0, MOST_NAMED).join(', ')}${more}.`];
  }

  #text = (cells: readonly FileCell[], column: number): string => (column < 0 ? '' : cellText(cells[column]).trim());

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
}
