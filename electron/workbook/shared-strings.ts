import { stringItem } from './cell-text.ts';
import type { PartStream } from './package-parts.ts';

/** Beyond this many different texts, repeats are stored again rather than remembered: memory stays bounded. */
const MAX_REMEMBERED = 400_000;

/** The workbook's table of texts, compressed as it grows. */
export class SharedStrings {
  readonly #part: PartStream;
  readonly #known = new Map<string, number>();
  #next: number;

  /** Starts from the table hucre wrote for the front sheets. */
  constructor(part: PartStream, existing: string) {
    this.#part = part;
    const items = existing.match(/<si>[\s\S]*<\/si>/)?.[0] ?? '';
    this.#next = existing.split('<si>').length - 1;
    // The counts are optional and not known until the end, so they are left out.
    part.write(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${items}`,
    );
  }

  /** The number of a text. */
  add(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const index = this.#next;
    this.#next += 1;
    if (this.#known.size < MAX_REMEMBERED) this.#known.set(text, index);
    this.#part.write(stringItem(text));
    return index;
  }

  /** Resolves once the compressor has caught up with the texts added. */
  drained(): Promise<void> {
    return this.#part.drained();
  }

  /** Ends the table. */
  async close(): Promise<void> {
    this.#part.write('</sst>');
    await this.#part.close();
  }
}
