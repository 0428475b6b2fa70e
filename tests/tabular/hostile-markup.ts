import { GOOD, onlySheet, withPart } from './hostile-kit.ts';
import type { Hostile } from './hostile-kit.ts';
import { ods, sheetXml, workbook } from './zip-builder.ts';

const merges = (count: number): string =>
  `${GOOD}<mergeCells count="${count}">${Array.from({ length: count }, (_, at) => `<mergeCell ref="A${at * 2 + 1}:B${at * 2 + 2}"/>`).join('')}</mergeCells>`;

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`;

/** XML that harms parsers. */
export const MARKUP: readonly Hostile[] = [
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
