import type { AppError } from '../../../shared/errors.ts';
import { t } from '../../strings/t.ts';
import type { CellChange, CellProblem, CellValue, EditOutcome } from '../../ui/grid/types.ts';

export interface RowEdit {
  id: string;
  version: number;
  changes: Record<string, unknown>;
}

/** One edit a row, with all its changed cells. */
function rowEdits<Row extends { id: string; version: number }>(changes: readonly CellChange<Row>[], fieldValue: (columnKey: string, value: CellValue) => unknown): RowEdit[] {
  const edits = new Map<string, RowEdit>();
  for (const { row, columnKey, value } of changes) {
    const edit = edits.get(row.id) ?? { id: row.id, version: row.version, changes: {} };
    edit.changes[columnKey] = fieldValue(columnKey, value);
    edits.set(row.id, edit);
  }
  return [...edits.values()];
}

export interface RowSaving<Row> {
  changes: readonly CellChange<Row>[];
  /** What a cell's value is for the contract: an emptied text cell holds '' there, not nothing. */
  fieldValue: (columnKey: string, value: CellValue) => unknown;
  save: (edit: RowEdit, onError: (error: AppError) => void) => Promise<unknown>;
}

/** Saves row after row; the cells of a row that was refused stay marked with the reason. */
export async function saveRows<Row extends { id: string; version: number }>({ changes, fieldValue, save }: RowSaving<Row>): Promise<EditOutcome> {
  const rejected: CellProblem[] = [];
  for (const edit of rowEdits(changes, fieldValue)) {
    let why = t('partners.notSaved');
    const onError = (error: AppError): void => {
      why = error.details.issues?.[0]?.message ?? [error.message, error.details.remedy].filter(Boolean).join(' ');
    };
    if (await save(edit, onError)) continue;
    for (const { row, rowId, columnKey, text } of changes) if (row.id === edit.id) rejected.push({ rowId, columnKey, text, message: why });
  }
  return { rejected };
}
