import { ZIP_LIMITS } from './limits.ts';
import { RefusedTable } from './table-read-error.ts';

/** What counting tags found in a part. */
export interface XmlScan {
  cells: number;
  merges: number;
}

const [LESS, GREATER, COLON, BANG] = [0x3c, 0x3e, 0x3a, 0x21];

/** True for a byte that ends a tag's name. */
function endsName(byte: number | undefined): boolean {
  return byte === undefined || byte <= 0x20 || byte === GREATER || byte === 0x2f;
}

/** Where a tag's own name starts and ends: `<x:c r="A1">` gives the place of `c`. */
function tagName(part: Buffer, at: number): readonly [start: number, end: number] {
  let start = at;
  let end = at;
  while (!endsName(part[end]) && end - at < 80) {
    if (part[end] === COLON) start = end + 1;
    end += 1;
  }
  return [start, end];
}

/** The area of a reference such as A1:C8, in cells. */
function areaOf(reference: string): number {
  const match = /^\$?([A-Z]{1,7})\$?(\d{1,12})(?::\$?([A-Z]{1,7})\$?(\d{1,12}))?$/iu.exec(reference) ?? undefined;
  if (!match) return 1;
  const column = (letters: string): number => Buffer.from(letters.toUpperCase()).reduce((sum, one) => sum * 26 + one - 64, 0);
  const width = Math.abs(column(match[3] ?? match[1] ?? '') - column(match[1] ?? '')) + 1;
  return width * (Math.abs(Number(match[4] ?? match[2]) - Number(match[2])) + 1);
}

function refuseWideLink(part: Buffer, at: number): void {
  const tag = part.toString('latin1', at, Math.min(part.length, at + 2000)).split('>')[0] ?? '';
  const reference = /\sref\s*=\s*["']([^"']*)["']/u.exec(tag)?.[1];
  if (reference !== undefined && areaOf(reference) > ZIP_LIMITS.hyperlinkCells) {
    throw new RefusedTable('unsafe', 'one link in it covers more than 10,000 cells');
  }
}

/** Goes once through the bytes of an XML part: refuses what a spreadsheet never has and counts what it may have too much of. */
export function scanXml(part: Buffer): XmlScan {
  // UTF-16 would hide a document type from this scan; no spreadsheet program writes it.
  if ((part[0] ?? 0) >= 0xfe || part[0] === 0 || part[1] === 0)
    throw new RefusedTable('unsafe', 'one of its parts is in an unusual encoding');
  const scan: XmlScan = { cells: 0, merges: 0 };
  const length = part.length;
  for (let at = 0; at < length; at += 1) {
    if (part[at] !== LESS) continue;
    const first = part[at + 1];
    if (first === 0x2f) continue;
    if (first === BANG) {
      refuseDeclaration(part, at);
      continue;
    }
    const [start, end] = tagName(part, at + 1);
    const size = end - start;
    if (size === 1 && part[start] === 0x63) scan.cells += 1;
    else if (size === 9 && part[start] === 0x6d && part.toString('latin1', start, end) === 'mergeCell') scan.merges += 1;
    else if (size === 9 && part[start] === 0x68 && part.toString('latin1', start, end) === 'hyperlink') refuseWideLink(part, end);
  }
  return scan;
}

function refuseDeclaration(part: Buffer, at: number): void {
  const word = part.toString('latin1', at + 2, at + 9).toUpperCase();
  if (word.startsWith('DOCTYPE') || word.startsWith('ENTITY')) {
    throw new RefusedTable('unsafe', 'it declares its own document type, which can be used to attack a computer');
  }
}
