import type { TableReadReason } from '../../electron/tabular/table-read-error.ts';
import { buildZip, ods, sheetXml, workbook, workbookParts } from './zip-builder.ts';
import { biff8, cfb } from './xls-builder.ts';

/** A file made to do harm, or just broken, and what reading it must say. */
export interface Hostile {
  file: string;
  why: string;
  make: () => Uint8Array;
  /** Any of these is right; `read` means it may also be read without harm. */
  expect: readonly (TableReadReason | 'read')[];
}

const GOOD = sheetXml([
  ['Site', 'Homes'],
  ['A', 40],
]);
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const onlySheet = (xml: string): Buffer => workbook({ sheets: [xml] });

/** Valid deflate of `megabytes` of spaces inside a sheet. */
function bigSheet(megabytes: number): string {
  return `<sheetData><row r="1"><c r="A1"><v>1</v></c></row>${' '.repeat(megabytes * 1_048_576)}</sheetData>`;
}

function withPart(name: string, change: (part: { data: string | Uint8Array }) => object): Buffer {
  return buildZip(workbookParts({ sheets: [GOOD] }).map((part) => (part.name === name ? { ...part, ...change(part) } : part)));
}

function overlapping(): Buffer {
  const parts = workbookParts({ sheets: [GOOD, GOOD] });
  return buildZip(parts.map((part, index) => (index === parts.length - 1 ? { ...part, offset: 0 } : part)));
}

function randomBytes(length: number): Buffer {
  let seed = 12_345;
  return Buffer.from(Array.from({ length }, () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff) & 0xff));
}

const merges = (count: number): string =>
  `${GOOD}<mergeCells count="${count}">${Array.from({ length: count }, (_, at) => `<mergeCell ref="A${at * 2 + 1}:B${at * 2 + 2}"/>`).join('')}</mergeCells>`;

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`;

/** Files whose containers lie or are broken. */
const containers: readonly Hostile[] = [
  {
    file: 'text.xlsx',
    why: 'text named .xlsx',
    make: () => bytes('Site,Homes\nA,40\n'),
    expect: ['text-named-workbook'],
  },
  {
    file: 'page.csv',
    why: 'web page named .csv',
    make: () => bytes('<!DOCTYPE html>\n<html><body><table><tr><td>1</td></tr></table></body></html>'),
    expect: ['web-page'],
  },
  {
    file: 'page.xls',
    why: 'web page named .xls',
    make: () => bytes(`\uFEFF  <html><table>${'<tr><td>1</td></tr>'.repeat(60_000)}</table>`),
    expect: ['web-page'],
  },
  {
    file: 'feed.csv',
    why: 'XML named .csv',
    make: () => bytes('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'),
    expect: ['xml'],
  },
  {
    file: 'wide-page.csv',
    why: 'UTF-16 web page',
    make: () => Buffer.from('\uFEFF<html><body>Sign in</body></html>', 'utf16le'),
    expect: ['web-page'],
  },
  { file: 'data.csv', why: 'JSON named .csv', make: () => bytes('[{"site":"A"}]'), expect: ['json'] },
  { file: 'report.csv', why: 'PDF', make: () => bytes('%PDF-1.7\n%'), expect: ['other-document'] },
  { file: 'empty.csv', why: 'no bytes', make: () => new Uint8Array(0), expect: ['empty'] },
  { file: 'blank.csv', why: 'only line ends', make: () => bytes('\r\n\r\n,,,\n'), expect: ['no-cells'] },
  { file: 'junk.csv', why: 'random bytes', make: () => randomBytes(5000), expect: ['not-a-table'] },
  {
    file: 'quote.csv',
    why: 'a quotation mark never closed',
    make: () => bytes(`a,b\n"x,1\n${'y,2\n'.repeat(1000)}`),
    expect: ['broken-quotes'],
  },
  {
    file: 'wide.csv',
    why: 'one row of 3 million cells',
    make: () => bytes('a,'.repeat(3_000_000)),
    expect: ['too-many-columns'],
  },
  {
    file: 'commas.csv',
    why: 'one row of 20 million commas',
    make: () => Buffer.alloc(20_000_000, ','),
    expect: ['too-complex'],
  },
  { file: 'long.csv', why: '300,000 rows', make: () => bytes('a,b\n'.repeat(300_000)), expect: ['too-many-rows'] },
  {
    file: 'returns.csv',
    why: '20 million carriage returns',
    make: () => Buffer.alloc(20_000_000, '\r'),
    expect: ['too-many-rows'],
  },
  {
    file: 'quotes.csv',
    why: '20 million quotation marks',
    make: () => Buffer.alloc(20_000_000, '"'),
    expect: ['read', 'no-cells', 'too-complex', 'broken-quotes'],
  },
  {
    file: 'archive.xlsx',
    why: 'zip of something else',
    make: () => buildZip([{ name: 'sites.csv', data: 'a,b' }]),
    expect: ['zip-archive'],
  },
  {
    file: 'letter.xlsx',
    why: 'Word document',
    make: () =>
      buildZip([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'word/document.xml', data: '<w/>' },
      ]),
    expect: ['other-document'],
  },
];

/** Zips made to blow up. */
const zips: readonly Hostile[] = [
  { file: 'bomb.xlsx', why: 'a part of 240 MB', make: () => onlySheet(bigSheet(240)), expect: ['too-complex'] },
  { file: 'ratio.xlsx', why: 'a part 1,000 times its size', make: () => onlySheet(bigSheet(60)), expect: ['unsafe'] },
  {
    file: 'lie.xlsx',
    why: 'a 60 MB part that says 1,000 bytes',
    make: () =>
      buildZip(
        workbookParts({ sheets: [bigSheet(60)] }).map((part) => (part.name.includes('sheet1') ? { ...part, declaredSize: 1000 } : part)),
      ),
    expect: ['unsafe'],
  },
  {
    file: 'huge-header.xlsx',
    why: 'a small part that says 2 GB',
    make: () => withPart('xl/worksheets/sheet1.xml', () => ({ declaredSize: 0x7fff_ffff })),
    expect: ['too-complex'],
  },
  {
    file: 'longer.xlsx',
    why: 'a part that says it is bigger than it is',
    make: () => withPart('xl/worksheets/sheet1.xml', () => ({ declaredSize: 5000 })),
    expect: ['damaged'],
  },
  { file: 'cut.xlsx', why: 'truncated', make: () => onlySheet(GOOD).subarray(0, 900), expect: ['damaged'] },
  { file: 'headless.xlsx', why: 'four bytes of a zip', make: () => Buffer.from('PK\u0003\u0004'), expect: ['damaged'] },
  {
    file: 'crc.xlsx',
    why: 'wrong checksum',
    make: () => withPart('xl/worksheets/sheet1.xml', () => ({ declaredCrc: 1 })),
    expect: ['damaged'],
  },
  {
    file: 'twice.xlsx',
    why: 'two parts of the same name',
    make: () => buildZip([...workbookParts({ sheets: [GOOD] }), { name: 'xl/worksheets/SHEET1.xml', data: '<x/>' }]),
    expect: ['unsafe'],
  },
  { file: 'overlap.xlsx', why: 'parts that overlap', make: overlapping, expect: ['unsafe'] },
  {
    file: 'many.xlsx',
    why: '3,000 parts',
    make: () =>
      workbook({
        sheets: [GOOD],
        extra: Array.from({ length: 3000 }, (_, at) => ({ name: `xl/x${at}.xml`, data: 'x' })),
      }),
    expect: ['unsafe'],
  },
  {
    file: 'locked.xlsx',
    why: 'encrypted zip part',
    make: () => withPart('xl/worksheets/sheet1.xml', () => ({ flags: 1 })),
    expect: ['encrypted'],
  },
  {
    file: 'image.xlsx',
    why: 'a 150 MB picture, dropped unread',
    make: () => workbook({ sheets: [GOOD], extra: [{ name: 'xl/media/image1.png', data: new Uint8Array(150_000_000) }] }),
    expect: ['read'],
  },
];

/** XML that harms parsers. */
const markup: readonly Hostile[] = [
  {
    file: 'laughs.xlsx',
    why: 'billion laughs',
    make: () => workbook({ sheets: [sheetXml([['&amp;j;']])], prolog: LAUGHS }),
    expect: ['unsafe'],
  },
  {
    file: 'xxe.xlsx',
    why: 'external entity',
    make: () =>
      workbook({
        sheets: [GOOD],
        shared: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst>&e;</sst>',
      }),
    expect: ['unsafe'],
  },
  {
    file: 'utf16.xlsx',
    why: 'XML in UTF-16, which would hide a document type',
    make: () => withPart('xl/worksheets/sheet1.xml', (part) => ({ data: Buffer.from(`\uFEFF${String(part.data)}`, 'utf16le') })),
    expect: ['unsafe'],
  },
  {
    file: 'dimension.xlsx',
    why: 'says A1:XFD1048576, has one cell',
    make: () => onlySheet(`<dimension ref="A1:XFD1048576"/>${GOOD}`),
    expect: ['read'],
  },
  {
    file: 'corners.xlsx',
    why: 'cells at A1 and XFD1048576',
    make: () =>
      onlySheet('<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    expect: ['too-complex', 'too-many-columns'],
  },
  {
    file: 'far.xlsx',
    why: 'a cell at ZZZZZZ4294967295',
    make: () => onlySheet('<sheetData><row r="1"><c r="ZZZZZZ4294967295"><v>1</v></c></row></sheetData>'),
    expect: ['too-complex', 'damaged', 'no-cells'],
  },
  {
    file: 'merge.xlsx',
    why: 'one merge over the whole sheet',
    make: () => onlySheet(`${GOOD}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`),
    expect: ['read'],
  },
  { file: 'merges.xlsx', why: '200,000 merges', make: () => onlySheet(merges(200_000)), expect: ['unsafe'] },
  {
    file: 'link.xlsx',
    why: 'a link over the whole sheet',
    make: () => onlySheet(`${GOOD}<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>`),
    expect: ['unsafe'],
  },
  {
    file: 'columns.xlsx',
    why: 'columns 1 to 2,147,483,648',
    make: () => onlySheet(`<cols><col min="1" max="2147483648" width="9"/></cols>${GOOD}`),
    expect: ['read'],
  },
  {
    file: 'validation.xlsx',
    why: 'a drop-down over the whole sheet',
    make: () =>
      onlySheet(
        `${GOOD}<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>`,
      ),
    expect: ['read'],
  },
  {
    file: 'nested.xlsx',
    why: '500,000 nested tags',
    make: () => onlySheet(`<sheetData>${'<a>'.repeat(500_000)}${'</a>'.repeat(500_000)}</sheetData>`),
    expect: ['read', 'no-cells', 'damaged', 'unsafe', 'reader-failed'],
  },
  {
    file: 'proto.xlsx',
    why: 'sheets named __proto__ and constructor',
    make: () =>
      workbook({
        sheets: [
          sheetXml([
            ['__proto__', 'constructor'],
            ['toString', 1],
          ]),
          GOOD,
        ],
        names: ['__proto__', 'constructor'],
      }),
    expect: ['read'],
  },
  {
    file: 'shared-bomb.xlsx',
    why: 'a 1 MB text used 20,000 times',
    make: () =>
      workbook({
        sheets: [
          `<sheetData>${Array.from({ length: 20_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`).join('')}</sheetData>`,
        ],
        shared: `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'x'.repeat(1_000_000)}</t></si></sst>`,
      }),
    expect: ['too-much-text'],
  },
  {
    file: 'repeat.ods',
    why: 'one cell repeated 17 thousand million times',
    make: () =>
      ods(
        '<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table>',
      ),
    expect: ['too-complex'],
  },
  {
    file: 'spaces.ods',
    why: 'a run of 900 million spaces',
    make: () =>
      ods(
        '<table:table table:name="S"><table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="900000000"/>b</text:p></table:table-cell></table:table-row></table:table>',
      ),
    expect: ['read', 'damaged'],
  },
];

/** Old binary workbooks. */
const binaries: readonly Hostile[] = [
  {
    file: 'password.xlsx',
    why: 'encrypted workbook',
    make: () =>
      cfb([
        ['EncryptionInfo', Buffer.alloc(200)],
        ['EncryptedPackage', Buffer.alloc(4200, 7)],
      ]),
    expect: ['encrypted'],
  },
  {
    file: 'letter.xls',
    why: 'old Word document',
    make: () => cfb([['WordDocument', Buffer.alloc(4200, 1)]]),
    expect: ['other-document'],
  },
  {
    file: 'cut.xls',
    why: 'truncated xls',
    make: () =>
      biff8([
        ['Site', 'Homes'],
        ['A', 40],
      ]).subarray(0, 1100),
    expect: ['damaged'],
  },
  {
    file: 'magic.xls',
    why: 'the first eight bytes of an xls and then junk',
    make: () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(6000)]),
    expect: ['damaged'],
  },
  { file: 'random.xls', why: 'random bytes named .xls', make: () => randomBytes(3000), expect: ['not-a-table'] },
];

/** Every file here must give its sentence, quickly, and leave this process alone. */
export const HOSTILE: readonly Hostile[] = [...containers, ...zips, ...markup, ...binaries];
