import type { Fault, Problem } from '../../../shared/features/imports/contract.ts';

/** Where a file has its fields. */
export interface Place {
  sheet: string;
  /** The file's heading of a field; the field's own label when none is matched. */
  headingOf: (key: string) => string;
}

/** What speaks against one field of a row, at the place where the file has it. It stops the row. */
export function rowProblem(place: Place, row: number, { field, message }: { field: string; message: string }, value: string): Problem {
  const column = field === '' ? '' : place.headingOf(field);
  return {
    sheet: place.sheet,
    row,
    column,
    value,
    message: `${place.sheet}, row ${row}${column ? `, ${column}` : ''}: ${message}`,
    remedy: column === '' ? 'Correct the row and choose the file again.' : 'Correct the cell, here or in the file.',
    severity: 'error',
  };
}

/** What a stopped row shows of a problem that stops it. */
export const faultOf = ({ column, value, remedy }: Problem, reason: string): Fault => ({ column, value, reason, remedy });
