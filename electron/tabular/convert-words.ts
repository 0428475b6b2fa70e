import { KINDS, type Kind } from '../../shared/domain/kinds.ts';
import { verdictOf, type CellReader } from './cell-reading.ts';
import { cellText } from './headings.ts';
import { accept, refuse, repair } from './verdict.ts';

/** Text as given, tidied. */
export const convertText =
  (kind: Kind): CellReader =>
  (cell, place) =>
    verdictOf(KINDS[kind].read(cellText(cell), place));

/** A line of text; one that Excel took for a date, such as 1-2, says no more what was typed. */
export const convertLine: CellReader = (cell, place) => {
  const verdict = convertText('text')(cell, place);
  if (typeof cell !== 'object' || cell === null || verdict.kind !== 'value') return verdict;
  const words = 'is a date in the workbook, and was read as that text';
  return repair(verdict.value, 'repaired', words, 'If something else was typed, format the column as Text and type it again.');
};

/** A code as text. What Excel does to codes (dates, shortened long numbers) can't be undone, so it is refused. */
export const convertReference: CellReader = (cell, place) => {
  const fix = 'Format the column as Text in Excel and type the code again.';
  if (typeof cell === 'object' && cell !== null)
    return refuse('mangled-code', 'is a date, so Excel has probably changed a code into one', fix);
  if (typeof cell === 'number' && (Math.abs(cell) > Number.MAX_SAFE_INTEGER || String(cell).includes('e')))
    return refuse('mangled-code', 'is longer than Excel can hold as a number, so its last digits are lost', fix);
  return verdictOf(KINDS.reference.read(cellText(cell), place));
};

/** One of a field's permitted values. */
export const convertCode: CellReader = (cell, place) => verdictOf(KINDS.code.read(cellText(cell), place));

/** Yes or no in the ways people write them. */
export const convertYesNo: CellReader = (cell, place) =>
  typeof cell === 'boolean' ? accept(cell) : verdictOf(KINDS.yes_no.read(cellText(cell), place));
