import type { AppError } from '../../../shared/errors.ts';
import type { EntityName } from '../../../shared/tables.ts';
import type { CommandName } from '../../api/query.tsx';
import { useAct } from '../act.ts';
import { doneWords, type RecordParts, type RegisterRow } from './register.ts';

type Values = Record<string, unknown>;

interface ActOf<Row> {
  done: string | ((row: Row) => string);
  onTheirs?: () => void;
  onError?: (error: AppError) => void;
}

/** As `useAct`, of a feature that isn't known here: every register's methods take and answer the same but for the fields. */
function useActOf<Row>(name: CommandName) {
  const { act } = useAct(name);
  return act as unknown as (input: Values, options: ActOf<Row>) => Promise<Row | null>;
}

/** Adds, changes and removes a register's records, and says so with an Undo button. */
export function useRegisterMethods<E extends EntityName, Row extends RegisterRow>(parts: RecordParts<E, Row>) {
  const create = useActOf<Row>(`${parts.feature}.create`);
  const update = useActOf<Row>(`${parts.feature}.update`);
  const remove = useActOf<unknown>(`${parts.feature}.remove`);
  return {
    create: (values: Values, onError: (error: AppError) => void) =>
      create(values, { done: (row) => doneWords(parts, 'added', parts.nameOf(row)), onError }),
    update: ({ id, version }: RegisterRow, changes: Values, options: Pick<ActOf<Row>, 'onTheirs' | 'onError'>) =>
      update({ id, version, changes }, { done: (row) => doneWords(parts, 'changed', parts.nameOf(row)), ...options }),
    remove: (row: Row) => remove({ id: row.id, version: row.version }, { done: doneWords(parts, 'removed', parts.nameOf(row)) }),
  };
}
