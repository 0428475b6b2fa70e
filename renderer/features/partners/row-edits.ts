import type { AppError } from '../../../shared/errors.ts';
import { t } from '../../strings/t.ts';
import type { CellChange, CellProblem, CellValue, EditOutcome } from '../../ui/grid/types.ts';

export interface RowEdit {
  id: string;
  version: number;
  changes: Record<string, unknown>;
}

/** One edit a row, with all its changed cells. */
function rowEdits<Row extends { id: string; version: number }>(
  changes: readonly CellChange<Row>[],
  fieldValue: (columnKey: string, value: CellValue) => unknown,
): RowEdit[] {
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

/** The fields a refusal names, with the reason of each. */
function refusedFields(error: AppError | null, edit: RowEdit): Map<string, string> {
  const named = (error?.details.issues ?? []).map(({ path, message }): [string, string] => [String(path.at(-1)), message]);
  return new Map(named.filter(([field]) => field in edit.changes));
}

/** Saves one row. Cells the rules refuse are left out and the others saved; answers why each refused one was. */
async function saveRow(edit: RowEdit, save: RowSaving<never>['save']): Promise<Map<string, string>> {
  let error: AppError | null = null;
  if (await save(edit, (failure) => void (error = failure))) return new Map();
  const failure = error as AppError | null;
  const refused = refusedFields(failure, edit);
  const changes = Object.fromEntries(Object.entries(edit.changes).filter(([field]) => !refused.has(field)));
  if (refused.size > 0 && Object.keys(changes).length > 0) return new Map([...refused, ...(await saveRow({ ...edit, changes }, save))]);
  if (refused.size > 0) return refused;
  const why = failure ? [failure.message, failure.details.remedy].filter(Boolean).join(' ') : t('partners.notSaved');
  return new Map(Object.keys(edit.changes).map((field) => [field, why]));
}

/** Saves row after row; cells that were refused stay marked with the reason. */
export async function saveRows<Row extends { id: string; version: number }>({
  changes,
  fieldValue,
  save,
}: RowSaving<Row>): Promise<EditOutcome> {
  const rejected: CellProblem[] = [];
  for (const edit of rowEdits(changes, fieldValue)) {
    const refused = await saveRow(edit, save);
    for (const { row, rowId, columnKey, text } of changes) {
      const message = row.id === edit.id ? refused.get(columnKey) : undefined;
      if (message) rejected.push({ rowId, columnKey, text, message });
    }
  }
  return { rejected };
}
