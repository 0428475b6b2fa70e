import type { FileCell } from '../../../shared/domain/tabular-types.ts';
import { cellText } from '../../tabular/headings.ts';
import type { MatchedTable } from './choose-columns.ts';

const TOTAL =
  /^(?:grand\s+|overall\s+|sub[\s-]*)?totals?(?:\s+(?:(?:all|net|no\.?|number\s+of)\s+)*(?:sites|homes|dwellings|units|plots|of\b.*|for\b.*|in\b.*))?\s*[:=]?\s*[\d,.]*$|^sum\s*:?$/iu;
const LONGEST = 40;

/** A row that is no record, and what it is in words. */
export interface NoRecord {
  group: string;
  reason: string;
  total: boolean;
}

/** Tells rows of totals and headings of groups from records: they are named and left out, not counted as sites. */
export function noRecord(cells: readonly FileCell[], table: MatchedTable, required: readonly string[]): NoRecord | undefined {
  const texts = cells.map((cell) => cellText(cell).trim());
  const filled = texts.filter((text) => text !== '');
  const heads = required.map((key) => texts[table.match.matched[key]?.column ?? -1] ?? '');
  // A total stands where the reference would, or where nothing else names a record.
  const word = [heads[0] ?? '', heads.every((text) => text === '') ? (filled[0] ?? '') : '', heads[0] === '' ? (heads[1] ?? '') : ''];
  const total = word.find((text) => text.length <= LONGEST && TOTAL.test(text));
  if (total !== undefined)
    return { group: 'A row of totals', reason: `The row begins “${total}”, so it is a total and no record.`, total: true };
  if (filled.length === 1 && table.header.headings.length >= 3 && heads.filter((text) => text !== '').length < required.length) {
    return {
      group: 'The heading of a group',
      reason: `The row holds nothing but “${filled[0]!.slice(0, 60)}”, so it was taken for the heading of a group.`,
      total: false,
    };
  }
  return undefined;
}
