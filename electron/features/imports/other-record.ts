import { inWords } from '../../../shared/domain/kinds.ts';
import { contractName } from '../../../shared/table.ts';
import { tableOf } from '../../../shared/tables.ts';
import type { KeptKind } from '../../../shared/domain/kinds.ts';
import type { Columns, Stored } from '../../core/rows.ts';
import type { AddedName, ImportKindRules, Incoming, IncomingColumns } from '../../rooms/import-kind.ts';
import { likeness } from '../../tabular/likeness.ts';

const LIKE_ENOUGH = 0.5;

/** True for two names of one thing, as far as their words tell. */
export function alike(one: string, other: string): boolean {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()].map((text) => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim());
  if (first === second || first!.includes(second!) || second!.includes(first!)) return true;
  return likeness(first!, second!) >= LIKE_ENOUGH;
}

/** What stands in a column, as screens say it; `added` are records that the file itself adds. */
export function wordsOf(
  { entity, names = [] }: ImportKindRules,
  column: string,
  value: Stored | undefined,
  added: readonly AddedName[] = [],
): string {
  const { kind, codes } = tableOf(entity).columns[column]!;
  const choices = names.find(({ field }) => field === contractName(column))?.choices ?? [];
  return inWords(kind, value, {
    codes,
    nameOf: (id) => choices.find((one) => one.value === id)?.label ?? added.find((one) => one.id === id)?.name,
  }).slice(0, 120);
}

/** Kinds by which one record is told from another; figures, days and codes change while a record stays what it is. */
const TELLING: ReadonlySet<KeptKind> = new Set(['text', 'long_text', 'reference', 'web_address', 'link']);

/** True for a value that says something. */
export const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** Columns of the record that tell it from others, its key, name and notes aside, and that both sides fill. */
function tellingBoth(
  { entity, keyColumns, referenceColumn = '', nameColumn = '', notesColumn }: ImportKindRules,
  one: Incoming,
  row: Columns,
) {
  const apart = new Set([...(keyColumns ?? [referenceColumn]), nameColumn, notesColumn]);
  return Object.entries(tableOf(entity).columns)
    .filter(([name, { kind }]) => TELLING.has(kind) && !apart.has(name) && isFilled(one.columns[name]) && isFilled(row[name]))
    .map(([name, { kind }]) => ({ name, kind }));
}

/** What speaks for it that a row is not the record which has its reference here. */
export interface Difference {
  /** What differs, by its label. */
  labels: string[];
  /** Columns that differ beside the name. */
  columns: string[];
}

const differs = (kind: KeptKind, one: unknown, other: unknown): boolean =>
  kind === 'link' || kind === 'reference' ? one !== other : !alike(String(one), String(other));

/**
 * Whether all homes that both sides give are the same: false where one differs, null where neither side gives any to
 * hold against the other's. That both say 0, or nothing, tells nothing.
 */
export function homesAgree(columns: IncomingColumns, row: Columns, { homesColumns = [] }: ImportKindRules): boolean | null {
  let agree: boolean | null = null;
  for (const name of homesColumns) {
    const [given, here] = [columns[name], row[name]];
    if (!isFilled(given) || !isFilled(here)) continue;
    if (given !== here) return false;
    if (given !== 0) agree = true;
  }
  return agree;
}

/**
 * How a row differs from the record that has its reference, when it looks like another: in its name, and in its homes or
 * most of what tells records apart. Null when they may well be one.
 */
export function otherThan(record: Incoming, row: Columns, rules: ImportKindRules): Difference | null {
  const { entity, nameColumn = '', homesColumns } = rules;
  const { columns: declared } = tableOf(entity);
  // A row that doesn't say its name says nothing against it.
  if (!isFilled(record.columns[nameColumn]) || alike(record.name, String(row[nameColumn] ?? ''))) return null;
  const name = declared[nameColumn]?.label ?? '';
  if (homesColumns) {
    const agree = homesAgree(record.columns, row, rules);
    return agree === true ? null : { labels: agree === false ? ['Name', 'homes'] : ['Name'], columns: [] };
  }
  const both = tellingBoth(rules, record, row);
  const found = both.filter(({ name: column, kind }) => differs(kind, record.columns[column], row[column]));
  if (found.length * 2 < both.length) return null;
  return { labels: [name, ...found.map(({ name: column }) => declared[column]!.label)], columns: found.map(({ name: column }) => column) };
}
