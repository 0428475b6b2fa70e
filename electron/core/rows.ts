import { contractName, storedName } from '../../shared/table.ts';

/** A value as both databases store it. */
export type Stored = string | number | null;
/** A record's columns, snake_case. */
export type Columns = Record<string, Stored>;

/** Contract fields to columns: booleans become 0 and 1, fields left out stay out. */
export function toColumns(fields: object): Columns {
  const columns: Columns = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    columns[storedName(name)] = typeof value === 'boolean' ? Number(value) : (value as Stored);
  }
  return columns;
}

/** Columns to contract field names. */
export function toFields(columns: Columns): Record<string, Stored> {
  return Object.fromEntries(Object.entries(columns).map(([name, value]) => [contractName(name), value]));
}

const KEPT_BY_GATEWAY = new Set([
  'id',
  'version',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'deleted_at',
  'sort_key',
  'search_text',
]);

/** A row without the columns the write gateway keeps. */
export function ownColumns(row: Columns): Columns {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !KEPT_BY_GATEWAY.has(name)));
}
