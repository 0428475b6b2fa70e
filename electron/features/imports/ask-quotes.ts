import type { QuotedRows, TableFile } from '../../../shared/domain/tabular-types.ts';
import type { Asking } from './asking.ts';

/** The marks are text, and the lines between them rows. */
const TEXT = 'text';
/** The lines are one cell. */
const CELL = 'cell';
/** Above so many rows they are asked about together. */
const MOST_APART = 8;
const MOST_FACTS = 12;

const number = (of: number): string => of.toLocaleString('en-GB');
const moreRows = (more: number): string => `${number(more)} more ${more === 1 ? 'row' : 'rows'}`;

/** One question about rows whose marks are read alike. */
function ask(doubts: readonly [QuotedRows, ...QuotedRows[]], asking: Asking): string | null {
  const more = doubts.reduce((sum, doubt) => sum + doubt.more, 0);
  const [first] = doubts;
  const alone = doubts.length === 1;
  const likely = doubts.every((doubt) => doubt.likely);
  const proposed = likely ? TEXT : null;
  const why = likely
    ? 'a mark is probably missing or too many'
    : 'they may be one text of several lines, or a mark may be missing or too many';
  const answer = asking.ask({
    id: alone ? `quotes:${first.row}` : 'quotes',
    kind: 'quotes',
    title: alone
      ? `Row ${number(first.row)} has a cell whose lines ${likely ? 'look like' : 'may be'} rows of their own`
      : `${number(doubts.length)} rows have cells whose lines may be rows of their own`,
    detail: alone
      ? `“${first.begins}” goes on between two quotation marks with “${first.line}”: ${why}.`
      : `They begin with row ${number(first.row)} (“${first.begins}”) and stand between two quotation marks each: ${why}.`,
    facts: alone ? [] : doubts.slice(0, MOST_FACTS).map(({ row, begins }) => ({ label: `Row ${number(row)}`, text: begins, figure: '' })),
    options: [
      { id: TEXT, label: 'Read the quotation marks as text', effect: moreRows(more) },
      { id: CELL, label: alone ? 'It is one cell, as it stands' : 'Each is one cell, as it stands', effect: 'no more rows' },
    ],
    proposed,
  });
  return answer ?? proposed;
}

/**
 * Asks whether lines between two quotation marks are rows of their own, and gives the file as it is to be read. While the
 * question waits that is as proposed.
 */
export async function settleQuotes(
  file: TableFile,
  asking: Asking,
  again: (asText: readonly number[]) => Promise<TableFile>,
): Promise<TableFile> {
  const [first, ...others] = file.doubts ?? [];
  if (!first) return file;
  const doubts = [first, ...others] as const;
  const together = doubts.length > MOST_APART ? [doubts] : doubts.map((doubt) => [doubt] as const);
  const asText = together.filter((some) => ask(some, asking) === TEXT).flatMap((some) => some.flatMap(({ marks }) => marks));
  return asText.length === 0 ? file : again(asText);
}
