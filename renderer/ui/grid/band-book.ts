import { Groups } from './groups.ts';
import type { Band, Bands } from './types.ts';

/** Describes bands, and only those anew whose rows have changed. */
export class BandBook<Row> {
  #bands: Bands<Row> | undefined;
  #groups: Groups<Row> | undefined;
  #pages = new Map<string, { members: readonly Row[]; band: Band }>();

  /** Of the rows that are listed: a band's figures are of what stands below it. */
  describe(rows: readonly Row[], bands: Bands<Row> | undefined): ReadonlyMap<string, Band> {
    if (bands !== this.#bands) {
      this.#bands = bands;
      this.#groups = bands && new Groups(bands.getBandKey);
      this.#pages = new Map();
    }
    if (!bands || !this.#groups) return new Map();
    const known = this.#pages;
    this.#pages = new Map();
    for (const [key, members] of this.#groups.of(rows)) {
      const page = known.get(key);
      this.#pages.set(key, page?.members === members ? page : { members, band: bands.describe(key, members) });
    }
    return new Map([...this.#pages].map(([key, { band }]) => [key, band]));
  }
}
