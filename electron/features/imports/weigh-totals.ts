import { isBlankMarker } from '../../../shared/domain/blank-marks.ts';
import type { FileCell } from '../../../shared/domain/tabular-types.ts';
import type { ImportKindRules } from '../../rooms/import-kind.ts';
import type { ConvertedRow } from '../../tabular/convert.ts';
import { cellText } from '../../tabular/headings.ts';
import type { MatchedTable } from './choose-columns.ts';
import { ColumnSums, type Against } from './column-sums.ts';

/** A row's figures by its index; undefined where it has none. */
export type FiguresAt = (at: number) => ConvertedRow | undefined;

/** A row that may be a total. */
export interface Total {
  at: number;
  /** What it begins with. */
  word: string;
  /** True where that is a total's word. */
  worded: boolean;
  /** What stands in its other cells. */
  cells: string;
  /** What speaks for a total or a record, as far as the file tells; `decided` when nothing speaks against it. */
  likely: 'total' | 'record';
  decided: boolean;
  why: string;
  /** Of a total above its rows: its figures against those below. */
  below?: readonly Against[] | undefined;
}

const NUMBER = /^[-−(]?£?[\d,.\s]+\)?%?$/u;
/** True for a text that is a figure and nothing else. */
export const isNumber = (text: string): boolean => NUMBER.test(text) && /\d/u.test(text);

/** What the pattern of a reference with figures is: `R001` is like `R1`. */
const shapeOf = (text: string): string => text.replaceAll(/\d+/gu, '9').replaceAll(/\p{L}+/gu, 'A');

/** What the cells of a row say. */
interface Cells {
  heads: string[];
  texts: string[];
  figures: string[];
  lacks: boolean;
  /** Figures where no sum stands: a share, a year. */
  others: number;
}

/** Weighs what speaks for a row being a total: words, the workbook's own marks, and what its figures add up to. */
export class TotalScales {
  readonly #table: MatchedTable;
  readonly #rules: ImportKindRules;
  readonly #heads: readonly number[];
  readonly #telling: readonly number[];
  readonly #figuresAt: FiguresAt;
  readonly #isTotal: (cells: readonly FileCell[]) => boolean;
  /** What the rows so far add up to, and the row up to which they count. */
  readonly #sums: ColumnSums;
  #next = 0;
  readonly #own: ReadonlySet<number>;
  readonly #added: ReadonlySet<number>;
  #last: number | undefined;
  readonly #shapes = new Set<string>();
  /** Records so far, and since the last total. */
  #records = 0;
  #block = 0;

  constructor(
    table: MatchedTable,
    rules: ImportKindRules,
    columns: { heads: readonly number[]; telling: readonly number[] },
    figuresAt: FiguresAt,
    isTotal: (cells: readonly FileCell[]) => boolean,
  ) {
    this.#table = table;
    this.#rules = rules;
    this.#heads = columns.heads;
    this.#telling = columns.telling;
    this.#figuresAt = figuresAt;
    this.#isTotal = isTotal;
    this.#sums = new ColumnSums(rules);
    this.#next = table.header.firstDataRow;
    this.#own = new Set(table.sheet.totals?.own);
    this.#added = new Set(table.sheet.totals?.added);
  }

  /** Counts a row that is a record as far as anybody can tell. */
  record(cells: readonly FileCell[]): void {
    this.#records += 1;
    this.#block += 1;
    const shape = shapeOf(this.#text(cells, this.#heads[0] ?? -1));
    if (this.#shapes.size < 1000) this.#shapes.add(shape);
  }

  /** A row that begins with a total's words. */
  worded(cells: readonly FileCell[], at: number, word: string): Total {
    const said = this.#cells(cells);
    const { below, agrees } = this.#agreement(at);
    const total = this.#total(said, at, word, true, below);
    const { heads } = said;
    const telling = this.#telling.map((column) => this.#text(cells, column)).filter((text) => text !== '' && !isBlankMarker(text));
    const counts = heads.some((text) => isNumber(text) && numberOf(text) === at - this.#table.header.firstDataRow);
    const says = telling.filter((text) => !isNumber(text));
    this.#beginBlock();
    if (said.lacks) return { ...total, why: 'it lacks what every row needs' };
    if (this.#own.has(at)) return { ...total, why: 'it is the totals row of a table' };
    const full = 'every cell that it needs is filled';
    if (says.length > 0 && agrees !== 'all' && agrees !== 'most' && !counts)
      return { ...total, likely: 'record', why: `${full}, and “${says[0]!.slice(0, 40)}” besides` };
    if (says.length > 0) return { ...total, likely: 'record', decided: false, why: 'it is filled like a record, and adds up like a total' };
    if (agrees === 'all' || agrees === 'most' || counts) return { ...total, why: 'it says what the rows above it add up to' };
    return { ...total, decided: false, why: `${full}, yet its words are a total’s` };
  }

  /** A row without a total's words that is one all the same, or may be; undefined for any other. */
  unworded(cells: readonly FileCell[], at: number): Total | undefined {
    const marked = this.#own.has(at) || this.#added.has(at);
    if (!marked && !this.#isBare(cells)) return undefined;
    const said = this.#cells(cells);
    if (said.figures.length === 0 && !this.#own.has(at)) return undefined;
    const word = said.texts[0] ?? said.figures[0] ?? '';
    const { below, agrees, addends } = this.#agreement(at);
    const total = this.#total(said, at, word, false, below);
    const found = marked ? this.#byMark(total, said) : this.#byFigures(total, said, agrees, addends);
    if (found?.likely === 'total') this.#beginBlock();
    // What is no total adds to the next one.
    else if (this.#next > at) this.#next = at;
    return found;
  }

  #beginBlock(): void {
    this.#block = 0;
    this.#sums.beginBlock();
  }

  #byMark(total: Total, { texts, lacks }: Cells): Total | undefined {
    if (this.#own.has(total.at)) return { ...total, why: 'it is the totals row of a table' };
    const why = 'its formulas add up the other rows';
    if (lacks || texts.length === 0) return { ...total, why };
    if (texts.length === 1) return { ...total, decided: !this.#isOneOfThem(texts[0]!, total.at), why };
    return { ...total, likely: 'record', decided: false, why: 'it is filled like a record, and its formulas add up other rows' };
  }

  #byFigures(total: Total, said: Cells, agrees: Agreement, addends: number): Total | undefined {
    const { texts, lacks, others } = said;
    const counts = this.#counts(said);
    const why = 'it says what the other rows add up to';
    if (agrees === 'most' || agrees === 'some') return undefined;
    if (lacks) {
      if (agrees === 'all') return { ...total, decided: others === 0, why };
      return counts && others === 0 && agrees === 'none said' ? { ...total, why: 'it says how many rows there are' } : undefined;
    }
    const atEnd = total.at >= this.#lastRecord() || total.below !== undefined;
    if (!atEnd && !(counts && agrees === 'all')) return undefined;
    if (texts.length > 0) {
      const sure = agrees === 'all' && addends > 1 && !this.#isOneOfThem(texts[0]!, total.at);
      return sure ? { ...total, decided: false, why } : undefined;
    }
    if (counts && agrees === 'all') return { ...total, decided: atEnd && others === 0 && this.#records !== 1, why };
    if (counts && agrees === 'none said') return { ...total, decided: false, why: 'it says how many rows there are' };
    return agrees === 'all' && addends > 1 ? { ...total, decided: false, why } : undefined;
  }

  #total(said: Cells, at: number, word: string, worded: boolean, below: Total['below']): Total {
    const texts = [...said.texts, ...said.figures].filter((text) => text !== word);
    return { at, word, worded, cells: texts.slice(0, 6).join(', ').slice(0, 120), likely: 'total', decided: true, why: '', below };
  }

  #text = (cells: readonly FileCell[], column: number): string => (column < 0 ? '' : cellText(cells[column]).trim());

  /** True for a row of figures alone, or figures and one text that a record is called by. */
  #isBare(cells: readonly FileCell[]): boolean {
    let texts = 0;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? null;
      if (cell === null || typeof cell === 'number') continue;
      if (typeof cell !== 'string') return false;
      const text = cell.trim();
      if (text === '' || isNumber(text) || isBlankMarker(text)) continue;
      if (!this.#heads.includes(at) || (texts += 1) > 1) return false;
    }
    return true;
  }

  #cells(cells: readonly FileCell[]): Cells {
    const all = cells.map((cell) => cellText(cell).trim()).filter((text) => text !== '' && !isBlankMarker(text));
    const heads = this.#heads.map((column) => this.#text(cells, column));
    const columns = this.#rules.fields
      .filter(({ key, adds }) => adds !== true && this.#table.match.matched[key])
      .map(({ key }) => this.#table.match.matched[key]!.column);
    const others = new Set(
      columns.filter((column) => column !== 0 && !this.#heads.includes(column) && isNumber(this.#text(cells, column))),
    );
    return {
      heads,
      texts: all.filter((text) => !isNumber(text)),
      figures: all.filter(isNumber),
      lacks: heads.some((text) => text === '' || isBlankMarker(text)),
      others: others.size,
    };
  }

  #counts({ heads, figures }: Cells): boolean {
    const counted = [heads[0] === '' ? undefined : heads[0], figures[0]].find((text) => text !== undefined && isNumber(text));
    if (counted === undefined) return false;
    const number = numberOf(counted);
    return number > 0 && (number === this.#records || number === this.#block);
  }

  /** True for a text that is like the references of the other rows, figures and all. */
  #isOneOfThem(text: string, at: number): boolean {
    if (!/\d/u.test(text)) return false;
    const next = shapeOf(this.#text(this.#table.sheet.rows[at + 1] ?? [], this.#heads[0] ?? -1));
    return this.#shapes.has(shapeOf(text)) || (this.#records === 0 && shapeOf(text) === next);
  }

  /** Where the last record may stand: below it are blank rows, totals and rows that lack what a record needs. */
  #lastRecord(): number {
    if (this.#last !== undefined) return this.#last;
    const { rows } = this.#table.sheet;
    let at = rows.length - 1;
    for (; at > 0; at -= 1) {
      const cells = rows[at] ?? [];
      const filled = cells.some((cell) => cellText(cell).trim() !== '');
      if (filled && !this.#isTotal(cells) && !this.#cells(cells).lacks) break;
    }
    this.#last = at;
    return at;
  }

  /** What a row's figures say against those above it, or of the first row against those below it. */
  #agreement(at: number): { agrees: Agreement; addends: number; below?: readonly Against[] } {
    for (; this.#next < at; this.#next += 1) {
      const row = this.#figuresAt(this.#next);
      if (row) this.#sums.add(row);
    }
    const values = this.#figuresAt(at)?.values ?? {};
    const first = this.#records === 0;
    const sums = first ? this.#sumsBelow(at) : this.#sums;
    const addends = sums.addends;
    const found = sums.against(values);
    // The total itself adds nothing.
    this.#next = at + 1;
    const said = found.filter((one) => one.said !== 0);
    const right = said.filter(({ agrees }) => agrees).length;
    const agrees = said.length === 0 ? 'none said' : right === said.length ? 'all' : right * 2 >= said.length ? 'most' : 'some';
    return { agrees, addends, ...(first ? { below: found } : {}) };
  }

  #sumsBelow(at: number): ColumnSums {
    const sums = new ColumnSums(this.#rules);
    const { rows } = this.#table.sheet;
    for (let row = at + 1; row < rows.length; row += 1) {
      const cells = rows[row] ?? [];
      // Totals below it are no part of it.
      if (this.#own.has(row) || this.#added.has(row) || this.#isTotal(cells) || this.#cells(cells).lacks) continue;
      const figures = this.#figuresAt(row);
      if (figures) sums.add(figures);
    }
    return sums;
  }
}

type Agreement = 'all' | 'most' | 'some' | 'none said';

const numberOf = (text: string): number => Number(text.replaceAll(/[,\s]/gu, ''));
