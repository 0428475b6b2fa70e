import { plainKey } from '../../../shared/domain/same-key.ts';
import type { Columns } from '../../core/rows.ts';
import type { ImportKindRules, Incoming } from '../../rooms/import-kind.ts';

/** A record here, by its key. */
export interface Here {
  key: string;
  plain: string;
  row: Columns;
}

const NUMBER = /\/(\d+)$/u;

function put<H extends Here>(map: Map<string, H[]>, key: string, here: H): void {
  const found = map.get(key);
  if (found) found.push(here);
  else map.set(key, [here]);
}

/** The records here by their references, and by those that they have a number to: `R1/2` belongs to `R1`, too, however it is spelt. */
export class Families {
  readonly #own = new Map<string, Here[]>();
  readonly #numbered = new Map<string, (Here & { number: number })[]>();

  /** Takes a record in. */
  add(key: string, row: Columns): void {
    const here = { key, row, plain: plainKey(key) };
    put(this.#own, here.plain, here);
    if (!here.plain.includes('/')) return;
    const parts = here.plain.split('\n');
    for (const [at, part] of parts.entries()) {
      const number = NUMBER.exec(part)?.[1];
      if (number === undefined) continue;
      const base = parts.with(at, part.slice(0, -number.length - 1)).join('\n');
      put(this.#numbered, base, { ...here, number: Number(number) });
    }
  }

  /** True for a key that somebody here has, in whatever spelling. */
  has = (plain: string): boolean => this.#own.has(plain);

  /** True for a key that somebody here has with a number to it. */
  hasNumbered = (plain: string): boolean => this.#numbered.has(plain);

  /** Those that have a key in some spelling. */
  own = (plain: string): readonly Here[] => this.#own.get(plain) ?? [];

  /** Those that have a row's reference with a number to it, found from what is here: none is missed behind a gap. */
  numbered(record: Incoming, plain: string, { renumbered }: ImportKindRules): Here[] {
    // A key of several columns has its number in one of them.
    return (this.#numbered.get(plain) ?? []).filter((here) => {
      const made = renumbered?.(record, here.number);
      return made !== undefined && plainKey(made.key) === here.plain;
    });
  }
}
