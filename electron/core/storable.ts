import { AppError } from '../../shared/errors.ts';
import { tableOf, type EntityName } from '../../shared/tables.ts';
import { isStorable } from './parse-input.ts';
import type { Columns } from './rows.ts';

/** What a column of whole numbers takes in both databases. */
const LARGEST = 2_147_483_647;
/** What the longest field of the contract takes. */
const LONGEST = 100_000;

/**
 * Throws `validation` for a value that one of the databases wouldn't keep as it is, or that no field of the contract
 * takes. The contract refuses most before; an import and a rule of the program come by here, too.
 */
export function assertStorable(entity: EntityName, columns: Columns): void {
  for (const name in columns) {
    const value = columns[name];
    if (typeof value === 'string' ? value.length <= LONGEST && isStorable(value) : isWhole(value)) continue;
    const { label, columns: declared } = tableOf(entity);
    const what =
      typeof value === 'string'
        ? value.length > LONGEST
          ? 'is too long'
          : 'holds a character that can’t be stored'
        : 'is no whole number that can be stored';
    throw new AppError('validation', `${label}: ${declared[name]?.label ?? name} ${what}, so nothing was saved.`, {
      remedy: typeof value === 'string' ? 'Use 100,000 characters or fewer, and type it again.' : 'Use a whole number below 2,147,483,648.',
    });
  }
}

const isWhole = (value: number | null | undefined): boolean =>
  value === null || value === undefined || (Number.isInteger(value) && Math.abs(value) <= LARGEST);
