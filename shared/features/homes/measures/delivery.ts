import { yearInWords } from '../../../domain/in-words.ts';
import { keptIn, lastYearsOf, type SupplyRow, type YearHomes } from '../supply.ts';
import { unknown, type Figure } from './figure.ts';
import { minus, over, times } from './formula.ts';
import type { Note } from './labels.ts';
import { shownAs, type Result } from './result.ts';
import { roundTo } from './rounding.ts';
import { startWorking, type WorkingBook } from './working.ts';

/** Commitments, each with its years. */
type Rows = readonly { years: readonly YearHomes[] }[];

/** One ended year over all commitments. */
interface EndedYear {
  year: number;
  promised: number;
  delivered: number;
  kept: number;
  /** Homes promised of which nobody said what was delivered. */
  unsaid: number;
}

function endedYears(rows: Rows, currentYear: number): EndedYear[] {
  const found = new Map<number, EndedYear>();
  for (const figures of rows.flatMap(({ years }) => years)) {
    if (figures.year >= currentYear) continue;
    const total = found.get(figures.year) ?? { year: figures.year, promised: 0, delivered: 0, kept: 0, unsaid: 0 };
    found.set(figures.year, total);
    total.promised += figures.promised ?? 0;
    total.delivered += figures.delivered ?? 0;
    total.kept += keptIn(figures);
    if (figures.delivered === null) total.unsaid += figures.promised ?? 0;
  }
  return [...found.values()].toSorted((a, b) => a.year - b.year);
}

/** The figure of a year, unknown where homes were promised and nobody said what came of them. */
const saidOrUnknown = (value: number, { unsaid, year }: EndedYear, line: 'completed' | 'kept'): Figure | number =>
  unsaid > 0 ? unknown({ reason: 'not_given', line, part: yearInWords(year) }) : value;

function notesOf(years: readonly EndedYear[], reached: number, currentYear: number): Note[] {
  const sum = (key: 'promised' | 'unsaid'): number => years.reduce((total, year) => total + year[key], 0);
  const notes: Note[] = [{ note: 'years_ended', values: { year: yearInWords(currentYear) } }];
  if (sum('unsaid') === 0) return notes;
  return [...notes, { note: 'delivery_missing', values: { homes: sum('unsaid'), percent: roundTo((reached / sum('promised')) * 100, 1) } }];
}

function percentOf(measure: 'delivery' | 'reliability', rows: Rows, currentYear: number): Result {
  const years = endedYears(rows, currentYear);
  const [part, share] = measure === 'delivery' ? (['completed', 'delivery_percent'] as const) : (['kept', 'reliability'] as const);
  const reached = (one: EndedYear): number => (measure === 'delivery' ? one.delivered : one.kept);
  const book = startWorking(years.map(({ year }) => yearInWords(year)));
  const promised = book.givenByPart(
    'promised',
    'homes',
    years.map((one) => one.promised),
  );
  const met = book.givenByPart(
    part,
    'homes',
    years.map((one) => saidOrUnknown(reached(one), one, part)),
  );
  const percent = times(over(met, promised), 100);
  book.lineByPart(share, 'per cent', percent, { summed: false });
  const value = years.every((one) => one.promised === 0)
    ? unknown({ reason: 'nothing_due', line: share })
    : book.figure(book.line(share, 'per cent', percent, { main: true }));
  const total = years.reduce((sum, one) => sum + reached(one), 0);
  return {
    measure,
    unit: 'per cent',
    value,
    shown: shownAs(value, 0),
    decimals: 0,
    decides: null,
    edition: null,
    working: book.working,
    notes: notesOf(years, total, currentYear),
  };
}

/** Homes delivered as a percentage of homes promised, over the years that have ended. */
export const delivery = (rows: Rows, currentYear: number): Result => percentOf('delivery', rows, currentYear);

/** Share of homes delivered within the year they were promised for, over the years that have ended. */
export const reliability = (rows: Rows, currentYear: number): Result => percentOf('reliability', rows, currentYear);

function slippageLine(book: WorkingBook, { years, stage }: SupplyRow, currentYear: number) {
  const { signed, now } = lastYearsOf(years, currentYear, stage);
  return book.line('slippage', 'years', minus(book.given('year_now', 'number', now), book.given('year_at_signing', 'number', signed)), {
    main: true,
  });
}

/** Years a scheme's last homes come later than promised; negative when sooner. */
export function slippage(scheme: SupplyRow, currentYear: number): Result {
  const book = startWorking();
  const value = book.figure(slippageLine(book, scheme, currentYear));
  return {
    measure: 'slippage',
    unit: 'years',
    value,
    shown: value,
    decimals: 0,
    decides: null,
    edition: null,
    working: book.working,
    notes: [],
  };
}
