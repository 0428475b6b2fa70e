import type { TableReadReason } from './table-read-error.ts';

/** What the first bytes say a file is. The name is never believed. */
export type Sniffed = { kind: 'zip' } | { kind: 'xls' } | { kind: 'text' } | { kind: 'refused'; reason: TableReadReason; detail?: string };

const WORKBOOK_NAMES = /\.(?:xlsx|xlsm|xlsb|xls|ods|xltx)$/iu;
const OTHER_MAGIC: readonly (readonly [string, string])[] = [
  ['%PDF', 'PDF document'],
  ['{\\rtf', 'rich text document'],
  ['\u0089PNG', 'picture'],
  ['\u00FF\u00D8\u00FF', 'picture'],
  ['GIF8', 'picture'],
  ['SQLite format 3', 'database file'],
  ['\u001F\u008B', 'compressed archive'],
  ['Rar!', 'compressed archive'],
  ['7z\u00BC\u00AF', 'compressed archive'],
];

function isCfb(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Bytes that text has none of: control characters but tab, line ends and form feed. */
const isControl = (byte: number): boolean => byte < 9 || byte === 11 || (byte > 13 && byte < 32);

/** Text has no zero bytes, except that UTF-16 has one in every pair, and that one may have slipped into a cell: its row is named when it is read. */
function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  if (!head.includes(0) || isBareUtf16(head)) return false;
  const odd = head.filter(isControl);
  return odd.some((byte) => byte !== 0) || odd.length * 20 > head.length || !head.includes(0x0a);
}

/** UTF-16 without a byte order mark: nearly every second byte of plain English is zero. Little-endian only. */
export function isBareUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 512);
  let odd = 0;
  for (let at = 1; at < head.length; at += 2) if (head[at] === 0 && head[at - 1] !== 0) odd += 1;
  return head.length >= 8 && odd / Math.floor(head.length / 2) > 0.9;
}

function sniffMarkup(text: string): Sniffed | undefined {
  const start = text.replace(/^[\uFEFF\s]+/u, '').slice(0, 2000);
  if (/^(?:\{\s*"|\[\s*[{[])/u.test(start)) return { kind: 'refused', reason: 'json' };
  if (!/^<(?:[!?]|[a-z][\w:.-]*[\s/>])/iu.test(start)) return undefined;
  const page = /<(?:!doctype\s+html|html|head|body|table|meta|script|title)[\s>]/iu.test(start);
  return { kind: 'refused', reason: page ? 'web-page' : 'xml' };
}

/** Decides how to read a file from its bytes alone. */
export function sniff(bytes: Uint8Array, fileName: string): Sniffed {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5 || bytes[2] === 7)) return { kind: 'zip' };
  if (isCfb(bytes)) return { kind: 'xls' };
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  const latin = head.toString('latin1');
  const other = OTHER_MAGIC.find(([magic]) => latin.startsWith(magic));
  if (other) return { kind: 'refused', reason: 'other-document', detail: other[1] };
  if (!hasUtf16Mark(bytes) && looksBinary(bytes)) return { kind: 'refused', reason: 'not-a-table' };
  const wide = hasUtf16Mark(bytes) || isBareUtf16(bytes);
  const markup = sniffMarkup(
    wide ? latin.replaceAll('\0', '').replace(/^(?:\u00FF\u00FE|\u00FE\u00FF)/u, '') : latin.replace(/^\u00EF\u00BB\u00BF/u, ''),
  );
  if (markup) return markup;
  const extension = WORKBOOK_NAMES.exec(fileName)?.[0];
  if (extension) return { kind: 'refused', reason: 'text-named-workbook', detail: extension };
  return { kind: 'text' };
}
