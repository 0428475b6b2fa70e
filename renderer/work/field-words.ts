import type { AppContract } from '../../shared/contract.ts';
import { inWords, type Kind } from '../../shared/domain/kinds.ts';
import type { Api } from '../../shared/rpc.ts';
import { storedName, type Column, type ContractName } from '../../shared/table.ts';
import { isEntity, tableOf, typedKeys, type EntityName, type Rows } from '../../shared/tables.ts';
import { t } from '../words/t.ts';

/** Names of the records that fields point at, by id. */
export type Names = ReadonlyMap<string, string>;

/** A field of a kind of record, as the contract names it: `dueOn` for the column `due_on`. */
export type FieldOf<E extends EntityName> = ContractName<Exclude<keyof Rows[E], 'id' | 'version' | 'sort_key' | 'search_text'> & string>;

/** The declaration of a field; undefined for one that isn't stored. */
export const columnOf = (entity: string, field: string): Column | undefined =>
  isEntity(entity) ? tableOf(entity).columns[storedName(field)] : undefined;

/** True for a field that records are told apart by, as people type it. */
export const isKey = (entity: EntityName, field: string): boolean => typedKeys(entity).some((key) => key.includes(storedName(field)));

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

/** The kind of a value that no column declares. */
const unstored = (value: unknown): Kind => (typeof value === 'boolean' ? 'yes_no' : typeof value === 'number' ? 'number' : 'text');

/** A field's value as a person reads it. */
export function fieldValue(entity: string, field: string, value: unknown, names: Names): string {
  if (isNothing(value)) return t('app.nothing');
  const column = columnOf(entity, field);
  const { codes } = column ?? {};
  if (typeof value === 'object') return t('app.nothing');
  return inWords(column?.kind ?? unstored(value), value, { codes, nameOf: (id) => names.get(id) ?? id });
}
