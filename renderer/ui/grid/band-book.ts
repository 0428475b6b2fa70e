import { grouped } from './display-rows.ts';
import type { Band, Bands } from './types.ts';

interface Page<Row> {
  members: readonly Row[];
  band: Band;
}

const same = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((member, at) => member === other[at]);

/** Describes bands, and only those anew whose rows have changed. */
export class BandBook<Row> {
  #bands: Bands<Row> | undefined;
  #pages = new Map<string, Page<Row>>();

  /** Band headers describe the whole band, so their figures don't change while filtering. */
  describe(rows: readonly Row[], bands: Bands<Row> | undefined): ReadonlyMap<string, Band> {
    const known = bands === this.#bands ? this.#pages : new Map<string, Page<Row>>();
    this.#bands = bands;
    this.#pages = new Map();
    if (!bands) return new Map();
    for (const [key, members] of grouped(rows, bands)) {
      const page = known.get(key);
      this.#pages.set(key, page && same(page.members, members) ? page : { members, band: bands.describe(key, members) });
    }
    return new Map([...this.#pages].map(([key, { band }]) => [key, band]));
  }
}
