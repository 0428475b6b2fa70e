import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, strFromU8, unzipSync } from 'fflate';
import type { TransformOptions } from 'node:stream';
import type { DeflateRaw, ZlibOptions } from 'node:zlib';
import type { AsyncFlateStreamHandler, ZipInputFile } from 'fflate';

/** The same report gives the same bytes, so every part has a zip's first day. */
const FIRST_DAY = new Date(1980, 0, 1);
const DEFLATED = 8;
const LEVEL = 5;
const MAX_SIZE = 0xffff_ffff;
const CHUNK = 128 * 1024;
/** How far the compressor may fall behind before the row writer waits for it. */
const QUEUE = 4 * 1024 * 1024;

/** The parts of a small zip we made ourselves a moment ago: no hostile input comes here. */
export function readParts(zip: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** One part being written: text goes in, compressed bytes go on to the zip. */
export class PartStream implements ZipInputFile {
  readonly filename: string;
  readonly compression = DEFLATED;
  readonly mtime = FIRST_DAY;
  crc = 0;
  size = 0;
  /** Where compressed bytes go; the zip sets it. */
  ondata: AsyncFlateStreamHandler = () => undefined;
  #pending = '';
  readonly #deflate: DeflateRaw;

  constructor(path: string) {
    this.filename = path;
    // Node's compressor, as it runs on a thread of its own while this one makes the next rows.
    const options: ZlibOptions & TransformOptions = { level: LEVEL, chunkSize: CHUNK, highWaterMark: QUEUE };
    this.#deflate = createDeflateRaw(options);
    this.#deflate.on('data', (chunk: Uint8Array<ArrayBuffer>) => this.ondata(null, chunk, false));
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
    if (this.size > MAX_SIZE) throw new RangeError(`The report is too large for one Excel file (${this.filename}).`);
    this.ondata(null, new Uint8Array(0), true);
  }

  /** Stops without finishing. */
  terminate(): void {
    this.#deflate.destroy();
  }
}

/** Collects parts and joins them into a zip. */
export class PackageWriter {
  readonly #chunks: Uint8Array[] = [];
  readonly #zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.#chunks.push(chunk);
  });

  /** Opens a part for writing piece by piece. Parts may be open side by side; they stand in the order they were opened. */
  open(path: string): PartStream {
    const part = new PartStream(path);
    this.#zip.add(part);
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
    this.#zip.terminate();
  }

  /** The finished file. Every part must be closed. */
  finish(): Uint8Array {
    this.#zip.end();
    // A fresh buffer of its own, so it can be transferred to another process.
    const out = new Uint8Array(this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of this.#chunks) {
      out.set(chunk, at);
      at += chunk.length;
    }
    return out;
  }
}
