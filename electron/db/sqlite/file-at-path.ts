import { basename } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { idOf } from './held-files.ts';
import { assertOwnContent } from './own-content.ts';

/**
 * Knows which file was opened at a path, and its log. A connection goes on writing into a file that was deleted or moved
 * away, where nobody will find it: this is asked before each write. Files are asked about and never opened, because
 * closing one would drop the locks that SQLite has on it.
 */
export class FileAtPath {
  readonly #path: string;
  readonly #ids = new Map<string, string>();

  constructor(path: string) {
    this.#path = path;
    this.#note('');
  }

  /** To be called when the file is open. Throws when it is not the one it was before. */
  settle(): void {
    this.#check('');
    this.#note('');
    for (const suffix of ['-wal', '-shm']) this.#note(suffix);
  }

  /** Throws `read_only` when another file, or none, lies at the path now, or another program has written into this one. */
  assertThere(): void {
    this.#check('');
    // Before its log, which whoever saw it first may have put aside.
    assertOwnContent(this.#path);
    for (const suffix of ['-wal', '-shm']) this.#check(suffix);
    for (const suffix of ['-wal', '-shm']) this.#note(suffix);
  }

  /** As `assertThere`, as an answer. */
  isThere(): boolean {
    try {
      this.assertThere();
      return true;
    } catch {
      return false;
    }
  }

  /** Throws `read_only` when what SQLite reads here may be another program's. A file that lost its name reads on. */
  assertReadable(): void {
    if (idOf(this.#path) === this.#ids.get('')) assertOwnContent(this.#path);
  }

  /** The log and its index beside the file, where they are still those of the file that was opened. */
  beside(): string[] {
    return ['-wal', '-shm']
      .filter((suffix) => this.#ids.has(suffix) && idOf(`${this.#path}${suffix}`) === this.#ids.get(suffix))
      .map((suffix) => `${this.#path}${suffix}`);
  }

  #note(suffix: string): void {
    const id = idOf(`${this.#path}${suffix}`);
    if (id !== null && !this.#ids.has(suffix)) this.#ids.set(suffix, id);
  }

  #check(suffix: string): void {
    const known = this.#ids.get(suffix);
    const now = idOf(`${this.#path}${suffix}`);
    if (known === undefined || known === now) return;
    throw new AppError(
      'read_only',
      `${basename(this.#path)} was ${now === null ? 'deleted or moved' : 'replaced by another file'} while it was open, so nothing more is saved to it.`,
      {
        remedy:
          'Save what is open as a copy first: Settings, Back up now. Then open the file you want to go on with. A folder that is synchronised (OneDrive, Dropbox) does this; keep the file outside it.',
      },
    );
  }
}
