import { isText } from '../../shared/domain/kinds.ts';
import type { AppContract } from '../../shared/contract.ts';
import type { FieldIssue } from '../../shared/errors.ts';
import type { CommandMethod, QueryMethod } from '../../shared/rpc.ts';
import type { EntityName } from '../../shared/tables.ts';
import { useCommand, type QueryName } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { YES, type CellChange, type CellValue, type EditOutcome } from '../ui/grid/types.ts';
import { columnOf, recordWord } from './field-words.ts';
import { useGridEdits, type HeldCell } from './grid-edits.ts';

/** An edit of one record, as `updateMany` takes it. */
interface RecordEdit {
  id: string;
  version: number;
  changes: Record<string, unknown>;
}

/** One edit a record, with all its changed cells. */
export function editsOf(cells: readonly HeldCell<unknown>[]): RecordEdit[] {
  const edits = new Map<string, RecordEdit>();
  for (const { record, version, field, value } of cells) {
    const edit = edits.get(record) ?? { id: record, version, changes: {} };
    edit.changes[field] = value;
    edits.set(record, edit);
  }
  return [...edits.values()];
}

/** The cells of edit n that an issue's path names: `['edits', n, 'changes', field]`. All of them when the field is not among them. */
export function namedInEdits<Row>(cells: readonly HeldCell<Row>[], [list, at, , field]: FieldIssue['path']): HeldCell<Row>[] {
  const record = list === 'edits' ? [...new Set(cells.map((cell) => cell.record))][Number(at)] : undefined;
  const own = cells.filter((cell) => cell.record === record);
  const exact = own.filter((cell) => cell.field === field);
  return exact.length > 0 ? exact : own;
}

/** Features whose records can be edited several at once. */
export type EditedFeature = {
  [F in keyof AppContract]: AppContract[F] extends { list: QueryMethod; updateMany: CommandMethod } ? F : never;
}[keyof AppContract];

/** What a grid of records is of. */
export interface RecordRows<Row> {
  entity: EntityName;
  feature: EditedFeature;
  /** The query the rows come from, where it isn't the feature's `list`. */
  list?: QueryName;
  /** Short name of a row: "BLR/1". */
  nameOf: (row: Row) => string;
}

/** What a cell's value is for the contract: an emptied text that can't be missing holds '' there, not nothing. */
export function forContract(entity: EntityName, field: string, value: CellValue): unknown {
  const column = columnOf(entity, field);
  if (column?.kind === 'yes_no') return value === null ? null : value === YES;
  return isText(column?.kind) && column?.null === false ? (value ?? '') : value;
}

/** Saves the edits of a grid that shows one record a row, by the feature's `updateMany`. */
export function useRecordEdits<Row extends { id: string; version: number }>({
  entity,
  feature,
  list,
  nameOf,
}: RecordRows<Row>): (changes: readonly CellChange<Row>[]) => Promise<EditOutcome> {
  const { mutateAsync } = useCommand(`${feature}.updateMany`);
  return useGridEdits<Row>({
    list: list ?? `${feature}.list`,
    hold: ({ row, columnKey, value }) => ({
      entity,
      record: row.id,
      version: row.version,
      field: columnKey,
      value: forContract(entity, columnKey, value),
    }),
    save: async (cells) => {
      const saved = await mutateAsync({ edits: editsOf(cells) });
      return new Map(saved.map(({ id, version }) => [id, version]));
    },
    named: namedInEdits,
    recordOf: ({ id }) => id,
    nameOf: ({ change }) => t('app.recordNamed', { kind: recordWord(entity), name: nameOf(change.row) }),
  });
}
