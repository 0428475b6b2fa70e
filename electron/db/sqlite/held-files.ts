import { closeSync, openSync, statSync } from 'node:fs';

/** A file that this process has open by SQLite, however often. */
export interface HeldFile {
  times: number;
  /**
   * To read the file itself by, without its log. Opened before SQLite opens it and closed after: closing any handle of a
   * file drops all locks that this process has on it.
   */
  handle: number;
  /** The mark that the file itself was last seen with; undefined before it was looked at. */
  mark?: number;
  /** Whether another program has written into it. Stays so: what SQLite keeps in memory of it is no longer to be trusted. */
  overwritten: boolean;
}

const held = new Map<string, HeldFile>();

/** What tells one file from another, whatever their names; null when there is none. */
export function idOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev}:${stat.ino}` : null;
}

/** The file at a path, when this process has it open. */
export const heldAt = (path: string): HeldFile | undefined => held.get(idOf(path) ?? '');

/** Notes that this process has a file open by SQLite, until the function it answers is called. */
export function keepHeld(path: string): () => void {
  const id = idOf(path);
  if (id === null) return () => {};
  const file = held.get(id) ?? { times: 0, handle: openSync(path, 'r'), overwritten: false };
  held.set(id, file);
  file.times += 1;
  let given = false;
  return () => {
    if (given) return;
    given = true;
    file.times -= 1;
    if (file.times > 0) return;
    held.delete(id);
    closeSync(file.handle);
  };
}
