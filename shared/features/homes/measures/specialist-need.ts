import { yearInWords } from '../../../domain/in-words.ts';
import { expectedIn, type SupplyRow } from '../supply.ts';
import { missingFrom, sumOf, type Figure } from './figure.ts';
import { minus } from './formula.ts';
import { shownAs, type Result } from './result.ts';
import { startWorking } from './working.ts';

/** Homes of one type in one year; null where it is not known. */
export interface TypeYear {
  /** A specialist need, by its code. */
  type: string;
  year: number;
  homes: number | null;
}

/** Supply against need of one type. */
export interface TypeResult extends Result {
  type: string;
  need: Figure;
  supply: Figure;
  /** The gap in words, with its figures; says what is missing while it is not known. */
  sentence: string;
}

/** What is held against each other. */
export interface SpecialistInput {
  /** Types in the order they are shown, with their words. */
  types: readonly { code: string; label: string }[];
  /** Years, in order. */
  years: readonly number[];
  /** Need of each type and year. One that is not there is not known. */
  need: readonly TypeYear[];
  /** Homes expected of each type and year; several of one are added up. A type and year without any has none. */
  supply: readonly TypeYear[];
}

/** Homes expected by type and year, from commitments, as `expectedIn` counts them. */
export const supplyByType = (rows: readonly (SupplyRow & { need: string })[], currentYear: number): TypeYear[] =>
  rows.flatMap(({ need, stage, years }) =>
    years.map((figures) => ({ type: need, year: figures.year, homes: expectedIn(figures, currentYear, stage) })),
  );

const COUNT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const homesIn = (homes: number): string => `${COUNT.format(homes)} ${homes === 1 ? 'home' : 'homes'}`;

function sentenceOf(label: string, years: readonly number[], figures: { need: Figure; supply: Figure; gap: Figure }): string {
  const { need, supply, gap } = figures;
  if (!need.known || !supply.known || !gap.known) {
    const parts = missingFrom([need, supply]).map(({ line, part }) => `${line === 'need_homes' ? 'need' : 'supply'} for ${part}`);
    return `${label}: the gap is not known, because the ${[...new Set(parts)].join(', the ')} has not been given.`;
  }
  const span = years.length === 1 ? `in ${yearInWords(years[0]!)}` : `from ${yearInWords(years[0]!)} to ${yearInWords(years.at(-1)!)}`;
  const start = `${label}: ${homesIn(need.value)} needed and ${COUNT.format(supply.value)} expected ${span}`;
  if (gap.value < 0) return `${start}, ${COUNT.format(-gap.value)} too few.`;
  return gap.value === 0 ? `${start}, as many as are needed.` : `${start}, ${COUNT.format(gap.value)} more than needed.`;
}

const byTypeAndYear = (rows: readonly TypeYear[]): Map<string, TypeYear[]> => Map.groupBy(rows, ({ type, year }) => `${type} ${year}`);

/** Supply against need for each specialist type, year by year. The gap is below 0 where homes are missing. */
export function specialistNeed({ types, years, need, supply }: SpecialistInput): TypeResult[] {
  const total = (rows: readonly TypeYear[]): number | null =>
    rows.reduce<number | null>((sum, { homes }) => (sum === null || homes === null ? null : sum + homes), 0);
  const [needBy, supplyBy] = [byTypeAndYear(need), byTypeAndYear(supply)];
  return types.map(({ code, label }) => {
    const of = (rows: Map<string, TypeYear[]>, year: number): TypeYear[] => rows.get(`${code} ${year}`) ?? [];
    const book = startWorking(years.map(yearInWords));
    const needed = years.map((year) => of(needBy, year));
    const needs = book.givenByPart(
      'need_homes',
      'homes',
      needed.map((rows) => (rows.length === 0 ? null : total(rows))),
    );
    const supplied = book.givenByPart(
      'supply_homes',
      'homes',
      years.map((year) => total(of(supplyBy, year))),
    );
    const gap = book.figure(book.lineByPart('gap', 'homes', minus(supplied, needs), { main: true }));
    const figures = { need: book.figure(needs), supply: book.figure(supplied), gap };
    return {
      measure: 'specialist_need',
      unit: 'homes',
      value: gap,
      shown: shownAs(gap, 0),
      decimals: 0,
      decides: null,
      edition: null,
      working: book.working,
      notes: [],
      type: code,
      need: figures.need,
      supply: figures.supply,
      sentence: sentenceOf(label, years, figures),
    };
  });
}

/** All types together: unknown as soon as one of them is. */
export function allTypes(results: readonly TypeResult[]): { need: Figure; supply: Figure; gap: Figure } {
  return {
    need: sumOf(results.map((one) => one.need)),
    supply: sumOf(results.map((one) => one.supply)),
    gap: sumOf(results.map((one) => one.value)),
  };
}
