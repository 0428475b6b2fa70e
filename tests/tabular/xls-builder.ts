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
