import type { FileOf } from './import-cases.ts';

/** A generator of numbers that gives the same ones for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIRST = 'OrganisationURI SiteReference SiteNameAddress Hectares PlanningStatus PermissionType PermissionDate';
export const HEADINGS = `${FIRST} Deliverable NetDwellingsRangeFrom NetDwellingsRangeTo Notes FirstAddedDate`.split(' ');

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

/** A register that nothing is wrong with: headings, then rows. */
export function cleanRegister(random: () => number, count: number): string[][] {
  const rows = Array.from({ length: count }, (_, at) => {
    const from = 1 + Math.floor(random() * 200);
    const status = pick(random, ['permissioned', 'not permissioned', 'pending decision']);
    const day = String(13 + Math.floor(random() * 15));
    return [
      'http://x/id/ambridge',
      `AM${String(at + 1).padStart(3, '0')}`,
      `${at + 1} ${pick(random, ['Mill', 'Station', 'Church', 'Canal'])} ${pick(random, ['Lane', 'Road', 'Street'])}, Ambridge`,
      (random() * 5 + 0.1).toFixed(2),
      status,
      status === 'permissioned' ? pick(random, ['full planning permission', 'outline planning permission']) : '',
      status === 'permissioned' ? `${day}/0${1 + Math.floor(random() * 9)}/2019` : '',
      pick(random, ['yes', 'no', '']),
      String(from),
      String(from + Math.floor(random() * 20)),
      pick(random, ['', 'Café on site', 'See “local plan”; policy 4']),
      `${day}/12/2018`,
    ];
  });
  return [HEADINGS, ...rows];
}

/** Rows as a text file, quoted where they must be. */
export function asText(rows: readonly (readonly string[])[], delimiter = ','): string {
  const quoted = (cell: string): string => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => `${row.map(quoted).join(delimiter)}\r\n`).join('');
}

/** Rows as a file to import. */
export const asFile = (rows: readonly (readonly string[])[], name = 'register.csv'): FileOf => ({
  name,
  bytes: new TextEncoder().encode(asText(rows)),
});
