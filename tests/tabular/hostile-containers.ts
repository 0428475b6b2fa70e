import { biff8, cfb } from './xls-builder.ts';
import { randomBytes } from './hostile-kit.ts';
import type { Hostile } from './hostile-kit.ts';
import { buildZip } from './zip-builder.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

/** Files whose containers lie or are broken. */
export const CONTAINERS: readonly Hostile[] = [
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

/** Old binary workbooks. */
export const BINARIES: readonly Hostile[] = [
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
