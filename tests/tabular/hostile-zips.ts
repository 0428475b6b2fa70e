import { GOOD, onlySheet, withPart } from './hostile-kit.ts';
import type { Hostile } from './hostile-kit.ts';
import { buildZip, workbook, workbookParts } from './zip-builder.ts';

/** Valid deflate of `megabytes` of spaces inside a sheet. */
function bigSheet(megabytes: number): string {
  return `<sheetData><row r="1"><c r="A1"><v>1</v></c></row>${' '.repeat(megabytes * 1_048_576)}</sheetData>`;
}

function overlapping(): Buffer {
  const parts = workbookParts({ sheets: [GOOD, GOOD] });
  return buildZip(parts.map((part, index) => (index === parts.length - 1 ? { ...part, offset: 0 } : part)));
}

/** Zips made to blow up. */
export const ZIPS: readonly Hostile[] = [
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
