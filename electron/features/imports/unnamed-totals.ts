import type { Sheet } from '../../../shared/domain/tabular-types.ts';
import { heldBy, RowFigures, type Agreement, type Held } from './row-figures.ts';

/** What speaks for a row without a total's words being one; nothing for a row that is none. */
export interface Unnamed {
  /** What it begins with. */
  word: string;
  likely: 'total' | 'record';
  /** False where it may be either. */
  decided: boolean;
  why: string;
}

const ADDS_UP = 'its figures are what the rows above it come to';
const ODD = 'it ends the table and holds nothing but figures, where the others begin with words';
const BELOW = 'its figures are what the rows below it come to';
const MARKED = 'the workbook itself adds it up from its column';

/** What the judge of rows knows of one. */
export interface RowFacts {
  /** Something that every record needs is not there. */
  lacks: boolean;
  /** Words, codes or days besides what every record needs. */
  telling: readonly string[];
}

/** Finds totals that no word names: by the workbook's own mark, or by what their figures come to. */
export class UnnamedTotals {
  readonly #rows: Sheet['rows'];
  readonly #columns: readonly number[];
  readonly #first: number;
  readonly #marked: ReadonlySet<number>;
  readonly #figures: RowFigures;
  /** Columns that every record needs. */
  readonly #heads: readonly number[];

  constructor({ rows, totals = [] }: Sheet, first: number, columns: readonly number[], heads: readonly number[]) {
    this.#heads = heads;
    this.#rows = rows;
    this.#columns = columns;
    this.#first = first;
    this.#marked = new Set(totals);
    this.#figures = new RowFigures(rows, first, columns);
  }

  /** What the row at a place holds, if it may be a total. */
  held = (at: number): Held | undefined => heldBy(this.#rows[at] ?? [], this.#columns);

  /** How many of a row's figures, in these columns, are what the rows above come to. */
  agreement(at: number, columns: readonly number[]): Agreement {
    return this.#figures.against(at, { figures: this.#figures.of(at), words: [] }, columns);
  }

  /** Leaves a total out of what the others are held against. */
  leave = (at: number): void => this.#figures.leave(at);

  /** Whether a row is a total, and how sure that is; `facts` are asked for only where one may be. */
  find(at: number, facts: () => RowFacts): Unnamed | undefined {
    if (this.#marked.has(at)) return this.#asMarked(at, facts());
    const held = this.held(at);
    if (!held) return undefined;
    if (at > this.#first) return weigh(held, this.#figures.against(at, held), facts, ADDS_UP) ?? this.#atEnd(at, held);
    // Its own row and those of other totals are the parts' again.
    const below = new RowFigures(this.#rows, this.#first + 1, this.#columns);
    for (let row = at + 1; row < this.#rows.length; row += 1) if (this.#marked.has(row)) below.leave(row);
    return weigh(held, below.against(this.#rows.length, held), facts, BELOW);
  }

  /** The last row, when its references are figures and all others words: a total of what a filter showed adds up to nothing here. */
  #atEnd(at: number, { figures, words }: Held): Unnamed | undefined {
    if (at < this.#rows.length - 1 || words.length > 0 || figures.size < 2) return undefined;
    const heads = this.#heads.filter((column) => figures.has(column));
    const isOther = (row: Sheet['rows'][number]): boolean => heads.some((column) => /\p{L}/u.test(heldText(row[column])));
    if (heads.length < this.#heads.length || !this.#rows.slice(this.#first, at).every((row) => row.length === 0 || isOther(row)))
      return undefined;
    return { word: String([...figures.values()][0]), likely: 'total', decided: false, why: ODD };
  }

  #asMarked(at: number, { lacks, telling }: RowFacts): Unnamed {
    const word = firstOf(this.#rows[at] ?? []);
    // A reference like the others’ makes it one of them, whatever its formula.
    const named = !lacks && /\p{L}.*\d|\d.*\p{L}/u.test(word);
    if (lacks || telling.length === 0) return { word, likely: 'total', decided: !named, why: MARKED };
    return { word, likely: 'record', decided: false, why: `it is filled like a record, and ${MARKED}` };
  }
}

const firstOf = (cells: Sheet['rows'][number]): string => heldText(cells.find((cell) => cell !== null && cell !== ''));
const heldText = (cell: Sheet['rows'][number][number] | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'object' ? ('shown' in cell ? cell.shown : cell.date) : String(cell);

function weigh({ figures, words }: Held, found: Agreement, facts: () => RowFacts, why: string): Unnamed | undefined {
  const [label] = words;
  if (found.agree === 0 || found.agree * 2 < found.figures) return undefined;
  const whole = found.agree === found.figures;
  // A label beside some figures that happen to agree is a record's as well as a total's.
  if (label !== undefined && !whole) return undefined;
  const { lacks } = facts();
  const word = label ?? String([...figures.values()][0]);
  const ask: Unnamed = { word, likely: 'total', decided: false, why };
  const out: Unnamed = { ...ask, decided: true };
  const numbered = label !== undefined && /\d/u.test(label);
  if (lacks) {
    if (!found.adds && !(found.averages && label === undefined)) return undefined;
    return numbered ? ask : out;
  }
  if (numbered || !whole) return undefined;
  if (label === undefined && whole && found.adds && found.counts) return out;
  return found.adds || (label === undefined && figures.size > 1) ? ask : undefined;
}
