import { beforeAll, describe, expect, it } from 'vitest';
import { cabinetReport, tinyReport, tinySheet } from './sample-reports.ts';
import { excelSheet, sheetCell, writeAndReopen } from './reopen.ts';
import type { Reopened } from './reopen.ts';

const HOMES = 'Promised homes';

describe('a cabinet report', () => {
  let book: Reopened;
  beforeAll(async () => {
    book = await writeAndReopen(cabinetReport(60));
  });

  it('opens on the cover, then notes, then one sheet for each table', () => {
    expect(book.sheetJs.SheetNames).toEqual(['Cover', 'Notes', HOMES, 'Actions']);
    expect(book.parts['xl/workbook.xml']).toContain('activeTab="0"');
    expect(book.parts['xl/worksheets/sheet1.xml']).toContain('tabSelected="1"');
  });

  it('says on the cover what it is, whose, when and by whom', () => {
    const rows = excelSheet(book.excelJs, 'Cover').getSheetValues() as unknown[][];
    const words = JSON.stringify(rows);
    expect(sheetCell(book.sheetJs, 'Cover', 'A1')?.v).toBe('Promised homes and actions');
    for (const part of [
      'Bromley Housing Partnership',
      'Quarter 2 (July to September) 2026 to 2027',
      '22 November 2026, 5:30pm',
      'Jo Bell',
      '3,340',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('links from the cover to every sheet', () => {
    const cover = book.parts['xl/worksheets/sheet1.xml'] ?? '';
    for (const name of ['Notes', HOMES, 'Actions']) expect(cover).toContain(`location="&apos;${name}&apos;!A1"`);
  });

  it('puts notes, and the notes of columns, in a table', () => {
    const notes = excelSheet(book.excelJs, 'Notes');
    const topics = notes.getColumn(1).values.map(String);
    expect(topics).toEqual(expect.arrayContaining(['Note', 'Shorthand', 'Source', `${HOMES}: UPRN`, 'Tables']));
    expect(notes.getTable('Notes')).toBeTruthy();
  });

  it('gives every sheet a title in A1 and one named table with its header row', () => {
    expect(sheetCell(book.sheetJs, HOMES, 'A1')?.v).toBe('Promised homes by site, Bromley, 2026 to 2027');
    expect(sheetCell(book.sheetJs, HOMES, 'A2')?.v).toContain('[x] means');
    expect(sheetCell(book.sheetJs, 'Actions', 'A1')?.v).toBe('Open and closed actions, Bromley, July to November 2026');
    expect(book.parts['xl/tables/table2.xml']).toContain('displayName="Promised_homes" ref="A3:M64" totalsRowCount="1"');
    expect(book.parts['xl/tables/table2.xml']).toContain('<autoFilter ref="A3:M63"/>');
    expect(book.parts['xl/tables/table3.xml']).toContain('displayName="Actions" ref="A2:G8"');
  });

  it('freezes the header and the first column', () => {
    const [view] = excelSheet(book.excelJs, HOMES).views;
    expect(view).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 3 });
    expect(excelSheet(book.excelJs, 'Actions').views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 2 });
  });

  it('paints the header in the cells, not only in the table style', () => {
    const cell = excelSheet(book.excelJs, HOMES).getCell('A3');
    expect(cell.fill).toMatchObject({ type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF12436D' } });
    expect(cell.font).toMatchObject({ name: 'Arial', size: 12, bold: true, color: { argb: 'FFFFFFFF' } });
    expect(book.parts['xl/tables/table2.xml']).toContain('TableStyleLight1');
  });

  it('is in Arial throughout', () => {
    const fonts = [...(book.parts['xl/styles.xml'] ?? '').matchAll(/<name val="([^"]+)"/g)].map((match) => match[1]);
    expect(fonts.length).toBeGreaterThan(5);
    expect(new Set(fonts)).toEqual(new Set(['Arial']));
  });

  it('keeps codes as text with their zeros', () => {
    expect(sheetCell(book.sheetJs, HOMES, 'B4')).toMatchObject({ t: 's', v: '010022310000' });
    expect(sheetCell(book.sheetJs, HOMES, 'D4')).toMatchObject({ t: 's', v: '4865' });
    expect(sheetCell(book.sheetJs, HOMES, 'D7')).toMatchObject({ t: 's', v: '00CN' });
  });

  it('writes whole numbers, percentages, pounds and dates as Excel knows them', () => {
    expect(sheetCell(book.sheetJs, HOMES, 'F4')).toMatchObject({ t: 'n', v: 8, z: '#,##0' });
    expect(sheetCell(book.sheetJs, HOMES, 'H5')).toMatchObject({ t: 'n', v: 0.3333, z: '0.0#%', w: '33.33%' });
    expect(sheetCell(book.sheetJs, HOMES, 'I4')).toMatchObject({
      t: 'n',
      v: 1_250_000.5,
      z: '[$£-809]#,##0.00',
      w: '£1,250,000.50',
    });
    expect(sheetCell(book.sheetJs, HOMES, 'J4')).toMatchObject({
      t: 'n',
      z: '[$-809]d mmmm yyyy',
      w: '15 January 2025',
    });
    expect(excelSheet(book.excelJs, HOMES).getCell('J4').value).toEqual(new Date('2025-01-15T00:00:00Z'));
  });

  it('lets shorthand stand in a number column', () => {
    expect(sheetCell(book.sheetJs, HOMES, 'G9')).toMatchObject({ t: 's', v: '[x]' });
  });

  it('prints every status as a word with its tint, and keeps the tint right when the word changes', () => {
    const sheet = excelSheet(book.excelJs, HOMES);
    const tint = (ref: string) => [sheet.getCell(ref).value, sheet.getCell(ref).font.color?.argb, JSON.stringify(sheet.getCell(ref).fill)];
    expect(tint('L4')).toEqual(['On track', 'FF0B5B34', expect.stringContaining('FFE3F4EA')]);
    expect(tint('L5')).toEqual(['At risk', 'FF6E4200', expect.stringContaining('FFFFF1D6')]);
    expect(tint('L6')).toEqual(['Off track', 'FF8C1D18', expect.stringContaining('FFFCE8E6')]);
    expect(tint('L9')).toEqual(['No data', 'FF41484F', expect.stringContaining('none')]);
    expect(book.parts['xl/worksheets/sheet3.xml']).toContain('<conditionalFormatting sqref="L4:L63">');
  });

  it('adds up under the table, with values already worked out', () => {
    const homes = Array.from({ length: 60 }, (_, i) => Number(sheetCell(book.sheetJs, HOMES, `F${4 + i}`)?.v));
    const grant = Array.from({ length: 60 }, (_, i) => Number(sheetCell(book.sheetJs, HOMES, `I${4 + i}`)?.v));
    expect(sheetCell(book.sheetJs, HOMES, 'A64')?.v).toBe('Total');
    expect(sheetCell(book.sheetJs, HOMES, 'F64')).toMatchObject({
      v: homes.reduce((a, b) => a + b, 0),
      f: 'SUBTOTAL(109,Promised_homes[Homes promised])',
    });
    expect(sheetCell(book.sheetJs, HOMES, 'I64')?.v).toBeCloseTo(
      grant.reduce((a, b) => a + b, 0),
      2,
    );
    expect(sheetCell(book.sheetJs, 'Actions', 'B8')).toMatchObject({ v: 5, f: 'SUBTOTAL(103,Actions[Action])' });
    expect(excelSheet(book.excelJs, HOMES).getCell('F64').font.bold).toBe(true);
    expect(book.parts['xl/tables/table2.xml']).toContain('name="Homes promised" totalsRowFunction="sum"');
  });

  it('follows web and email addresses, and no others', () => {
    const links = [...(book.parts['xl/worksheets/_rels/sheet4.xml.rels'] ?? '').matchAll(/Target="([^"]+)" TargetMode/g)].map((m) => m[1]);
    expect(links).toEqual(['https://example.org/papers/utilities?a=1&amp;b=2', 'mailto:jo.bell@example.org', 'https://example.org/panel']);
    expect(sheetCell(book.sheetJs, 'Actions', 'G3')?.v).toBe('Utilities programme');
    expect(excelSheet(book.excelJs, 'Actions').getCell('G7').font.underline).toBeFalsy();
  });

  it('prints on landscape A4, as wide as the page, with the header on each one and pages numbered', () => {
    const { pageSetup, headerFooter } = excelSheet(book.excelJs, HOMES);
    expect(pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    });
    expect(headerFooter.oddFooter).toContain('Page &P of &N');
    expect(book.parts['xl/workbook.xml']).toContain("'Promised homes'!$3:$3");
  });

  it('carries its title, subject, author, date and language', () => {
    const core = book.parts['docProps/core.xml'] ?? '';
    for (const part of [
      '<dc:title>Promised homes and actions<',
      '<dc:subject>Promised homes<',
      '<dc:creator>Jo Bell<',
      '2026-11-22T17:30:00Z',
      '<dc:language>en-GB<',
    ]) {
      expect(core).toContain(part);
    }
  });

  it('merges no cells and leaves no blank row in a table', () => {
    for (const [path, xml] of Object.entries(book.parts)) {
      expect(xml, path).not.toContain('mergeCell');
    }
    const first = Array.from({ length: 61 }, (_, i) => sheetCell(book.sheetJs, HOMES, `A${3 + i}`)?.v);
    expect(first.every((value) => typeof value === 'string' && value !== '')).toBe(true);
  });

  it('gives columns widths from what they hold', () => {
    const widths = excelSheet(book.excelJs, HOMES).columns.map((column) => column.width ?? 0);
    expect(widths[0]).toBeGreaterThan(20);
    expect(Math.max(...widths)).toBeLessThanOrEqual(60);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(10);
  });
});

describe('writing', () => {
  it('gives the same bytes for the same report', async () => {
    const [first, second] = [await writeAndReopen(cabinetReport(5)), await writeAndReopen(cabinetReport(5))];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });

  it('opens when a table has no rows', async () => {
    const book = await writeAndReopen(tinyReport({ sheets: [tinySheet({ rows: [] })] }));
    expect(sheetCell(book.sheetJs, 'Homes', 'A3')?.v).toBe('Nothing to report');
    expect(book.parts['xl/tables/table2.xml']).toContain('ref="A2:B3"');
    expect(book.parts['xl/tables/table2.xml']).toContain('totalsRowShown="0"');
  });

  it('opens when there are no tables at all', async () => {
    const book = await writeAndReopen(tinyReport({ sheets: [] }));
    expect(book.sheetJs.SheetNames).toEqual(['Cover', 'Notes']);
  });

  it('refuses a table with no columns, in words', async () => {
    await expect(writeAndReopen(tinyReport({ sheets: [tinySheet({ columns: [] })] }))).rejects.toThrow('has no columns');
  });
});
