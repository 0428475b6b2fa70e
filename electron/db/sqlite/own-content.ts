import { basename } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { heldAt, type HeldFile } from './held-files.ts';
import { headBy, marksOfLog } from './log-marks.ts';
import { APPLICATION_ID, leadsOn } from './own-log.ts';

const TRIES = 12;
const PAUSE_MS = 5;

/**
 * Throws `read_only` when another program has written into a file that is open: copied another version over it, say. The
 * file itself changes only when steps are moved into it from its log, by this program or another one of us. So the mark
 * on its first page is the one it had, or one that its log leads to after that. It is not read by SQLite, which would
 * answer from memory.
 */
export function assertOwnContent(path: string): void {
  const file = heldAt(path);
  if (!file) return;
  for (let attempt = 1; !file.overwritten && !isOwn(path, file); attempt += 1) {
    // Another one of us may have moved steps, and begun the log again, between the two looks.
    if (attempt === TRIES) file.overwritten = true;
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  if (file.overwritten) throw overwritten(path);
}

function isOwn(path: string, file: HeldFile): boolean {
  const head = headBy(file.handle);
  // Before the first step of a new file.
  if (head === null && file.mark === undefined) return true;
  if (head === null || head === 'no database' || (head.application !== APPLICATION_ID && head.pages > 1)) return false;
  const { mark } = head;
  if (mark === file.mark) return true;
  if (file.mark !== undefined && !isLater(path, file.mark, mark)) return false;
  file.mark = mark;
  return true;
}

/** Whether the log of a file tells that steps were moved into it which took it from one mark to the other. */
function isLater(path: string, from: number, to: number): boolean {
  const log = marksOfLog(`${path}-wal`);
  if (!log) return false;
  const all = [...log.all];
  const [was, now] = [all.indexOf(from), all.indexOf(to)];
  if (now >= 0) return now > was;
  // The log was begun again after all of it had been moved; and not by then, when the earlier mark is still in it.
  return was < 0 && log.first !== undefined && leadsOn(to, log.first);
}

const overwritten = (path: string): AppError =>
  new AppError(
    'read_only',
    `${basename(path)} was overwritten by another program while it was open, so nothing more is saved to it or shown from it.`,
    {
      remedy:
        'Open the file again to go on with what was put there. What was here before is in its backups, if any were made. A folder that is synchronised (OneDrive, Dropbox) does this; keep the file outside it.',
    },
  );
