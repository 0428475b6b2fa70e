import { clampText, oneLine } from './cell-text.ts';

const MAX_SHEET_NAME = 31;
const MAX_TABLE_NAME = 100;
const MAX_HEADING = 250;

/** A name nothing else in `taken` has, ignoring case; adds it to `taken`. */
function claim(wanted: string, max: number, taken: Set<string>, suffix: (n: number) => string): string {
  let name = wanted;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) {
    const tail = suffix(n);
    name = clampText(wanted, max - tail.length).trimEnd() + tail;
  }
  taken.add(name.toLowerCase());
  return name;
}

/** A sheet name Excel accepts, unlike any in `taken`. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const bare = oneLine(wanted.replace(/[[\]:*?/\\]/g, ' '), MAX_SHEET_NAME)
    .replace(/^'+|'+$/g, '')
    .trim();
  // Excel keeps "History" for itself.
  const usable = bare === '' ? 'Sheet' : /^history$/i.test(bare) ? `${bare} list` : bare;
  return claim(usable, MAX_SHEET_NAME, taken, (n) => ` (${n})`);
}

/** A table name Excel accepts, unlike any in `taken`. */
export function tableName(wanted: string, taken: Set<string>): string {
  const words = wanted
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, MAX_TABLE_NAME);
  const startsWell = /^[A-Za-z]/.test(words);
  // "AB12", "R1C1", "R" and "C" are cell addresses.
  const isAddress = /^([A-Za-z]{1,3}\d+|[rc]\d*|r\d*c\d*)$/i.test(words);
  const usable = words === '' ? 'Table' : startsWell && !isAddress ? words : `Table_${words}`;
  return claim(usable, MAX_TABLE_NAME, taken, (n) => `_${n}`);
}

/** Column headings with no blanks and no repeats: Excel repairs a table that has either. */
export function uniqueHeadings(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((text, index) => {
    const heading = oneLine(text, MAX_HEADING);
    return claim(heading === '' ? `Column ${index + 1}` : heading, MAX_HEADING, taken, (n) => ` (${n})`);
  });
}

/** A sheet's name as a formula writes it. */
export function quotedSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}

/** A table column as a formula writes it. */
export function columnReference(table: string, heading: string): string {
  return `${table}[${heading.replace(/['#[\]@]/g, "'$&")}]`;
}

/** `0` is A, `26` is AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}
