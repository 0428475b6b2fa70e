import { contractName } from '../../shared/table.ts';

/** A value as both databases store it. */
export type Stored = string | number | null;
/** A record's columns, snake_case. */
export type Columns = Record<string, Stored>;

const snakes = new Map<string, string>();
const camels = new Map<string, string>();

/** `dueOn` to `due_on`. */
export function toSnake(name: string): string {
  let known = snakes.get(name);
  if (known === undefined) snakes.set(name, (known = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)));
  return known;
}

/** `due_on` to `dueOn`. */
export function toCamel(name: string): string {
  let known = camels.get(name);
  if (known === undefined) camels.set(name, (known = contractName(name)));
  return known;
}

/** Contract fields to columns: booleans become 0 and 1, fields left out stay out. */
export function toColumns(fields: object): Columns {
  const columns: Columns = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    columns[toSnake(name)] = typeof value === 'boolean' ? Number(value) : (value as Stored);
  }
  return columns;
}

/** Columns to contract field names. */
export function toFields(columns: Columns): Record<string, Stored> {
  return Object.fromEntries(Object.entries(columns).map(([name, value]) => [toCamel(name), value]));
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
