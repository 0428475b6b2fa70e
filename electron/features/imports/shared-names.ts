import type { Choice } from '../../../shared/domain/choices.ts';
import { plainName } from '../../../shared/domain/choices.ts';
import { storedName } from '../../../shared/table.ts';
import type { Columns } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { ImportKindRules, Incoming, NameField } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import { EMPTY, EMPTY_OPTION, inRows, nameId } from './names.ts';
import { outcome, type Outcome } from './outcome.ts';
import { tellApart } from './tell-apart.ts';

/** A row whose record is found, and the names in it that more than one here has. */
export interface OpenNames {
  record: Incoming;
  row: Columns | undefined;
  open: NonNullable<Incoming['shared']>;
}

/** Of those who share a name, the ones that are spelt as the cell is; all of them when none is. */
function meant(field: NameField, text: string): readonly Choice[] {
  const all = field.sharers(text);
  const exact = all.filter(({ label }) => label.trim() === text.trim());
  return exact.length > 0 ? exact : all;
}

const fieldOf = ({ names = [] }: ImportKindRules, key: string): NameField => names.find(({ field }) => field === key)!;

/** The names of a row that leave open who is meant: where the record here has one of those so named, it is that one. */
export const openNames = (record: Incoming, row: Columns | undefined, rules: ImportKindRules): OpenNames['open'] =>
  (record.shared ?? []).filter(
    ({ field, text }) => !meant(fieldOf(rules, field), text).some(({ value }) => value === row?.[storedName(field)]),
  );

/** Asks who is meant, once a name; answers the rows that are settled, and puts the others among those that wait. */
export async function settleShared(
  db: ReadDb,
  pending: readonly OpenNames[],
  rules: ImportKindRules,
  asking: Asking,
  waiting: Outcome[],
): Promise<Omit<OpenNames, 'open'>[]> {
  const cells = pending.flatMap(({ record, open }) => open.map((one) => ({ ...one, row: record.row })));
  const answers = new Map<string, string | null>();
  for (const [id, rows] of Map.groupBy(cells, ({ field, text }) => nameId(field, text))) {
    const [{ field, text }] = rows as [(typeof rows)[0]];
    // Only what all its rows say alike is proposed.
    const spelt = new Set(rows.map((one) => one.text.trim()));
    answers.set(id, await ask(db, id, fieldOf(rules, field), { text, rows: rows.map(({ row }) => row), alike: spelt.size === 1 }, asking));
  }
  return pending.flatMap(({ record, row, open }) => {
    const columns = { ...record.columns };
    for (const { field, text } of open) {
      const id = nameId(field, text);
      const answer = answers.get(id) ?? null;
      if (answer === null) {
        waiting.push(waits(record, rules, { field, text }, id));
        return [];
      }
      if (answer !== EMPTY) columns[storedName(field)] = answer;
    }
    return [{ record: { ...record, columns }, row }];
  });
}

interface Cells {
  text: string;
  rows: readonly number[];
  alike: boolean;
}

async function ask(db: ReadDb, id: string, field: NameField, { text, rows, alike }: Cells, asking: Asking): Promise<string | null> {
  const all = field.sharers(text);
  const apart = await tellApart(
    db,
    field.entity,
    all.map(({ value }) => value),
  );
  const [one, other] = meant(field, text);
  return asking.ask({
    id,
    kind: 'name',
    title: `Which ${field.what} is “${text.slice(0, 80)}”?`,
    detail: `${field.label} in ${inRows(rows)}. ${all.length} here have this name. Remembered.`,
    options: [
      ...all.map(({ value, label }) => ({ id: value, label, effect: apart.get(value) ?? '' })),
      ...(field.mayBeEmpty ? [EMPTY_OPTION] : []),
    ],
    proposed: alike && one && !other ? one.value : null,
  });
}

function waits(record: Incoming, rules: ImportKindRules, { field, text }: { field: string; text: string }, question: string): Outcome {
  const { sheet, row, reference, name, homes } = record;
  const { label, what } = fieldOf(rules, field);
  const reason = `More than one ${what} here is called “${text}”.`;
  const faults = [{ column: label, value: text, reason, remedy: 'Answer the question about the name.' }];
  return outcome({ sheet, row, state: 'stopped', reference, name, homes, group: `Waits for “${text.slice(0, 60)}”`, question, faults });
}

/** A name as rows are compared by it. */
export const sharedAs = ({ shared = [] }: Incoming): string => JSON.stringify(shared.map(({ field, text }) => [field, plainName(text)]));
