/** What the records of an xls say of its cells that parsers leave out: their formats, and which rows are totals. */

/** What a sheet's records say of its numbers. */
export interface XlsCells {
  /** Numbers whose format is not the usual one. */
  formats: { row: number; column: number; format: string }[];
  totals: number[];
}

/** Formats of a workbook by the place of a cell's style. */
export type XlsFormats = (style: number) => string | undefined;

const [FORMAT, XF, FORMULA, NUMBER, RK, MULTIPLE] = [0x41e, 0xe0, 0x06, 0x203, 0x27e, 0xbd];
/** These stand in no record: Excel has always had them. */
const BUILT_IN: Readonly<Record<number, string>> = { 2: '0.00', 9: '0%', 10: '0.00%' };

interface XlsRecord {
  type: number;
  record: Buffer;
}

/** A text with its length before it: one byte a character, or two. */
function textIn(record: Buffer, at: number): string {
  const count = record.readUInt16LE(at);
  return (record[at + 2] ?? 0) & 1
    ? record.toString('utf16le', at + 3, at + 3 + count * 2)
    : record.toString('latin1', at + 3, at + 3 + count);
}

/** The formats of a workbook, from the records before its sheets. */
export class XlsStyles {
  readonly #formats = new Map<number, string>(Object.entries(BUILT_IN).map(([id, format]) => [Number(id), format]));
  readonly #styles: number[] = [];

  add({ type, record }: XlsRecord): void {
    if (type === FORMAT && record.length >= 5) this.#formats.set(record.readUInt16LE(0), textIn(record, 2));
    else if (type === XF && record.length >= 4) this.#styles.push(record.readUInt16LE(2));
  }

  formatOf: XlsFormats = (style) => this.#formats.get(this.#styles[style] ?? 0);
}

/** AVERAGE, COUNT, COUNTA, SUM, MIN, MAX, SUBTOTAL, as a formula's tokens number them. */
const TOTALS: ReadonlySet<number> = new Set([0, 4, 5, 6, 7, 169, 344]);
const [INTEGER, ATTRIBUTE, AREA, CELL, FUNCTION] = [0x1e, 0x19, 0x05, 0x04, 0x02];

/** True when a formula's tokens are one such function over cells of its own column, none of them itself. */
function isTotal(tokens: Buffer, row: number, column: number): boolean {
  let [over, called] = [0, false];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!;
    const kind = token & 0x1f;
    if (called) return false;
    if (token === INTEGER) at += 3;
    else if (token === ATTRIBUTE) {
      // A sum of one range has a token of its own.
      if ((tokens[at + 1] ?? 0) & 0x10) called = true;
      at += 4;
    } else if (token >= 0x20 && (kind === AREA || kind === CELL)) {
      const [first, last, from, to] =
        kind === AREA
          ? [tokens.readUInt16LE(at + 1), tokens.readUInt16LE(at + 3), tokens.readUInt16LE(at + 5), tokens.readUInt16LE(at + 7)]
          : [tokens.readUInt16LE(at + 1), tokens.readUInt16LE(at + 1), tokens.readUInt16LE(at + 3), tokens.readUInt16LE(at + 3)];
      if ((from & 0xff) !== column || (to & 0xff) !== column || (first <= row && last >= row)) return false;
      over += 1;
      at += kind === AREA ? 9 : 5;
    } else if (token >= 0x20 && kind === FUNCTION) {
      called = TOTALS.has(tokens.readUInt16LE(at + 2) & 0x7fff);
      if (!called) return false;
      at += 4;
    } else return false;
  }
  return called && over > 0;
}

/** Gathers what the records of one sheet say of its cells. */
export class XlsCellReader {
  readonly found: XlsCells = { formats: [], totals: [] };
  readonly #formatOf: XlsFormats;

  constructor(formatOf: XlsFormats) {
    this.#formatOf = formatOf;
  }

  add({ type, record }: XlsRecord): void {
    if (record.length < 6) return;
    if (type !== FORMULA && type !== NUMBER && type !== RK && type !== MULTIPLE) return;
    const [row, column] = [record.readUInt16LE(0), record.readUInt16LE(2)];
    if (type !== MULTIPLE) this.#style(row, column, record.readUInt16LE(4));
    else for (let at = 4, place = column; at + 8 <= record.length; at += 6, place += 1) this.#style(row, place, record.readUInt16LE(at));
    if (type !== FORMULA || record.length < 22) return;
    const tokens = record.subarray(22, 22 + record.readUInt16LE(20));
    if (isTotal(tokens, row, column)) this.found.totals.push(row);
  }

  #style(row: number, column: number, style: number): void {
    const format = this.#formatOf(style);
    if (format !== undefined) this.found.formats.push({ row, column, format });
  }
}
