import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { TableFile } from '../../shared/domain/tabular-types.ts';
import { LIMITS } from './limits.ts';
import type { ReadReply, ReadRequest } from './read-protocol.ts';
import { forkReader, READER_EXEC_ARGV, readerPath, watchMemory } from './reader-process.ts';
import { threadReader } from './reader-thread.ts';
import type { SpawnReader } from './reader-process.ts';
import { sniff } from './sniff.ts';
import { TableAssembler } from './table-assembler.ts';
import { RefusedTable, TableReadError } from './table-read-error.ts';
import type { Refusal } from './table-read-error.ts';

/** How to read: all optional. */
export interface ReadTablesOptions {
  /** Cancels: the reading process is killed and the promise rejects with reason `cancelled`. */
  signal?: AbortSignal;
  /** How the reading process is started; Node's fork unless given. */
  spawn?: SpawnReader;
  /** Time allowed, 30 seconds unless given. */
  timeMs?: number;
  /** Memory allowed to the reading process, 900 MB unless given. */
  rssBytes?: number;
}

type Done = Extract<ReadReply, { type: 'done' }>;

/**
 * Reads every sheet of a CSV, TSV, xlsx, xls or ods file somebody gave us. The file is believed about nothing: it
 * is parsed in a disposable process with limits on time, memory and size, and refused with a sentence
 * (`TableReadError`) rather than read in part.
 */
export async function readTables(path: string, options: ReadTablesOptions = {}): Promise<TableFile> {
  const fileName = basename(path);
  return withSentence(fileName, async () => readChecked(fileName, await readBytes(path), options));
}

/** The same for bytes already in memory, such as a file dropped on the window. Only the name's last part is used. */
export async function readTableBytes(name: string, bytes: Uint8Array, options: ReadTablesOptions = {}): Promise<TableFile> {
  const fileName = name.split(/[\\/]/u).at(-1) || 'file';
  return withSentence(fileName, async () => {
    checkFileSize(bytes.length);
    return readChecked(fileName, bytes, options);
  });
}

async function withSentence(fileName: string, act: () => Promise<TableFile>): Promise<TableFile> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof RefusedTable) throw new TableReadError(fileName, error.refusal);
    throw error;
  }
}

async function readChecked(fileName: string, bytes: Uint8Array, options: ReadTablesOptions): Promise<TableFile> {
  if (options.signal?.aborted) throw new RefusedTable('cancelled');
  const found = sniff(bytes, fileName);
  if (found.kind === 'refused') throw new RefusedTable(found.reason, found.detail);
  const assembler = new TableAssembler();
  const reading = runReader({ bytes, kind: found.kind }, assembler, options);
  // While the reader starts there is nothing else to do.
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const done = await reading;
  if (!assembler.sheets.some((sheet) => sheet.rows.length > 0)) throw new RefusedTable('no-cells');
  return tableFile(fileName, { sha256, bytes: bytes.length }, assembler, done);
}

function checkFileSize(bytes: number): void {
  if (bytes === 0) throw new RefusedTable('empty');
  if (bytes > LIMITS.fileBytes) throw new RefusedTable('too-big', `${Math.ceil(bytes / 1_048_576)} MB`);
}

function tableFile(fileName: string, file: Pick<TableFile, 'sha256' | 'bytes'>, assembler: TableAssembler, done: Done): TableFile {
  const { kind, encoding, delimiter, date1904 } = done;
  const baseName = basename(fileName, extname(fileName));
  return {
    fileName,
    ...file,
    kind,
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(date1904 ? { date1904 } : {}),
    sheets: assembler.sheets.map((sheet) => (sheet.name === '' ? { ...sheet, name: baseName } : sheet)),
    notes: [...assembler.notes, ...done.notes],
  };
}

/** The file's bytes, or the sentence that says why not. Size is checked before and while reading. */
async function readBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new RefusedTable(error.code === 'ENOENT' ? 'missing' : error.code === 'EISDIR' ? 'folder' : 'unreadable');
  });
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw new RefusedTable('folder');
    // Pipes and devices have no size and may never end.
    if (!stat.isFile()) throw new RefusedTable('unreadable');
    checkFileSize(stat.size);
    const buffer = Buffer.allocUnsafeSlow(stat.size);
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } catch (error) {
    if (error instanceof RefusedTable) throw error;
    throw new RefusedTable('unreadable');
  } finally {
    await handle.close();
  }
}

/** How a process that ended without a last word failed. */
function refusalForExit(code: number | null): Refusal {
  // 134 and null (SIGABRT) are what V8 does when the heap limit is reached.
  return { reason: code === 134 || code === null ? 'too-much-memory' : 'reader-failed' };
}

/** A process of its own, but in Electron, whose program starts no Node, a thread. */
const usualReader = (): SpawnReader => (process.versions['electron'] === undefined ? forkReader : threadReader);

/** Runs one reading process to its end and puts its batches together. */
function runReader(request: ReadRequest, assembler: TableAssembler, options: ReadTablesOptions): Promise<Done> {
  const child = (options.spawn ?? usualReader())(readerPath(), READER_EXEC_ARGV);
  return new Promise<Done>((resolve, reject) => {
    const cleanUps: (() => void)[] = [];
    let settled = false;
    const finish = (act: () => void): void => {
      if (settled) return;
      settled = true;
      for (const cleanUp of cleanUps) cleanUp();
      child.kill();
      act();
    };
    const refuse = (refusal: Refusal): void => finish(() => reject(new RefusedTable(refusal.reason, refusal.detail)));
    const timer = setTimeout(() => refuse({ reason: 'too-slow' }), options.timeMs ?? LIMITS.timeMs);
    cleanUps.push(() => clearTimeout(timer));
    cleanUps.push(watchMemory(child.pid, options.rssBytes ?? LIMITS.rssBytes, () => refuse({ reason: 'too-much-memory' })));
    const cancel = (): void => refuse({ reason: 'cancelled' });
    options.signal?.addEventListener('abort', cancel, { once: true });
    cleanUps.push(() => options.signal?.removeEventListener('abort', cancel));
    child.onEnd((code) => refuse(refusalForExit(code)));
    child.onReply((reply) => {
      if (settled) return;
      try {
        if (reply.type === 'ready') child.post(request);
        else if (reply.type === 'sheet') assembler.startSheet(reply.name, reply.hidden, reply.totals);
        else if (reply.type === 'packed') assembler.addPacked(reply.text);
        else if (reply.type === 'json') assembler.addJson(reply.text);
        else if (reply.type === 'refused') refuse(reply.refusal);
        else finish(() => resolve(reply));
      } catch (error) {
        finish(() => reject(error instanceof RefusedTable ? error : new RefusedTable('reader-failed')));
      }
    });
  });
}
