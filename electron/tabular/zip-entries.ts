import { crc32, inflateRawSync } from 'node:zlib';
import { ZIP_LIMITS } from './limits.ts';
import { RefusedTable } from './table-read-error.ts';

/** One part of a zip, as its central directory describes it. */
export interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  offset: number;
}

const damaged = (what: string): RefusedTable => new RefusedTable('damaged', what);
const unsafe = (what: string): RefusedTable => new RefusedTable('unsafe', what);
const MAX32 = 0xffff_ffff;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the central directory is and how many entries it has. */
function findDirectory(data: DataView): { count: number; offset: number; end: number } {
  const lowest = Math.max(0, data.byteLength - 22 - 65_535);
  for (let at = data.byteLength - 22; at >= lowest; at -= 1) {
    if (data.getUint32(at, true) !== 0x0605_4b50) continue;
    const count = data.getUint16(at + 10, true);
    const offset = data.getUint32(at + 16, true);
    if (count !== 0xffff && offset !== MAX32) return { count, offset, end: at };
    const locator = at - 20;
    if (locator < 0 || data.getUint32(locator, true) !== 0x0706_4b50) throw damaged('its list of parts is broken');
    const big = Number(data.getBigUint64(locator + 8, true));
    if (big + 56 > data.byteLength || data.getUint32(big, true) !== 0x0606_4b50) throw damaged('its list of parts is broken');
    return {
      count: Number(data.getBigUint64(big + 32, true)),
      offset: Number(data.getBigUint64(big + 48, true)),
      end: big,
    };
  }
  throw damaged('it was cut short, so its list of parts is missing');
}

/** Sizes too big for 32 bits are in an extra field; some programs put small ones there too. */
function wideSizes(data: DataView, entry: ZipEntry, from: number, length: number): void {
  for (let at = from; at + 4 <= from + length; at += 4 + data.getUint16(at + 2, true)) {
    if (data.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const end = Math.min(next + data.getUint16(at + 2, true), from + length);
    for (const field of ['size', 'packedSize', 'offset'] as const) {
      if (entry[field] !== MAX32 || next + 8 > end) continue;
      entry[field] = Number(data.getBigUint64(next, true));
      next += 8;
    }
  }
}

/** Reads a zip's list of parts, refusing lists no honest program writes. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const data = view(bytes);
  if (data.byteLength < 22) throw damaged('it was cut short');
  const directory = findDirectory(data);
  if (directory.count > ZIP_LIMITS.entries) throw unsafe(`it has more than ${ZIP_LIMITS.entries} parts`);
  const entries: ZipEntry[] = [];
  let at = directory.offset;
  for (let index = 0; index < directory.count; index += 1) {
    if (at + 46 > directory.end || data.getUint32(at, true) !== 0x0201_4b50) throw damaged('its list of parts is broken');
    const [nameLength, extraLength] = [data.getUint16(at + 28, true), data.getUint16(at + 30, true)];
    const next = at + 46 + nameLength + extraLength + data.getUint16(at + 32, true);
    if (next > directory.end) throw damaged('its list of parts is broken');
    if ((data.getUint16(at + 8, true) & 1) === 1) throw new RefusedTable('encrypted');
    const entry: ZipEntry = {
      // Some programs write Windows path separators.
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      method: data.getUint16(at + 10, true),
      crc: data.getUint32(at + 16, true),
      packedSize: data.getUint32(at + 20, true),
      size: data.getUint32(at + 24, true),
      offset: data.getUint32(at + 42, true),
    };
    wideSizes(data, entry, at + 46 + nameLength, extraLength);
    entries.push(entry);
    at = next;
  }
  checkEntries(data, entries, directory.offset);
  return entries;
}

/** The first byte of an entry's data, after its local header. */
function dataStart(data: DataView, entry: ZipEntry): number {
  if (entry.offset + 30 > data.byteLength || data.getUint32(entry.offset, true) !== 0x0403_4b50) {
    throw damaged('one of its parts is missing');
  }
  return entry.offset + 30 + data.getUint16(entry.offset + 26, true) + data.getUint16(entry.offset + 28, true);
}

function checkEntries(data: DataView, entries: readonly ZipEntry[], directory: number): void {
  const names = new Set<string>();
  for (const entry of entries) {
    if (names.has(entry.name.toLowerCase())) throw unsafe('two of its parts have the same name');
    names.add(entry.name.toLowerCase());
  }
  let lastEnd = 0;
  for (const entry of entries.toSorted((one, other) => one.offset - other.offset)) {
    if (entry.offset < lastEnd) throw unsafe('its parts overlap');
    lastEnd = dataStart(data, entry) + entry.packedSize;
    if (lastEnd > directory) throw damaged('it was cut short, so one of its parts is incomplete');
  }
}

/** Refuses a part that says it is too big, or expands far more than text does, before anything is inflated. */
function checkSize(entry: ZipEntry): void {
  const mb = Math.ceil(entry.size / 1_048_576);
  if (entry.size > ZIP_LIMITS.partBytes) throw new RefusedTable('too-complex', `one part of it unpacks to ${mb} MB`);
  const ratio = entry.size / Math.max(1, entry.packedSize);
  if (entry.size > ZIP_LIMITS.ratioFloor && ratio > ZIP_LIMITS.ratio) {
    throw unsafe(`one part of it unpacks to ${Math.round(ratio)} times its size`);
  }
}

/** Inflates some parts. Size, total and checksum must all be what the list of parts says. */
export function inflateEntries(bytes: Uint8Array, entries: readonly ZipEntry[]): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  let total = 0;
  for (const entry of entries) {
    checkSize(entry);
    total += entry.size;
    if (total > ZIP_LIMITS.totalBytes) throw new RefusedTable('too-complex', 'it unpacks to more than 300 MB');
  }
  for (const entry of entries) parts.set(entry.name, inflateEntry(bytes, entry));
  return parts;
}

function inflateEntry(bytes: Uint8Array, entry: ZipEntry): Buffer {
  const start = dataStart(view(bytes), entry);
  const packed = bytes.subarray(start, start + entry.packedSize);
  let part: Buffer;
  if (entry.method === 0) part = Buffer.from(packed);
  else if (entry.method === 8) {
    try {
      part = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    } catch (error) {
      const lied = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      throw lied ? unsafe('one of its parts is bigger than it says') : damaged('one of its parts can’t be unpacked');
    }
  } else throw damaged('it is packed in a way that can’t be read');
  if (part.length !== entry.size) throw damaged('one of its parts isn’t the size it should be');
  if (crc32(part) !== entry.crc) throw damaged('one of its parts has changed since it was saved (its checksum is wrong)');
  return part;
}
