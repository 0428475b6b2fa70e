import type { Incoming, ImportKindRules } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import { because, outcome } from './outcome.ts';
import type { RowsRead } from './rows-read.ts';

const NUMBERED = 'number';
const FIRST = 'first';

const sameColumns = (one: Incoming, other: Incoming): boolean =>
  Object.keys({ ...one.columns, ...other.columns }).every((name) => one.columns[name] === other.columns[name]);

interface Repeats {
  key: string;
  rows: Incoming[];
}

/** Rows that share a key, but for exact doubles, which are named and left out. */
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
        const faults = because(`The row is the same in every cell as row ${same.row}.`);
        const { sheet, row, reference, name, homes } = record;
        read.outcomes.push(outcome({ sheet, row, state: 'skipped', reference, name, homes, group: 'The same row twice', faults }));
      } else earlier.push(record);
    }
  }
  if (doubles.size > 0) read.incoming = read.incoming.filter((record) => !doubles.has(record));
  return [...byKey].filter(([, rows]) => rows.length > 1).map(([key, rows]) => ({ key, rows }));
}

const homesWord = (homes: number | null): string =>
  homes === null ? '' : `${homes.toLocaleString('en-GB')} ${homes === 1 ? 'home' : 'homes'}`;

/**
 * Settles rows of the file that share a reference: two phases of one site get a number each, or the first alone is
 * taken. For kinds without registers a reference stands once.
 */
export function settleRepeats(read: RowsRead, rules: ImportKindRules, asking: Asking): void {
  const found = repeatsIn(read);
  if (found.length === 0) return;
  const answer = rules.registers ? askRepeats(found, rules, asking) : FIRST;
  const numbered = rules.registers?.renumbered;
  const taken = new Set(read.incoming.map(({ key }) => key));
  const later = new Map<Incoming, Incoming | null>();
  for (const { rows } of found) {
    let next = 0;
    for (const [at, record] of rows.entries()) {
      if (answer !== NUMBERED || !numbered) {
        if (at > 0) later.set(record, null);
        continue;
      }
      let made: Incoming;
      do made = numbered(record, `${record.reference}/${(next += 1)}`);
      while (taken.has(made.key));
      taken.add(made.key);
      later.set(record, made);
    }
    if (answer === NUMBERED) read.mentioned.delete(rows[0]!.key);
    for (const record of rows.slice(1)) if (later.get(record) === null) stop(record, rows[0]!, answer, read, rules);
  }
  read.incoming = read.incoming.flatMap((record) => {
    const made = later.get(record);
    return made === undefined ? [record] : made === null ? [] : [made];
  });
}

function askRepeats(found: readonly Repeats[], rules: ImportKindRules, asking: Asking): string | null {
  const references = found.map(({ rows }) => rows[0]!.reference);
  const [first = ''] = references;
  const rows = found.reduce((sum, one) => sum + one.rows.length, 0);
  return asking.ask({
    id: 'repeat',
    kind: 'repeat',
    title:
      found.length === 1
        ? `${first} stands in ${found[0]!.rows.length} rows that differ`
        : `${found.length} references stand in more than one row`,
    detail: `${rows} rows. They may be phases of one site. Remembered for this register.`,
    facts: found
      .slice(0, 6)
      .flatMap(({ rows: each }) =>
        each
          .slice(0, 4)
          .map((record) => ({ label: `Row ${record.row}`, text: `${record.reference} ${record.name}`, figure: homesWord(record.homes) })),
      ),
    options: [
      { id: NUMBERED, label: `One ${rules.noun.one} each: ${first}/1, ${first}/2`, effect: `${rows} ${rules.noun.other}` },
      {
        id: FIRST,
        label: 'The first row alone, the others stopped',
        effect: `${found.length} ${found.length === 1 ? rules.noun.one : rules.noun.other}`,
      },
    ],
    proposed: NUMBERED,
  });
}

function stop(record: Incoming, first: Incoming, answer: string | null, read: RowsRead, rules: ImportKindRules): void {
  const { sheet, row, reference, name, homes } = record;
  const field = rules.fields.find((one) => one.type === 'reference' && one.required);
  const label = field?.label ?? '';
  const message = `${sheet}, row ${row}: ${label} “${reference}” is already in row ${first.row}.`;
  const remedy = 'Delete one of the two rows, or correct the reference.';
  const waits = answer === null;
  read.outcomes.push(
    outcome({
      sheet,
      row,
      state: 'stopped',
      reference,
      name,
      homes,
      faults: [{ column: label, value: reference, reason: message, remedy }],
      group: waits ? 'Waits for the question about repeated references' : `${label} stands in two rows`,
      question: waits ? 'repeat' : '',
    }),
  );
  if (!waits) read.problems.push({ sheet, row, column: label, value: reference, message, remedy, severity: 'error' });
}
