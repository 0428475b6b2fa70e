import type { QuotedRows, TableFile } from '../../../shared/domain/tabular-types.ts';
import type { Asking } from './asking.ts';

/** The marks are text, and the lines between them rows. */
const TEXT = 'text';
/** The lines are one cell. */
const CELL = 'cell';
/** Above so many rows they are asked about together. */
const MOST_APART = 8;
const MOST_FACTS = 12;

const moreRows = (more: number): string => `+${more.toLocaleString('en-GB')} ${more === 1 ? 'row' : 'rows'}`;

/** One question about rows whose marks are read alike. */
function ask(doubts: readonly QuotedRows[], asking: Asking): string | null {
  const more = doubts.reduce((sum, doubt) => sum + doubt.more, 0);
  const [first] = doubts;
  const alone = doubts.length === 1;
  const likely = doubts.every((doubt) => doubt.likely);
  const proposed = likely ? TEXT : null;
  const answer = asking.ask({
    id: alone ? `quotes:${first!.row}` : 'quotes',
    kind: 'quotes',
    title: alone
      ? `Row ${first!.row.toLocaleString('en-GB')} has a cell whose lines ${likely ? 'look like' : 'may be'} rows of their own`
      : `${doubts.length.toLocaleString('en-GB')} rows have cells whose lines may be rows of their own`,
    detail: `They stand between two quotation marks. ${likely ? 'A mark is probably missing or too many.' : 'They may be one text of several lines, or a mark may be missing or too many.'}`,
    facts: doubts.slice(0, MOST_FACTS).flatMap(({ row, begins, line }) => [
      { label: `Row ${row.toLocaleString('en-GB')}`, text: begins, figure: '' },
      { label: 'Within it', text: line, figure: '' },
    ]),
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
  const doubts = file.doubts ?? [];
  const together = doubts.length > MOST_APART ? [doubts] : doubts.map((doubt) => [doubt]);
  const asText = together.filter((some) => ask(some, asking) === TEXT).flatMap((some) => some.flatMap(({ marks }) => marks));
  return asText.length === 0 ? file : again(asText);
}
