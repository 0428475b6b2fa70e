import { plainText } from '../../../shared/domain/code-text.ts';
import { LIMITS } from '../../tabular/limits.ts';
import { cellText } from '../../workbook/cell-text.ts';

/** A text as it comes out of a file: without what a cell can't hold and what a reader takes off. */
const asRead = (text: string): string => plainText(cellText(text));

/** True for two texts that differ only by what a file can't hold, such as spaces at their ends: no news of a record. */
export function isSameText(here: unknown, given: unknown): boolean {
  if (typeof here !== 'string' || typeof given !== 'string') return false;
  const told = asRead(given);
  // A cell that was full holds the beginning of what is here.
  return asRead(here) === told || (given.length >= LIMITS.cellText && asRead(here.slice(0, LIMITS.cellText)) === told);
}
