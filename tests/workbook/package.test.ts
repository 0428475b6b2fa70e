import { posix } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { cabinetReport, tinySheet } from './sample-reports.ts';
import { sheetCell, writeAndReopen } from './reopen.ts';
import type { Reopened } from './reopen.ts';
import { childNames, elements, xmlFault } from './xml.ts';

/** The order ECMA-376 fixes for what a sheet holds. Excel repairs a file that strays from it. */
const SHEET_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'conditionalFormatting',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'drawing',
  'tableParts',
];

describe('the parts of a report', () => {
  let book: Reopened;
  let sheets: [string, string][];
  beforeAll(async () => {
    const model = cabinetReport(40);
    book = await writeAndReopen({
      ...model,
      title: 'A & B <report> "x"',
      sheets: [...model.sheets, tinySheet({ rows: [] }), tinySheet()],
    });
    sheets = Object.entries(book.parts).filter(([path]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(path));
  });

  it('are well-formed XML', () => {
    expect(Object.keys(book.parts).length).toBeGreaterThan(15);
    for (const [path, xml] of Object.entries(book.parts)) expect(xmlFault(xml), path).toBeNull();
  });

  it('have checksums that hold', async () => {
    // Of the readers to hand, only hucre's compares them.
    const again = await readXlsx(book.bytes);
    expect(again.sheets.map((sheet) => sheet.name)).toEqual(book.sheetJs.SheetNames);
    const broken = book.bytes.slice();
    const at = Buffer.from(broken).lastIndexOf('PK\u0001\u0002');
    broken[at + 16] = (broken[at + 16] ?? 0) ^ 1;
    await expect(readXlsx(broken)).rejects.toThrow();
  });

  it('are all in the content types, and only those', () => {
    const types = book.parts['[Content_Types].xml'] ?? '';
    const listed = elements(types, 'Override').map((override) => override['PartName']?.slice(1));
    const byExtension = new Set(elements(types, 'Default').map((one) => one['Extension']));
    for (const path of Object.keys(book.parts)) {
      if (path === '[Content_Types].xml') continue;
      expect(path.endsWith('.rels') ? byExtension.has('rels') : listed.includes(path), path).toBe(true);
    }
    for (const path of listed) expect(Object.keys(book.parts)).toContain(path);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('lead only to parts that are there, by ids that are unique and used', () => {
    for (const [path, xml] of Object.entries(book.parts).filter(([name]) => name.endsWith('.rels'))) {
      const rels = elements(xml, 'Relationship');
      expect(new Set(rels.map((rel) => rel['Id'])).size, path).toBe(rels.length);
      const owner = posix.join(posix.dirname(path), '..');
      for (const rel of rels) {
        if (rel['TargetMode'] === 'External') continue;
        expect(Object.keys(book.parts)).toContain(posix.join(owner, rel['Target'] ?? ''));
      }
      const source = book.parts[posix.join(owner, posix.basename(path, '.rels'))];
      if (source === undefined) continue;
      const known = new Set(rels.map((rel) => rel['Id']));
      for (const [, id = ''] of source.matchAll(/ r:id="([^"]+)"/g)) expect(known.has(id), `${path} ${id}`).toBe(true);
    }
  });

  it('hold what a sheet holds in the order Excel insists on', () => {
    for (const [path, xml] of sheets) {
      const places = childNames(xml).map((name) => SHEET_ORDER.indexOf(name));
      expect(places, path).not.toContain(-1);
      expect(places, path).toEqual(places.toSorted((a, b) => a - b));
    }
  });

  it('hold rows and cells in order, each once, with styles and strings that exist', () => {
    const styles = elements(book.parts['xl/styles.xml'] ?? '', 'cellXfs')[0]?.['count'];
    const strings = (book.parts['xl/sharedStrings.xml'] ?? '').split('<si>').length - 1;
    for (const [path, xml] of sheets) {
      const rows = elements(xml, 'row').map((row) => Number(row['r']));
      expect(rows, path).toEqual(rows.toSorted((a, b) => a - b));
      const refs = elements(xml, 'c').map((cell) => cell['r']);
      expect(new Set(refs).size, path).toBe(refs.length);
      for (const cell of elements(xml, 'c')) expect(Number(cell['s'] ?? 0)).toBeLessThan(Number(styles));
      for (const [, index] of xml.matchAll(/t="s"><v>(\d+)</g)) expect(Number(index)).toBeLessThan(strings);
    }
  });

  it('give every table its own id and name, headings equal to its header cells, and no overlap', () => {
    const tables = Object.entries(book.parts).filter(([path]) => path.startsWith('xl/tables/'));
    expect(tables).toHaveLength(5);
    const roots = tables.map(([, xml]) => elements(xml, 'table')[0] ?? {});
    expect(new Set(roots.map((root) => root['id'])).size).toBe(5);
    expect(new Set(roots.map((root) => root['displayName']?.toLowerCase())).size).toBe(5);
    for (const [index, [path, xml]] of tables.entries()) {
      const number = Number(/(\d+)\.xml$/.exec(path)?.[1]);
      const sheet = book.sheetJs.SheetNames[number] ?? '';
      const ref = roots[index]?.['ref'] ?? '';
      const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
      const columns = elements(xml, 'tableColumn').map((column) => column['name']);
      expect([left, right]).toEqual(['A', String.fromCharCode(64 + columns.length)]);
      const heads = columns.map((_, i) => sheetCell(book.sheetJs, sheet, String.fromCharCode(65 + i) + top)?.v);
      expect(heads, path).toEqual(columns);
      expect(Number(bottom)).toBeGreaterThan(Number(top));
    }
  });

  it('name conditional formats that exist', () => {
    const formats = Number(elements(book.parts['xl/styles.xml'] ?? '', 'dxfs')[0]?.['count']);
    const used = sheets.flatMap(([, xml]) => elements(xml, 'cfRule').map((rule) => Number(rule['dxfId'])));
    expect(used.length).toBeGreaterThan(5);
    expect(Math.max(...used)).toBeLessThan(formats);
  });
});
