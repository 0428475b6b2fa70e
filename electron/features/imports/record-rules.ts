import { editOf } from '../../../shared/fields.ts';
import { tableOf } from '../../../shared/tables.ts';
import { isStorable } from '../../core/parse-input.ts';
import { type Stored } from '../../core/rows.ts';
import type { ImportKindRules, IncomingColumns } from '../../rooms/import-kind.ts';
import { contractName } from '../../../shared/table.ts';

/** A value of a row that the record's own contract refuses. */
export interface Refusal {
  /** Column of the record, and the fields of the file it is made of, the likeliest first. */
  column: string;
  fields: readonly string[];
  message: string;
}

const UNSTORABLE = 'It holds a character that can’t be stored. Type it again.';

/** A value of the contract as its column keeps it. */
const stored = (value: unknown): Stored => (typeof value === 'boolean' ? Number(value) : ((value ?? null) as Stored));

/**
 * Holds rows against the contract that the record's own create and update commands parse by: length, characters that can
 * be seen, range, form. A value that fits is left as the contract leaves it, trimmed, say.
 */
export function recordRules({ entity, record, madeOf = {} }: Pick<ImportKindRules, 'entity' | 'record' | 'madeOf'>) {
  const { changes } = editOf(record).shape;
  const columns = Object.entries(tableOf(entity).columns).map(([column, { kind }]) => ({
    column,
    field: contractName(column),
    isYesNo: kind === 'yes_no',
  }));
  const columnOf = new Map(columns.map(({ field, column }) => [field, column]));
  const refusal = (field: string, message: string): Refusal => ({
    column: columnOf.get(field) ?? field,
    fields: madeOf[field] ?? [field],
    message,
  });

  return (row: IncomingColumns): Refusal[] => {
    const given: Record<string, unknown> = {};
    const refusals: Refusal[] = [];
    for (const { column, field, isYesNo } of columns) {
      const value = row[column];
      if (value === undefined) continue;
      if (typeof value === 'string' && !isStorable(value)) refusals.push(refusal(field, UNSTORABLE));
      else given[field] = isYesNo && value !== null ? value === 1 : value;
    }
    const parsed = changes.safeParse(given);
    if (!parsed.success) {
      const seen = new Set<string>();
      for (const { path, message } of parsed.error.issues) {
        const field = String(path[0] ?? '');
        if (!seen.has(field)) refusals.push(refusal(field, message));
        seen.add(field);
      }
      return refusals;
    }
    const settled = parsed.data as Record<string, unknown>;
    for (const { column, field } of columns) if (settled[field] !== given[field]) row[column] = stored(settled[field]);
    return refusals;
  };
}

export type RecordRules = ReturnType<typeof recordRules>;
