import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Notes for whoever looks after the program. Never names, minutes or figures of the partnership. */
export interface Log {
  write(event: string, facts?: Record<string, string | number>): void;
}

export const silentLog: Log = { write: () => {} };

const MAX_BYTES = 1_000_000;

/** A log file that keeps one older copy. A log that can't be written never stops the work. */
export function fileLog(path: string): Log {
  return {
    write(event, facts = {}) {
      try {
        mkdirSync(dirname(path), { recursive: true });
        const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
        if (size > MAX_BYTES) renameSync(path, `${path}.1`);
        appendFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`);
      } catch {
        // A full or read-only disk is reported where it matters: at the save.
      }
    },
  };
}
