import * as XLSX from 'xlsx';

/** A compound file with these streams. */
export function cfb(streams: readonly (readonly [name: string, data: Buffer])[]): Buffer {
  const file = XLSX.CFB.utils.cfb_new();
  for (const [name, data] of streams) XLSX.CFB.utils.cfb_add(file, `/${name}`, data);
  return Buffer.from(XLSX.CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

function written(rows: readonly (readonly unknown[])[], bookType: XLSX.BookType, date1904 = false): Buffer {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet(
      rows.map((row) => [...row]),
      { UTC: true },
    ),
    'Sites',
  );
  book.Workbook = { WBProps: { date1904 } };
  return Buffer.from(XLSX.write(book, { type: 'buffer', bookType }) as Uint8Array);
}

/** An Excel 97-2003 workbook. */
export const biff8 = (rows: readonly (readonly unknown[])[]): Buffer => written(rows, 'biff8');

/** An Excel 5 workbook, which only the second reader knows. */
export const biff5 = (rows: readonly (readonly unknown[])[]): Buffer => written(rows, 'biff5');

/** The stream of records of an Excel 97 workbook, changed one by one, back in its container. */
function withRecords(bytes: Buffer, change: (type: number, record: Buffer) => [number, Buffer]): Buffer {
  const container = XLSX.CFB.read(bytes, { type: 'buffer' });
  const stream = Buffer.from(XLSX.CFB.find(container, 'Workbook')!.content as Uint8Array);
  const parts: Buffer[] = [];
  for (let at = 0; at + 4 <= stream.length;) {
    const end = at + 4 + stream.readUInt16LE(at + 2);
    const [type, record] = change(stream.readUInt16LE(at), stream.subarray(at + 4, end));
    const head = Buffer.alloc(4);
    head.writeUInt16LE(type, 0);
    head.writeUInt16LE(record.length, 2);
    parts.push(head, record);
    at = end;
  }
  return cfb([['Workbook', Buffer.concat(parts)]]);
}

/** A number's record as a formula's, by its tokens: the library that writes these files knows no formulas. */
export const withFormulas = (bytes: Buffer, tokensAt: (row: number, column: number) => Buffer | undefined): Buffer =>
  withRecords(bytes, (type, record) => {
    const tokens = type === 0x203 ? tokensAt(record.readUInt16LE(0), record.readUInt16LE(2)) : undefined;
    if (!tokens) return [type, record];
    const rest = Buffer.alloc(8);
    rest.writeUInt16LE(tokens.length, 6);
    return [0x06, Buffer.concat([record, rest, tokens])];
  });

/** Tokens of a function over rows of a column. */
export function tokensOver(name: 'SUM' | 'SUBTOTAL' | 'COUNTA', from: number, to: number, column: number): Buffer {
  const area = Buffer.alloc(9);
  area[0] = 0x25;
  area.writeUInt16LE(from, 1);
  area.writeUInt16LE(to, 3);
  for (const at of [5, 7]) area.writeUInt16LE(column | 0xc000, at);
  if (name === 'SUM') return Buffer.concat([area, Buffer.from([0x19, 0x10, 0, 0])]);
  if (name === 'COUNTA') return Buffer.concat([area, Buffer.from([0x42, 1, 169, 0])]);
  return Buffer.concat([Buffer.from([0x1e, 9, 0]), area, Buffer.from([0x42, 2, 0x58, 0x01])]);
}
