import type { Incoming, ImportKindRules } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import { alike } from '../../../shared/domain/other-record.ts';
import { because, outcome, TOTALS_GROUP, type Outcome } from './outcome.ts';
import type { RowsRead } from './rows-read.ts';
import { sharedAs } from './shared-names.ts';

const NUMBERED = 'number';
const FIRST = 'first';

/** True for two rows that say the same in every column. */
export const sameColumns = (one: Incoming, other: Incoming): boolean =>
  Object.keys({ ...one.columns, ...other.columns }).every((name) => one.columns[name] === other.columns[name]) &&
  sharedAs(one) === sharedAs(other);

/** A row of the file: one that became a record, or one that was stopped, or left out, for another reason. */
type Stands = { record: Incoming; ended?: undefined } | { record?: undefined; ended: Outcome };

const placeOf = ({ record, ended }: Stands): Incoming | Outcome => record ?? ended;

interface Repeats {
  key: string;
  rows: Stands[];
  /** Rows of the same key that were left out by hand: they stop none. */
  left: Outcome[];
}

/** Rows that share a key, the stopped ones too, but for exact doubles, which are named and left out. */
function repeatsIn(read: RowsRead): Repeats[] {
  const firsts = new Map<string, Incoming>();
  // Few keys stand twice, so few have a list of their rows.
  const byKey = new Map<string, Incoming[]>();
  const doubles = new Set<Incoming>();
  for (const record of read.incoming) {
    const first = firsts.get(record.key);
    if (!first) firsts.set(record.key, record);
    else {
      const earlier = byKey.get(record.key) ?? [first];
      byKey.set(record.key, earlier);
      const same = earlier.find((one) => sameColumns(one, record));
      if (same) {
        doubles.add(record);
        const faults = because(`The row is the same in every cell as ${rowFrom(same, record)}.`);
        const { sheet, row, reference, name, homes } = record;
        read.outcomes.push(outcome({ sheet, row, state: 'skipped', reference, name, homes, group: 'The same row twice', faults }));
      } else earlier.push(record);
    }
  }
  if (doubles.size > 0) read.incoming = read.incoming.filter((record) => !doubles.has(record));
  // A row that waits for an answer is held against the others once it has one.
  for (const [key, ended] of read.mentioned) {
    const first = firsts.get(key);
    if (first && !byKey.has(key) && ended.some(({ question }) => question === '')) byKey.set(key, [first]);
    else if (!first && ended.length > 1) byKey.set(key, []);
  }
  return [...byKey].flatMap(([key, records]) => {
    const ended = (read.mentioned.get(key) ?? []).filter(({ question }) => question === '');
    const stopped = ended.filter(({ state }) => state === 'stopped');
    const left = ended.filter(({ state }) => state === 'skipped');
    const rows = inOrder(records, stopped);
    return rows.length > 1 || (rows.length > 0 && left.length > 0) ? [{ key, rows, left }] : [];
  });
}

/** Records and stopped rows as they stand in the file: each list is in its order already, sheet by sheet. */
function inOrder(records: readonly Incoming[], stopped: readonly Outcome[]): Stands[] {
  const sheets = [...new Set([...records, ...stopped].map(({ sheet }) => sheet))];
  const rows: Stands[] = [...records.map((record) => ({ record })), ...stopped.map((ended) => ({ ended }))];
  const rank = (one: Stands): number => sheets.indexOf(placeOf(one).sheet);
  return rows.toSorted((one, other) => rank(one) - rank(other) || placeOf(one).row - placeOf(other).row);
}

const homesWord = (homes: number | null): string =>
  homes === null ? '' : `${homes.toLocaleString('en-GB')} ${homes === 1 ? 'home' : 'homes'}`;

/**
 * Settles rows of the file that share a reference, whether they could be read or not: two phases of one site get a number
 * each, or the first alone is taken. For kinds without registers a reference stands once.
 */
export function settleRepeats(read: RowsRead, rules: ImportKindRules, asking: Asking): void {
  const all = repeatsIn(read);
  for (const one of all) nameLeft(one, read, rules);
  const found = all.filter(({ rows }) => rows.length > 1);
  if (found.length === 0) return;
  const asked = found.filter(({ rows }) => rows.some(({ record }) => record) && mayBeTwo(rows, rules));
  const asks = new Set(asked);
  const given = asked.length > 0 ? askRepeats(asked, rules, asking) : FIRST;
  const later = new Map<Incoming, Incoming | null>();
  for (const one of found) {
    const { key, rows } = one;
    const answer = asks.has(one) ? given : FIRST;
    const stays = answer === NUMBERED && rules.renumbered !== undefined;
    for (const [at, { record }] of rows.entries()) {
      if (!record) continue;
      // Which record here each is, and so its number, is told when they are compared; a stopped row counts for when it is
      // mended. Phases of one site are numbered all; of two lists the first keeps its own.
      if (stays && (at > 0 || rules.registers)) later.set(record, { ...record, repeat: at + 1 });
      else if (!stays && at > 0) later.set(record, null);
    }
    if (!stays) stopLater({ key, rows }, answer, read, rules);
  }
  read.incoming = read.incoming.flatMap((record) => {
    const made = later.get(record);
    return made === undefined ? [record] : made === null ? [] : [made];
  });
}

/** True for rows that a person may want both: phases of a site, or other records of another sheet that numbers for itself. */
function mayBeTwo(rows: readonly Stands[], { registers, ownReferences, renumbered }: ImportKindRules): boolean {
  if (registers) return true;
  const [first, ...others] = rows.map(placeOf);
  return (
    ownReferences === true &&
    renumbered !== undefined &&
    others.every(({ sheet, name }) => sheet !== first!.sheet && name !== '' && !alike(name, first!.name))
  );
}

function askRepeats(found: readonly Repeats[], rules: ImportKindRules, asking: Asking): string | null {
  const references = found.map(({ rows }) => placeOf(rows[0]!).reference);
  const [first = ''] = references;
  const rows = found.reduce((sum, one) => sum + one.rows.length, 0);
  const { one, other } = rules.noun;
  const lists = !rules.registers;
  const what = lists ? `on more than one sheet, for other ${other}` : 'in more than one row';
  const sheets = lists ? 'The sheets may each number for themselves. Remembered for files with these headings.' : '';
  return asking.ask({
    id: 'repeat',
    kind: 'repeat',
    title:
      found.length > 1
        ? `${found.length} references stand ${what}`
        : lists
          ? `${first} stands ${what}`
          : `${first} stands in ${found[0]!.rows.length} rows that differ`,
    detail: `${rows} rows. ${sheets || 'They may be phases of one site. Remembered for this register.'}`,
    facts: found.slice(0, 6).flatMap(({ rows: each }) =>
      each
        .slice(0, 4)
        .map(placeOf)
        .map(({ sheet, row, reference, name, homes }) => ({
          label: lists ? `${sheet}, row ${row}` : `Row ${row}`,
          text: `${reference} ${name}`,
          figure: homesWord(homes),
        })),
    ),
    options: [
      {
        id: NUMBERED,
        label: lists ? `Keep both: ${first} and ${first}/2` : `One ${one} each: ${first}/1, ${first}/2`,
        effect: `${rows} ${other}`,
      },
      {
        id: FIRST,
        label: 'The first row alone, the others stopped',
        effect: `${found.length} ${found.length === 1 ? one : other}`,
      },
    ],
    proposed: NUMBERED,
  });
}

const REMEDY = 'Delete one of the two rows, or correct the reference.';

const labelOf = ({ fields }: ImportKindRules): string => fields.find((one) => one.type === 'reference' && one.required)?.label ?? '';
/** The reference within a sentence; a record told by several columns has none of that name. */
const named = (rules: ImportKindRules, reference: string): string => `${labelOf(rules)} “${reference}”`.trim();

type Place = Pick<Outcome, 'sheet' | 'row'>;

/** A row of the file as another is told of it: with its sheet, where that is another one. */
const rowFrom = ({ sheet, row }: Place, from: Place): string => (sheet === from.sheet ? `row ${row}` : `row ${row} of “${sheet}”`);

/** Stops all rows of a reference but the first, and says so in the first when it is stopped itself. */
function stopLater({ key, rows }: Pick<Repeats, 'key' | 'rows'>, answer: string | null, read: RowsRead, rules: ImportKindRules): void {
  const [first, ...others] = rows;
  for (const other of others) stop(other, { key, first: placeOf(first!), answer }, read, rules);
  if (!first!.ended) {
    const stopped = others.find(({ ended }) => ended)?.ended;
    if (stopped) remark(first!.record, `is also in ${rowFrom(stopped, first!.record)}, which is stopped`, read, rules);
    return;
  }
  addFault(first!.ended, placeOf(others[0]!), 'also', rules);
}

/** Adds to a stopped row that its reference stands in another, too. */
function addFault(ended: Outcome, place: Place, how: 'also' | 'already', rules: ImportKindRules): void {
  const { reference } = ended;
  const reason = `${named(rules, reference)} is ${how} in ${rowFrom(place, ended)}.`;
  ended.faults.push({ column: labelOf(rules), value: reference, reason, remedy: REMEDY });
}

/** Says of a row that comes in what else the file has under its reference. */
function remark({ sheet, row, reference }: Incoming, what: string, read: RowsRead, rules: ImportKindRules): void {
  const column = labelOf(rules);
  const message = `${sheet}, row ${row}: ${named(rules, reference)} ${what}.`;
  read.problems.push({ sheet, row, column, value: reference, message, remedy: 'Check which row is right.', severity: 'warning' });
}

/** Names a row that was left out by hand where another has its reference. */
function nameLeft({ rows, left }: Repeats, read: RowsRead, rules: ImportKindRules): void {
  for (const ended of left) {
    // A total’s count is nobody’s reference.
    if (ended.group === TOTALS_GROUP) continue;
    for (const { record } of rows) if (record) remark(record, `is also in ${rowFrom(ended, record)}, which is left out`, read, rules);
    ended.faults.push(...because(`${named(rules, ended.reference)} is also in ${rowFrom(placeOf(rows[0]!), ended)}.`));
  }
}

interface Stopping {
  key: string;
  first: Place;
  answer: string | null;
}

function stop({ record, ended }: Stands, { key, first, answer }: Stopping, read: RowsRead, rules: ImportKindRules): void {
  if (ended) {
    addFault(ended, first, 'already', rules);
    return;
  }
  const { sheet, row, reference, name, homes } = record;
  const label = labelOf(rules);
  const message = `${sheet}, row ${row}: ${named(rules, reference)} is already in ${rowFrom(first, record)}.`;
  const waits = answer === null;
  const stopped = outcome({
    sheet,
    row,
    state: 'stopped',
    reference,
    name,
    homes,
    faults: [{ column: label, value: reference, reason: message, remedy: REMEDY }],
    group: waits ? 'Waits for the question about repeated references' : `${label} stands in two rows`,
    question: waits ? 'repeat' : '',
  });
  read.outcomes.push(stopped);
  // The file holds its record all the same.
  read.mentioned.set(key, [...(read.mentioned.get(key) ?? []), stopped]);
  if (!waits) read.problems.push({ sheet, row, column: label, value: reference, message, remedy: REMEDY, severity: 'error' });
}
