import { detectDelimiter } from './csv-delimiter.ts';
import { CsvPacker } from './csv-rows.ts';
import { decodeText } from './decode-text.ts';
import type { SendReply } from './read-protocol.ts';
import { RefusedTable } from './table-read-error.ts';

const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n|\n|\r)/iu;
const SAMPLE_BYTES = 65_536;

/** What is worth telling about how a text file was read. */
function notesFor(packer: CsvPacker): string[] {
  const notes = packer.widths.notes(packer.endsInLine);
  if (packer.controlRows.length > 0)
    notes.push(
      `Control characters, which no cell can hold, were read as spaces in row ${packer.controlRows.join(', ')}: check those rows.`,
    );
  return [...notes, ...packer.quotes.notes()];
}

/**
 * Reads a CSV, TSV or semicolon file: every cell stays text, so no code loses a zero and no date is guessed at. `asText`:
 * where quotation marks stand that are text.
 */
export async function readText(bytes: Uint8Array, asText: readonly number[], send: SendReply): Promise<void> {
  const { utf8, encoding } = decodeText(bytes);
  const sample = Buffer.from(utf8.buffer, utf8.byteOffset, Math.min(utf8.length, SAMPLE_BYTES));
  // Excel's own "sep=;" line isn't a row: Excel hides it and numbers the rows from the next one.
  const hint = SEPARATOR_LINE.exec(sample.toString('utf8')) ?? undefined;
  const asked = hint?.[1];
  if (asked !== undefined && asked.charCodeAt(0) > 0x7f) throw new RefusedTable('not-a-table');
  const delimiter = asked ?? detectDelimiter(sample);
  const packer = new CsvPacker(utf8, delimiter, hint ? hint[0].length : 0, new Set(asText));
  await send({ type: 'sheet', name: '', hidden: false });
  for (let batch = packer.next(); batch !== undefined; batch = packer.next()) await send({ type: 'packed', text: batch });
  await send({
    type: 'done',
    kind: 'csv',
    encoding,
    delimiter,
    notes: notesFor(packer),
    doubts: packer.quotes.doubts(packer.widths.usual),
  });
}
