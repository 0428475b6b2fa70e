import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { saveFileWhole } from '../workspace/write-file.ts';

/** Writes a report to a file, or under its own name into a folder; answers the full path. Throws an AppError. */
export async function saveReport(out: string, fileName: string, bytes: Uint8Array): Promise<string> {
  const path = resolve((await isFolder(out)) ? join(out, fileName) : out);
  await saveFileWhole(path, bytes);
  return path;
}

const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
