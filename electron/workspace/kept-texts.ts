import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { writeFileWhole } from './write-file.ts';

const Texts = z.record(z.string(), z.string());
/** Characters of all texts together. */
const MOST = 20_000_000;

/**
 * What screens keep for this computer, in this-computer.json: preferences, column widths, minutes not saved yet. The
 * browser would keep it by the page's address, which is another one at each start.
 */
export class KeptTexts {
  readonly #folder: string;
  /** One writing after another. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(dataDir: string) {
    this.#folder = dataDir;
  }

  get #path(): string {
    return join(this.#folder, 'this-computer.json');
  }

  /** All texts by key, read each time: another start of the program keeps its own there, too. */
  all(): Record<string, string> {
    let text = '';
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch {
      return {};
    }
    try {
      return Texts.parse(JSON.parse(text));
    } catch {
      // It may hold minutes that somebody typed: it is put aside, not written over.
      renameSync(this.#path, `${this.#path}.unreadable`);
      return {};
    }
  }

  /** Keeps a text, or forgets it. Answers when it is on the disk. Throws the system's error when it can't be written. */
  async set(key: string, value: string | null): Promise<Record<string, never>> {
    const written = this.#writing.then(() => this.#write(key, value));
    this.#writing = written.catch(() => {});
    await written;
    return {};
  }

  async #write(key: string, value: string | null): Promise<void> {
    const texts = new Map(Object.entries(this.all()));
    if (value === null) texts.delete(key);
    else texts.set(key, value);
    let size = 0;
    for (const [name, text] of texts) size += name.length + text.length;
    if (size > MOST && value !== null)
      throw new AppError('storage_full', 'Too much is kept for this computer already.', {
        remedy: 'Save or discard the minutes that are not saved yet.',
      });
    mkdirSync(this.#folder, { recursive: true });
    await writeFileWhole(this.#path, `${JSON.stringify(Object.fromEntries(texts), null, 1)}\n`);
  }
}
