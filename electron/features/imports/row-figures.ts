import { isBlankMarker } from '../../../shared/domain/blank-marks.ts';
import type { FileCell } from '../../../shared/domain/tabular-types.ts';
import { cellText } from '../../tabular/headings.ts';

const FIGURE = /^([-−(])?£?(\d{1,3}(?:[,\s]\d{3})+|\d+)?(\.\d+)?\)?%?$/u;

/** A figure as a cell shows it; undefined for words, days and codes with zeros before them. */
export function figureOf(cell: FileCell | undefined): number | undefined {
  if (typeof cell === 'number') return cell;
  // A code that is shown by its number's format is no figure.
  if (typeof cell !== 'string') return undefined;
  const text = cell.trim();
  const found = FIGURE.exec(text);
  if (!found || !/\d/u.test(text) || /^[-−(]?0\d/u.test(text)) return undefined;
  const size = Number(`${(found[2] ?? '0').replaceAll(/[,\s]/gu, '')}${found[3] ?? ''}`);
  return found[1] === undefined ? size : -size;
}

/** What a row holds: its figures by their columns, and its words. */
export interface Held {
  figures: ReadonlyMap<number, number>;
  words: readonly string[];
}

/** What a row holds, as far as it may be a total: one with more than a label beside its figures is none. */
export function heldBy(cells: readonly FileCell[], columns: readonly number[]): Held | undefined {
  const figures = new Map<number, number>();
  const words: string[] = [];
  for (const column of columns) {
    const cell = cells[column] ?? null;
    if (cell === null) continue;
    const figure = figureOf(cell);
    if (figure !== undefined) {
      figures.set(column, figure);
      continue;
    }
    const text = cellText(cell).trim();
    if (text === '' || isBlankMarker(text)) continue;
    words.push(text);
    if (words.length > 1) return undefined;
  }
  return figures.size === 0 ? undefined : { figures, words };
}

/** A column so far: its cells, its figures, those that are not 0, and their sum. */
interface Sum {
  cells: number;
  figures: number;
  counting: number;
  sum: number;
}

const nothing = (): Sum => ({ cells: 0, figures: 0, counting: 0, sum: 0 });

/** How many of a row's figures are what the rows above it come to. */
export interface Agreement {
  figures: number;
  agree: number;
  /** One of them is the sum of two or more figures: no accident of a single row. */
  adds: boolean;
  /** One of them counts two or more rows. */
  counts: boolean;
  /** One of them is an average of two or more that differ from it. */
  averages: boolean;
}

const decimals = (value: number): number => /\.(\d+)$/u.exec(String(value))?.[1]?.length ?? 0;
const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));

/** Holds one figure against a column. */
function holds(value: number, { cells, figures, counting, sum }: Sum): 'sum' | 'count' | 'average' | undefined {
  if (figures > 0 && near(value, sum)) return 'sum';
  if (cells > 0 && value === cells) return 'count';
  const isAverage = figures > 1 && counting > 0 && Math.abs(value - sum / figures) <= 0.5 * 10 ** -decimals(value) + 1e-9;
  return isAverage ? 'average' : undefined;
}

/** What a table's columns come to, row by row: all of them, and those since the last total. */
export class RowFigures {
  readonly #rows: readonly (readonly FileCell[])[];
  readonly #columns: readonly number[];
  readonly #all: Sum[];
  #block: Sum[];
  #next: number;

  constructor(rows: readonly (readonly FileCell[])[], from: number, columns: readonly number[]) {
    this.#rows = rows;
    this.#columns = columns;
    this.#all = columns.map(nothing);
    this.#block = columns.map(nothing);
    this.#next = from;
  }

  /** Adds the rows up to this one, and holds its figures against them; of some columns alone, where they are named. */
  against(at: number, { figures }: Held, only: readonly number[] = this.#columns): Agreement {
    for (; this.#next < at; this.#next += 1) this.#add(this.#rows[this.#next] ?? []);
    const found: Agreement = { figures: 0, agree: 0, adds: false, counts: false, averages: false };
    this.#columns.forEach((column, place) => {
      const value = figures.get(column);
      // Nothing is the sum of nothing, and says as much.
      if (value === undefined || value === 0 || !only.includes(column)) return;
      found.figures += 1;
      for (const sum of [this.#all[place]!, this.#block[place]!]) {
        const how = holds(value, sum);
        if (how === undefined) continue;
        found.agree += 1;
        found.adds ||= how === 'sum' && value !== 0 && sum.counting > 1;
        found.averages ||= how === 'average';
        found.counts ||= how === 'count' && value > 1;
        break;
      }
    });
    return found;
  }

  /** The figures of a row, whatever words stand beside them. */
  of(at: number): ReadonlyMap<number, number> {
    return new Map(
      this.#columns.flatMap((column): [number, number][] => {
        const figure = figureOf(this.#rows[at]?.[column]);
        return figure === undefined ? [] : [[column, figure]];
      }),
    );
  }

  /** Leaves a row out: a total itself adds nothing, and what comes after it is another part. */
  leave(at: number): void {
    for (; this.#next < at; this.#next += 1) this.#add(this.#rows[this.#next] ?? []);
    this.#next = at + 1;
    this.#block = this.#columns.map(nothing);
  }

  #add(cells: readonly FileCell[]): void {
    this.#columns.forEach((column, place) => {
      const cell = cells[column] ?? null;
      if (cell === null) return;
      const figure = figureOf(cell);
      for (const sum of [this.#all[place]!, this.#block[place]!]) {
        sum.cells += 1;
        if (figure === undefined) continue;
        sum.figures += 1;
        sum.sum += figure;
        if (figure !== 0) sum.counting += 1;
      }
    });
  }
}
