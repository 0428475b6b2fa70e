import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Files under names of `besideOf`, and what SQLite keeps beside them. */
const LEFT = /^\..+\.(\d+)(?:-[0-9a-f]{8})?\.(?:making|restoring|partial|back)(?:-wal|-shm|-journal)?$/;

/** Removes what processes that were killed while they made, copied or restored a partnership have left in a folder. */
export function clearLeftovers(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const pid = LEFT.exec(name)?.[1];
      if (pid !== undefined && isGone(Number(pid))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // Work goes on beside what is left all the same; a folder that can't be used is told of then.
  }
}

/** True only when no process has this number: one of somebody else's counts as there. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
