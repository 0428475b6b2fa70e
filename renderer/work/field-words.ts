import type { AppContract } from '../../shared/contract.ts';
import { labelOf } from '../../shared/domain/codes.ts';
import type { Api } from '../../shared/rpc.ts';
import type { Column, ContractName } from '../../shared/table.ts';
import { isEntity, tableOf, type EntityName, type Rows } from '../../shared/tables.ts';
import { formatDate, formatNumber, formatTime } from '../ui/format.ts';
import { t } from '../words/t.ts';

/** Names of the records that fields point at, by id. */
export type Names = ReadonlyMap<string, string>;

/** A field of a kind of record, as the contract names it: `dueOn` for the column `due_on`. */
export type FieldOf<E extends EntityName> = ContractName<Exclude<keyof Rows[E], 'id' | 'version' | 'sort_key' | 'search_text'> & string>;

const columnName = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The declaration of a field; undefined for one that isn't stored. */
export const columnOf = (entity: string, field: string): Column | undefined =>
  isEntity(entity) ? tableOf(entity).columns[columnName(field)] : undefined;

/** Names of all records that the fields of these point at, whatever kind they are. */
export async function namesFor(
  api: Api<AppContract>,
  entity: string,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<Names> {
  const ids = new Map<string, Set<string>>();
  for (const record of records) {
    for (const [field, value] of Object.entries(record)) {
      const points = columnOf(entity, field)?.points;
      if (points !== undefined && typeof value === 'string' && value !== '') ids.set(points, (ids.get(points) ?? new Set()).add(value));
    }
  }
  if (ids.size === 0) return new Map();
  const asked = [...ids].map(([points, own]) => ({ entity: points, ids: [...own] }));
  return new Map(Object.entries(await api.search.names({ asked })));
}

const CAPITALS = /([a-z])([A-Z])/g;

/** A field's words: "Due date". */
export function fieldLabel(entity: string, field: string): string {
  const plain = field.replace(CAPITALS, '$1 $2').toLowerCase();
  return columnOf(entity, field)?.label ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The words of a kind of record's fields: `labelsOf('action')('dueOn')`. */
export const labelsOf =
  <E extends EntityName>(entity: E) =>
  (field: FieldOf<E>): string =>
    fieldLabel(entity, field);

/** A kind of record's word: "Action". */
export const recordWord = (entity: string): string => (isEntity(entity) ? tableOf(entity).label : entity);

/** True for a value that says nothing. */
export const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';

/** A field's value as a person reads it. */
export function fieldValue(entity: string, field: string, value: unknown, names: Names): string {
  if (isNothing(value)) return t('app.nothing');
  const column = columnOf(entity, field);
  // A form has true and false where the log and a conflict carry the stored 1 and 0.
  if (typeof value === 'boolean' || column?.kind === 'yes_no') return t(value ? 'app.yes' : 'app.no');
  if (typeof value === 'number') return column?.kind === 'year' ? String(value) : formatNumber(value);
  if (typeof value !== 'string') return t('app.nothing');
  if (column?.codes) return labelOf(column.codes, value);
  if (column?.kind === 'day') return formatDate(value);
  if (column?.kind === 'time') return formatTime(value);
  return column?.kind === 'link' ? (names.get(value) ?? value) : value;
}
