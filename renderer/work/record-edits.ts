import type { FieldIssue } from '../../shared/errors.ts';
import { useCommand } from '../api/query.tsx';
import { t } from '../words/t.ts';
import type { CellChange, CellValue, EditOutcome } from '../ui/grid/types.ts';
import { recordWord } from './field-words.ts';
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

export interface RecordRows<Row> {
  /** Short name of a row: "BLR/1". */
  name: (row: Row) => string;
  /** What a cell's value is for the contract: an emptied text holds '' there, not nothing. */
  fieldValue: (columnKey: string, value: CellValue) => unknown;
}

/** Saves the edits of a grid that shows one record a row, by the feature's `updateMany`. */
export function useRecordEdits<Row extends { id: string; version: number }>(
  feature: 'actions' | 'organisations' | 'people' | 'sites',
  { name, fieldValue }: RecordRows<Row>,
): (changes: readonly CellChange<Row>[]) => Promise<EditOutcome> {
  const { mutateAsync } = useCommand(`${feature}.updateMany`);
  return useGridEdits<Row>({
    list: `${feature}.list`,
    hold: ({ row, columnKey, value }) => ({
      record: row.id,
      version: row.version,
      field: columnKey,
      value: fieldValue(columnKey, value),
    }),
    save: async (cells) => {
      const saved = await mutateAsync({ edits: editsOf(cells) });
      return new Map(saved.map(({ id, version }) => [id, version]));
    },
    named: namedInEdits,
    recordOf: ({ id }) => id,
    nameOf: ({ change }, { entity }) => t('app.recordNamed', { kind: recordWord(entity), name: name(change.row) }),
  });
}
