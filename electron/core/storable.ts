import { numberInWords } from '../../shared/domain/in-words.ts';
import { KINDS, MOST_STORED, type KeptKind } from '../../shared/domain/kinds.ts';
import { AppError } from '../../shared/errors.ts';
import { tableOf, type EntityName } from '../../shared/tables.ts';
import { isStorable } from './parse-input.ts';
import type { Columns } from './rows.ts';

/** What the longest field of the contract takes. */
const LONGEST = 100_000;

/**
 * Throws `validation` for a value that one of the databases wouldn't keep as it is, or that no field of the contract
 * takes. The contract refuses most before; an import and a rule of the program come by here, too.
 */
export function assertStorable(entity: EntityName, columns: Columns): void {
  const { columns: declared } = tableOf(entity);
  for (const name in columns) {
    const value = columns[name];
    if (typeof value === 'string' ? value.length <= LONGEST && isStorable(value) : isWhole(value, mostOf(declared[name]?.kind))) continue;
    throw refused(entity, columns, name);
  }
}

/** The largest number that a column takes in both databases. */
const mostOf = (kind: KeptKind = 'number'): number => KINDS[kind].kept.most ?? MOST_STORED;

const isWhole = (value: number | null | undefined, most: number): boolean =>
  value === null || value === undefined || (Number.isInteger(value) && Math.abs(value) <= most);

function refused(entity: EntityName, columns: Columns, name: string): AppError {
  const { label, columns: declared, title, sort } = tableOf(entity);
  const called = columns[title ?? sort];
  const record = typeof called === 'string' && called !== '' && name !== (title ?? sort) ? `${label} “${called.slice(0, 60)}”` : label;
  const value = columns[name];
  const text = typeof value === 'string';
  const long = text && value.length > LONGEST;
  const what = long ? 'is too long' : text ? 'holds a character that can’t be stored' : 'is no whole number that can be stored';
  return new AppError('validation', `${record}: ${declared[name]?.label ?? name} ${what}, so nothing was saved.`, {
    remedy: text
      ? 'Use 100,000 characters or fewer, and type it again.'
      : `Use a whole number up to ${numberInWords(mostOf(declared[name]?.kind))}.`,
  });
}
