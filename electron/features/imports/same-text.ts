import { plainText } from '../../../shared/domain/code-text.ts';
import { cellText, cleanText, MAX_CELL_TEXT } from '../../workbook/cell-text.ts';

/** A text as it comes out of a file: without what a cell can't hold and what a reader takes off. */
const asRead = (text: string): string => plainText(cleanText(text));

/** True for two texts that differ only by what a file can't hold, such as spaces at their ends: no news of a record. */
export function isSameText(here: unknown, given: unknown): boolean {
  if (typeof here !== 'string' || typeof given !== 'string') return false;
  const told = asRead(given);
  if (asRead(here) === told || plainText(cellText(here)) === told) return true;
  // A full cell without our mark, of another program: it holds the beginning of what is here.
  return given.length === MAX_CELL_TEXT && asRead(here.slice(0, MAX_CELL_TEXT)).startsWith(told.replace(/…$/u, ''));
}
