/** Cells of a copied block, row by row. Rows may be of unequal length. */
export type Block = string[][];

const QUOTED = /"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)/y;
const PLAIN = /[^\t\r\n]*/y;

/** Reads one cell at `at`; a quote that never closes, or closes mid-cell, is ordinary text. */
function readCell(text: string, at: number): { cell: string; end: number } {
  QUOTED.lastIndex = at;
  const quoted = text.charAt(at) === '"' ? QUOTED.exec(text) : null;
  if (quoted) {
    return { cell: (quoted[1] ?? '').replaceAll('""', '"'), end: QUOTED.lastIndex };
  }
  PLAIN.lastIndex = at;
  const plain = PLAIN.exec(text);
  return { cell: plain?.[0] ?? '', end: PLAIN.lastIndex };
}

/** An empty last line is no cell: it clears nothing. A block of nothing but empty lines is left as it is. */
function withoutEmptyEnd(rows: Block): Block {
  const last = rows.findLastIndex((row) => row.length > 1 || row[0] !== '');
  return last < 0 ? rows : rows.slice(0, last + 1);
}

/** Reads tab-separated text as Excel and LibreOffice put it on the clipboard; one trailing newline is dropped. */
export function parseTsv(text: string): Block {
  const source = text.replace(/^\uFEFF/, '');
  if (source === '') return [];
  const rows: Block = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const { cell, end } = readCell(source, at);
    row.push(cell);
    const mark = source.charAt(end);
    if (mark === '\t') {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = end + (mark === '\r' && source.charAt(end + 1) === '\n' ? 2 : 1);
    if (mark === '' || at >= source.length) return withoutEmptyEnd(rows);
  }
}

function quote(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Writes a block as tab-separated text that spreadsheets read back unchanged. */
export function toTsv(block: readonly (readonly string[])[]): string {
  return block.map((row) => row.map(quote).join('\t')).join('\r\n');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}

/** Writes a block as an HTML table, which is what Word and mail take. */
export function toHtml(block: readonly (readonly string[])[]): string {
  const rows = block.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`);
  return `<table>${rows.join('')}</table>`;
}
