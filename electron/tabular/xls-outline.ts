import { XlsCellReader, XlsStyles, type XlsCells, type XlsFormats } from './xls-cells.ts';

/** What an xls workbook says of a sheet before its cells are read. */
export interface XlsSheet {
  name: string;
  hidden: boolean;
  /** Rows it says it has (the DIMENSIONS record), or undefined where it says nothing. */
  rows: number | undefined;
  /** False when the sheet's records break off before their end. */
  ended: boolean;
  /** What its records say of its cells. */
  cells: XlsCells;
}

const [HEADER, ENTRY, FREE, END] = [512, 128, 0xffff_ffff, 0xffff_fffe];
const [BOUND_SHEET, DIMENSIONS, BOF, EOF] = [0x85, 0x200, 0x809, 0x0a];
const MOST_RECORDS = 20_000_000;

/** Numbers of a table of sectors: which sector follows which. */
function numbersIn(table: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + 4 <= table.length; at += 4) numbers.push(table.readUInt32LE(at));
  return numbers;
}

/** Sectors of one size within bytes, followed from one to the next; a file that runs in circles ends at their number. */
function follow(bytes: Buffer, size: number, start: number, next: readonly number[], first: number): Buffer {
  const parts: Buffer[] = [];
  const most = bytes.length / size + 1;
  for (let at = first; at < END && parts.length < most; at = next[at] ?? FREE)
    parts.push(bytes.subarray(start + at * size, start + (at + 1) * size));
  return Buffer.concat(parts);
}

/** The table of all sectors: its own sectors are listed in the head, and on from there in a chain. */
function sectorTable(bytes: Buffer, size: number): number[] {
  const sector = (at: number): Buffer => bytes.subarray(HEADER + at * size, HEADER + (at + 1) * size);
  const listed = numbersIn(bytes.subarray(76, HEADER));
  const most = bytes.length / size + 1;
  let more = bytes.readUInt32LE(68);
  for (let count = 0; more < END && count < most; count += 1) {
    const numbers = numbersIn(sector(more));
    more = numbers.pop() ?? FREE;
    listed.push(...numbers);
  }
  return listed.filter((at) => at < END).flatMap((at) => numbersIn(sector(at)));
}

/** The stream that holds the workbook; undefined where there is none. Small ones stand in sectors within the root's stream. */
function workbookStream(bytes: Buffer): Buffer | undefined {
  const size = 1 << Math.min(bytes.readUInt16LE(30), 12);
  const next = sectorTable(bytes, size);
  const stream = (first: number): Buffer => follow(bytes, size, HEADER, next, first);
  const directory = stream(bytes.readUInt32LE(48));
  const root = directory.length >= ENTRY ? directory.readUInt32LE(116) : FREE;
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const length = directory.readUInt16LE(at + 64);
    if (length < 2 || length > 64) continue;
    const name = directory.toString('utf16le', at, at + length - 2);
    if (name !== 'Workbook' && name !== 'Book') continue;
    const [first, bytesLong] = [directory.readUInt32LE(at + 116), directory.readUInt32LE(at + 120)];
    const small = bytesLong < bytes.readUInt32LE(56);
    const whole = small ? follow(stream(root), 64, 0, numbersIn(stream(bytes.readUInt32LE(60))), first) : stream(first);
    return whole.subarray(0, bytesLong);
  }
  return undefined;
}

/** A sheet's name as its record has it: one byte a character, or two. */
function nameIn(record: Buffer): string {
  const count = record[6] ?? 0;
  return (record[7] ?? 0) & 1 ? record.toString('utf16le', 8, 8 + count * 2) : record.toString('latin1', 8, 8 + count);
}

function* recordsFrom(stream: Buffer, from: number): Generator<{ type: number; record: Buffer; whole: boolean }> {
  for (let at = from, count = 0; at + 4 <= stream.length && count < MOST_RECORDS; count += 1) {
    const length = stream.readUInt16LE(at + 2);
    yield { type: stream.readUInt16LE(at), record: stream.subarray(at + 4, at + 4 + length), whole: at + 4 + length <= stream.length };
    at += 4 + length;
  }
}

/** The rows a sheet says it has, whether its records come to their end, and what they say of its cells. */
function sheetAt(stream: Buffer, from: number, formatOf: XlsFormats): Pick<XlsSheet, 'rows' | 'ended' | 'cells'> {
  const reader = new XlsCellReader(formatOf);
  const cells = reader.found;
  let rows: number | undefined;
  let depth = 0;
  for (const { type, record, whole } of recordsFrom(stream, from)) {
    if (!whole) return { rows, ended: false, cells };
    if (type === BOF) depth += 1;
    if (type === DIMENSIONS && record.length >= 8) rows = record.readUInt32LE(4);
    // Charts stand within a sheet with a beginning and an end of their own.
    if (type === EOF && (depth -= 1) <= 0) return { rows, ended: true, cells };
    if (depth === 1) reader.add({ type, record });
  }
  return { rows, ended: false, cells };
}

/** The sheets of an Excel 97 workbook by its own records; undefined for an older one, or one whose records can't be found. */
export function xlsOutline(bytes: Uint8Array): XlsSheet[] | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const stream = workbookStream(buffer);
    if (!stream || stream.length < 8 || stream.readUInt16LE(0) !== BOF || stream.readUInt16LE(4) !== 0x600) return undefined;
    const styles = new XlsStyles();
    const sheets: Omit<XlsSheet, 'rows' | 'ended' | 'cells'>[] = [];
    const starts: number[] = [];
    for (const { type, record } of recordsFrom(stream, 0)) {
      if (type === EOF) break;
      styles.add({ type, record });
      if (type !== BOUND_SHEET || record.length < 8) continue;
      const hidden = ((record[4] ?? 0) & 3) !== 0;
      sheets.push({ name: nameIn(record), hidden });
      starts.push(record.readUInt32LE(0));
    }
    return sheets.map((sheet, at) => ({ ...sheet, ...sheetAt(stream, starts[at]!, styles.formatOf) }));
  } catch (error) {
    // Numbers that point outside the file: the reader says what it makes of it.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
