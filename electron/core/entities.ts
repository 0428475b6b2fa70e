import { fold } from '../../shared/domain/fold.ts';
import { tableOf, type EntityName } from '../../shared/tables.ts';

/** What a kind of record is called within a sentence: "working group". */
export const lowerLabel = (entity: EntityName): string => tableOf(entity).label.toLowerCase();

/** What a column is called within a sentence: "review on", "RSH code". */
export function columnWord(entity: EntityName, column: string): string {
  const label = tableOf(entity).columns[column]?.label ?? column;
  return /^\p{Lu}{2}/u.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

/** "this organisation", "these figures": how a sentence points at a record. */
export function thisRecord(entity: EntityName): string {
  const label = lowerLabel(entity);
  return `${label.endsWith('s') ? 'these' : 'this'} ${label}`;
}

/** "an organisation", "figures": a record nobody has named yet. */
export function aRecord(entity: EntityName): string {
  const label = lowerLabel(entity);
  if (label.endsWith('s')) return label;
  return `${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label}`;
}

/** A sort key in which 2 comes before 10. */
export const sortKey = (text: string): string => fold(text).replace(/\d+/g, (digits) => digits.padStart(8, '0'));
