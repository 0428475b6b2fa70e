import { strToU8, zipSync } from 'fflate';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTables } from '../../electron/tabular/read-table.ts';
import { HEADINGS, line } from './register-csv.ts';
import { inFolder, lineOf, type BenchLine } from './runs.ts';

const ROWS = 3400;
const RUNS = 5;
const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const NAMESPACES = ['office', 'table', 'text'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ');

/** How Excel fills a sheet: each row to column 16,384, and rows below to the last one. */
const EXCEL = {
  cells: (count: number) => `<table:table-cell table:number-columns-repeated="${16_384 - count}"/>`,
  rows: '<table:table-row table:number-rows-repeated="1045175"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '');

function rowOf(text: string, filled: boolean): string {
  const cells = text.split(/,(?! )/u);
  const drawn = cells.map((cell) =>
    cell === ''
      ? '<table:table-cell/>'
      : `<table:table-cell office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`,
  );
  return `<table:table-row>${drawn.join('')}${filled ? EXCEL.cells(cells.length) : ''}</table:table-row>`;
}

function odsOf(filled: boolean): Uint8Array {
  const lines = [HEADINGS, ...Array.from({ length: ROWS }, (_, at) => line(at + 1))];
  const rows = lines.map((one) => rowOf(one, filled)).join('') + (filled ? EXCEL.rows : '');
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES} office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Register">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${MIMETYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  return zipSync({
    mimetype: [strToU8(MIMETYPE), { level: 0 }],
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(manifest),
  });
}

/** A sheet whose blank cells reach to column 16,384, as Excel writes it, against the same sheet without them. */
export function benchOds(): Promise<BenchLine[]> {
  return inFolder(async (folder) => {
    const [plain, filled] = [join(folder, 'plain.ods'), join(folder, 'filled.ods')];
    writeFileSync(plain, odsOf(false));
    writeFileSync(filled, odsOf(true));
    const timed = async (path: string): Promise<number> => {
      const began = performance.now();
      const { sheets } = await readTables(path);
      const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
      if (rows < ROWS) throw new Error(`${rows} of ${ROWS} rows were read.`);
      return performance.now() - began;
    };
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run += 1) {
      bare.push(await timed(plain));
      ours.push(await timed(filled));
    }
    return [lineOf(`Reading an ods of ${ROWS} rows as Excel fills it`, 'ms', ours, { name: 'the same without blanks', values: bare }, 1.5)];
  });
}
