import { inWords } from '../../../shared/domain/kinds.ts';
import { contractName } from '../../../shared/table.ts';
import { tableOf } from '../../../shared/tables.ts';
import { differsAs, isFilled, isOtherName } from '../../../shared/domain/other-record.ts';
import type { Columns, Stored } from '../../core/rows.ts';
import type { AddedName, ImportKindRules, Incoming, IncomingColumns } from '../../rooms/import-kind.ts';

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

/** What speaks for it that a row is not the record which has its reference here. */
export interface Difference {
  /** What differs, by its label. */
  labels: string[];
  /** Columns that differ beside the name. */
  columns: string[];
}

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
  const names = { row: record.columns[nameColumn] ? record.name : null, here: row[nameColumn] };
  const name = declared[nameColumn]?.label ?? '';
  if (homesColumns) {
    if (!isOtherName(names.row, names.here)) return null;
    const agree = homesAgree(record.columns, row, rules);
    return agree === true ? null : { labels: agree === false ? ['Name', 'homes'] : ['Name'], columns: [] };
  }
  const apart = new Set([...(rules.keyColumns ?? [rules.referenceColumn ?? '']), nameColumn, rules.notesColumn]);
  const found = differsAs(
    names,
    Object.entries(declared)
      .filter(([column]) => !apart.has(column))
      .map(([column, { kind }]) => ({ name: column, kind, row: record.columns[column], here: row[column] })),
  );
  return found && { labels: [name, ...found.map((column) => declared[column]!.label)], columns: found };
}
