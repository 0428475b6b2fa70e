import type { TableReadReason } from '../../electron/tabular/table-read-error.ts';
import { buildZip, sheetXml, workbook, workbookParts } from './zip-builder.ts';

/** A file made to do harm, or just broken, and what reading it must say. */
export interface Hostile {
  file: string;
  why: string;
  make: () => Uint8Array;
  /** Any of these is right; `read` means it may also be read without harm. */
  expect: readonly (TableReadReason | 'read')[];
}

/** A sheet with nothing wrong in it. */
export const GOOD = sheetXml([
  ['Site', 'Homes'],
  ['A', 40],
]);

/** A workbook of this sheet alone. */
export const onlySheet = (xml: string): Buffer => workbook({ sheets: [xml] });

/** A good workbook with one part changed. */
export function withPart(name: string, change: (part: { data: string | Uint8Array }) => object): Buffer {
  return buildZip(workbookParts({ sheets: [GOOD] }).map((part) => (part.name === name ? { ...part, ...change(part) } : part)));
}

/** Noise, the same each time. */
export function randomBytes(length: number): Buffer {
  let seed = 12_345;
  return Buffer.from(Array.from({ length }, () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff) & 0xff));
}
