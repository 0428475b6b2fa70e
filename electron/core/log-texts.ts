import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { AuditEntryRow, AuditPackRow, ReadDb, Schema } from '../db/schema.ts';

/** From so many added records on, what they hold is kept packed: less would be no smaller. */
const PACKED_FROM = 32;

/** Longer texts, in characters, stay with their entries: a pack is unpacked whole. */
const MOST_PACKED = 16_000_000;
/** No pack of ours unpacks to so many bytes: one that would is damaged, or not ours. */
const MOST_UNPACKED = 256_000_000;

/** True for additions whose texts are kept packed. */
export const arePacked = (texts: readonly Text[]): boolean =>
  texts.length >= PACKED_FROM && texts.reduce((sum, { quoted }) => sum + quoted.length, 0) <= MOST_PACKED;

/** What one added record holds, as JSON, written as JSON once more, and its place within the step. */
export interface Text {
  position: number;
  quoted: string;
}

const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** What records added side by side hold, as one row of `audit_pack`. */
export function packOf(seq: number, texts: readonly Text[]): AuditPackRow {
  const json = `[${texts.map(({ position, quoted }) => `[${position},${quoted}]`).join(',')}]`;
  return {
    command_seq: seq,
    first: texts[0]!.position,
    last: texts.at(-1)!.position,
    texts: zstdCompressSync(json, LEVEL).toString('base64'),
  };
}

/** One that can't be read any more holds nothing: the log's running hash tells of it. */
function textsIn(packed: string): Map<number, string> {
  try {
    const json = zstdDecompressSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_UNPACKED }).toString();
    return new Map(JSON.parse(json) as [number, string][]);
  } catch {
    return new Map();
  }
}

/** True for an addition whose text is nowhere any more: its pack is damaged or gone. */
export const isLost = ({ op, after }: Pick<AuditEntryRow, 'op' | 'after'>): boolean => op === 'insert' && after === null;

/** Packs that are kept at hand while entries are read: those side by side are in one. */
const KEPT = 64;

interface Opened {
  seq: number;
  first: number;
  last: number;
  texts: Map<number, string>;
}

type Entry = Pick<AuditEntryRow, 'command_seq' | 'position' | 'op' | 'after'>;

/** Gives entries of the log the text that is kept packed: whoever reads what a record was when it was added goes by this. */
export class LogTexts {
  readonly #db: ReadDb | Kysely<Schema>;
  #opened: Opened[] = [];

  constructor(db: ReadDb | Kysely<Schema>) {
    this.#db = db;
  }

  /** The same entries, whole. */
  async whole<E extends Entry>(entries: readonly E[]): Promise<E[]> {
    const all: E[] = [];
    for (const entry of entries) {
      // Only an addition without its text is kept so.
      const packed = entry.op === 'insert' && entry.after === null;
      all.push(packed ? { ...entry, after: await this.#textOf(entry) } : entry);
    }
    return all;
  }

  async #textOf({ command_seq: seq, position }: Entry): Promise<string | null> {
    const has = (pack: Opened): boolean => pack.seq === seq && pack.first <= position && pack.last >= position;
    const pack = this.#opened.findLast(has) ?? (await this.#open(seq, position));
    return pack?.texts.get(position) ?? null;
  }

  async #open(seq: number, position: number): Promise<Opened | null> {
    const row = await this.#db
      .selectFrom('audit_pack')
      .selectAll()
      .where('command_seq', '=', seq)
      .where('first', '<=', position)
      .orderBy('first', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row) return null;
    const pack = { seq, first: row.first, last: row.last, texts: textsIn(row.texts) };
    this.#opened = [...this.#opened.slice(1 - KEPT), pack];
    return pack;
  }
}
