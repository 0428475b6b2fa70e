import { plainName } from '../../../shared/domain/choices.ts';
import type { IncomingColumns, ImportKindRules, Incoming } from '../../rooms/import-kind.ts';
import { likeness } from '../../../shared/domain/likeness.ts';
import { alike, isFilled } from '../../../shared/domain/other-record.ts';
import type { Here } from './families.ts';
import { homesAgree, otherThan } from './other-record.ts';
import type { Outcome } from './outcome.ts';

/** A row of the file, one that was stopped too. */
export type Given = { record: Incoming; ended?: undefined } | { record?: undefined; ended: Outcome };

/** Rows and records of one reference, put together. */
export interface Paired {
  pairs: Map<Given, Here>;
  /** Rows that several records may be, or whose record several rows may be, as far as anything tells. */
  ties: Map<Given, Here[]>;
}

/** Above so many pairs they are not weighed, but asked about. */
const MOST_WEIGHED = 40_000;

const nameOf = ({ record, ended }: Given): string => (record ?? ended).name;

/** Those of one name on either side, where that is one row and one record: no other pair comes before these. */
function byName(rows: Set<Given>, here: Set<Here>, { nameColumn = '' }: ImportKindRules, pairs: Paired['pairs']): void {
  const named = Map.groupBy(here, ({ row }) => plainName(String(row[nameColumn] ?? '')));
  for (const [name, given] of Map.groupBy(rows, (one) => plainName(nameOf(one)))) {
    const found = named.get(name);
    if (name === '' || given.length !== 1 || found?.length !== 1) continue;
    pairs.set(given[0]!, found[0]!);
    rows.delete(given[0]!);
    here.delete(found[0]!);
  }
}

/** Texts that one row and one record of a reference have: a UPRN that all its phases share tells none from another. */
function sharedOnce(texts: readonly unknown[]): Set<unknown> {
  const counts = new Map<unknown, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].flatMap(([text, count]) => (count === 1 && isFilled(text) ? [text] : [])));
}

/** How much of what both sides fill is the same, from 0 to 1. */
function agreement(columns: IncomingColumns, row: Here['row'], apart: ReadonlySet<string>): number {
  const both = Object.keys(columns).filter((name) => !apart.has(name) && isFilled(columns[name]) && isFilled(row[name]));
  return both.length === 0 ? 0 : both.filter((name) => columns[name] === row[name]).length / both.length;
}

/** Weighs a row against a record by all that both say; null where it is another. */
function weigher(rows: ReadonlySet<Given>, here: ReadonlySet<Here>, rules: ImportKindRules): (given: Given, one: Here) => number | null {
  const { nameColumn = '', registers, referenceColumn = '', keyColumns = [referenceColumn] } = rules;
  const unique = registers?.unique ?? '';
  const ours = sharedOnce([...here].map(({ row }) => row[unique]));
  const theirs = sharedOnce([...rows].map(({ record }) => record?.columns[unique]));
  const apart = new Set([...keyColumns, nameColumn, unique, 'register']);
  return ({ record, ended }, { row, key }) => {
    const [said, name] = [(record ?? ended).name, String(row[nameColumn] ?? '')];
    const exact = plainName(said) === plainName(name);
    const like = exact ? 4 : alike(said, name) ? 1 + 2 * likeness(said, name) : 0;
    if (!record) return like === 0 ? null : Math.round(4 * like) + (ended.homes !== null && ended.homes === rules.homesHere?.(row) ? 8 : 0);
    const number = record.columns[unique];
    const sameNumber = isFilled(number) && number === row[unique] && ours.has(number) && theirs.has(number);
    if (!sameNumber && otherThan(record, row, rules) !== null) return null;
    const homes = homesAgree(record.columns, row, rules) === true ? 2 : 0;
    const weight = like + (sameNumber ? 4 : 0) + homes + 2 * agreement(record.columns, row, apart);
    // What differs by less is as likely; then a reference that is the very same goes before one with a number.
    return Math.round(weight * 4) + (record.key === key ? 0.5 : 0);
  };
}

interface Edge {
  given: Given;
  here: Here;
  weight: number;
}

/** Of edges of one weight, those that hang together. */
function* knots(edges: readonly Edge[]): Generator<Edge[]> {
  const open = new Set(edges);
  const byRow = Map.groupBy(edges, ({ given }) => given);
  const byHere = Map.groupBy(edges, ({ here }) => here);
  for (const first of edges) {
    if (!open.delete(first)) continue;
    const knot = [first];
    for (const { given, here } of knot) {
      for (const next of [...byRow.get(given)!, ...byHere.get(here)!]) if (open.delete(next)) knot.push(next);
    }
    yield knot;
  }
}

/**
 * Puts the rows of one reference and the records here that have it, with a number or without, together by what they say:
 * the likeliest pairs first, each once. Where they stand in the file says nothing.
 */
export function pairRows(given: Iterable<Given>, records: Iterable<Here>, rules: ImportKindRules): Paired {
  const [rows, here] = [new Set(given), new Set(records)];
  const found: Paired = { pairs: new Map(), ties: new Map() };
  byName(rows, here, rules, found.pairs);
  if (rows.size * here.size > MOST_WEIGHED) {
    for (const one of rows) found.ties.set(one, [...here]);
    return found;
  }
  const weigh = weigher(rows, here, rules);
  const edges = [...rows].flatMap((one) =>
    [...here].flatMap((other): Edge[] => {
      const weight = weigh(one, other);
      return weight === null ? [] : [{ given: one, here: other, weight }];
    }),
  );
  const levels = [...Map.groupBy(edges, ({ weight }) => weight)].toSorted(([one], [other]) => other - one);
  for (const [, level] of levels) {
    const free = level.filter((edge) => rows.has(edge.given) && here.has(edge.here));
    for (const knot of knots(free)) {
      const [first] = knot as [Edge];
      const all = [...new Set(knot.map((edge) => edge.here))];
      if (knot.length === 1) found.pairs.set(first.given, first.here);
      else for (const edge of knot) found.ties.set(edge.given, all);
      for (const edge of knot) {
        rows.delete(edge.given);
        here.delete(edge.here);
      }
    }
  }
  return found;
}
