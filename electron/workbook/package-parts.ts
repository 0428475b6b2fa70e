import { once } from 'node:events';
import { crc32, createDeflateRaw, inflateRawSync } from 'node:zlib';
import type { TransformOptions } from 'node:stream';
import type { DeflateRaw, ZlibOptions } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980: the same report gives the same bytes. */
const DOS_DATE = 0x21;
const UTF8_NAME = 0x0800;
const MAX_SIZE = 0xffff_ffff;
const CHUNK = 128 * 1024;
/** How far the compressor may fall behind before the row writer waits for it. */
const QUEUE = 4 * 1024 * 1024;

/** The parts of a small zip we made ourselves a moment ago: no hostile input comes here. */
export function readParts(zip: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const raw = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    parts.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), raw.toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** One part being written: text goes in, compressed bytes pile up. */
export class PartStream {
  readonly path: string;
  crc = 0;
  size = 0;
  packedSize = 0;
  readonly packed: Uint8Array[] = [];
  #pending = '';
  readonly #deflate: DeflateRaw;

  constructor(path: string, level: number) {
    this.path = path;
    // Compression runs on zlib's own thread while this one makes the next rows.
    const options: ZlibOptions & TransformOptions = { level, chunkSize: CHUNK, highWaterMark: QUEUE };
    this.#deflate = createDeflateRaw(options);
    this.#deflate.on('data', (chunk: Uint8Array) => {
      this.packed.push(chunk);
      this.packedSize += chunk.length;
    });
  }

  /** Adds text. */
  write(text: string): void {
    this.#pending += text;
    if (this.#pending.length >= CHUNK) this.#flush();
  }

  /** Whether the compressor has fallen behind, and the caller should await `drained`. */
  get behind(): boolean {
    return this.#deflate.writableNeedDrain;
  }

  /** Resolves once the compressor has caught up. */
  async drained(): Promise<void> {
    if (this.behind) await once(this.#deflate, 'drain');
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending, 'utf8');
    this.#pending = '';
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.length;
    this.#deflate.write(bytes);
  }

  /** Ends the part. */
  async close(): Promise<void> {
    this.#flush();
    this.#deflate.end();
    await once(this.#deflate, 'end');
    if (this.size > MAX_SIZE) throw new RangeError(`The report is too large for one Excel file (${this.path}).`);
  }

  /** Stops without finishing. */
  abandon(): void {
    this.#deflate.destroy();
  }
}

/** Collects parts and joins them into a zip. */
export class PackageWriter {
  readonly #parts: PartStream[] = [];
  readonly #level: number;

  constructor(level = 5) {
    this.#level = level;
  }

  /** Opens a part for writing piece by piece. */
  open(path: string): PartStream {
    const part = new PartStream(path, this.#level);
    this.#parts.push(part);
    return part;
  }

  /** Adds a whole part. */
  async add(path: string, text: string): Promise<void> {
    const part = this.open(path);
    part.write(text);
    await part.close();
  }

  /** Drops everything, after a failure. */
  abandon(): void {
    for (const part of this.#parts) part.abandon();
  }

  /** The finished file. Every part must be closed. */
  finish(): Uint8Array {
    const names = this.#parts.map((part) => Buffer.from(part.path, 'utf8'));
    const total = this.#parts.reduce((sum, part, i) => sum + 76 + 2 * (names[i]?.length ?? 0) + part.packedSize, 22);
    // A fresh buffer of its own, so it can be transferred to another process.
    const out = Buffer.from(new ArrayBuffer(total));
    const offsets: number[] = [];
    let at = 0;
    for (const [i, part] of this.#parts.entries()) {
      offsets.push(at);
      out.writeUInt32LE(LOCAL, at);
      at = writeCommon(out, at + 4, part, names[i] as Buffer);
      at += (names[i] as Buffer).copy(out, at);
      for (const chunk of part.packed) {
        out.set(chunk, at);
        at += chunk.length;
      }
    }
    const directory = at;
    for (const [i, part] of this.#parts.entries()) {
      out.writeUInt32LE(CENTRAL, at);
      out.writeUInt16LE(20, at + 4);
      writeCommon(out, at + 6, part, names[i] as Buffer);
      out.writeUInt32LE(offsets[i] as number, at + 42);
      at += 46 + (names[i] as Buffer).copy(out, at + 46);
    }
    out.writeUInt32LE(END, at);
    out.writeUInt16LE(this.#parts.length, at + 8);
    out.writeUInt16LE(this.#parts.length, at + 10);
    out.writeUInt32LE(at - directory, at + 12);
    out.writeUInt32LE(directory, at + 16);
    return new Uint8Array(out.buffer);
  }
}

/** The 26 bytes the local and central headers share. Buffers start as zeros, so only what isn't zero is set. */
function writeCommon(out: Buffer, at: number, part: PartStream, name: Buffer): number {
  out.writeUInt16LE(20, at);
  out.writeUInt16LE(UTF8_NAME, at + 2);
  out.writeUInt16LE(8, at + 4);
  out.writeUInt16LE(DOS_DATE, at + 8);
  out.writeUInt32LE(part.crc, at + 10);
  out.writeUInt32LE(part.packedSize, at + 14);
  out.writeUInt32LE(part.size, at + 18);
  out.writeUInt16LE(name.length, at + 22);
  return at + 26;
}
