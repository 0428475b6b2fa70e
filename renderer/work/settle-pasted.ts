import { differsAs } from '../../shared/domain/other-record.ts';
import { plainKey } from '../../shared/domain/same-key.ts';
import { contractName } from '../../shared/table.ts';
import { tableOf, type EntityName } from '../../shared/tables.ts';
import type { PastedProblem } from '../ui/grid/pasted.ts';
import type { CellValue, PastedList } from '../ui/grid/types.ts';
import { t } from '../words/t.ts';
import { fieldLabel, fieldValue, isNothing } from './field-words.ts';
import { forContract } from './record-edits.ts';

/** A record as its list answers it. */
export type Held = { id: string; version: number; names?: Readonly<Record<string, string>> } & Record<string, unknown>;

interface Row {
  row: number;
  name: string;
  values: Readonly<Record<string, CellValue>>;
}

/** A row that changes a record. */
export interface ChangedRow extends Row {
  id: string;
  version: number;
  said: string[];
  /** All that the row says, changed or not. */
  whole: Row['values'];
  /** Both titles, where the row looks like another record under the same key. */
  other: { here: string; row: string } | null;
}

/** A pasted list beside what is here. */
export interface SettledList {
  added: Row[];
  /** Records here that the list changes: the values that differ, and how that is said. */
  changed: ChangedRow[];
  same: Row[];
  /** True when a blank cell stands where a record holds something: that stays. */
  blanks: boolean;
  problems: PastedProblem[];
}

/** How the rows of a list are known among the records. */
export interface About {
  entity: EntityName;
  nameField: string;
  /** The field with the numbers that the program gives. */
  numberField?: string | undefined;
  /** What two names of one record have alike. */
  alike: (text: string) => string;
  /** What a record that a field points at is called; undefined for a value that is no such. */
  nameOf: (field: string, id: string) => string | undefined;
  /** No two records have one name. */
  isUnique: boolean;
}

const LONGEST = 60;

const brief = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);

/** How a record's change is said: “Impact” from 4 to 5. */
function changeOf({ entity, nameOf }: About, record: Held, field: string, value: CellValue): string {
  const said = (one: unknown): string =>
    (typeof one === 'string' ? nameOf(field, one) : undefined) ?? fieldValue(entity, field, one, new Map());
  const [before, after] = [record[field], forContract(entity, field, value)].map((one) => brief(said(one)));
  return t('app.pasted.fromTo', { label: fieldLabel(entity, field), before: before!, after: after! });
}

/** The key of a number that the program gives, apart from all names. */
const numbered = (number: string): string => `#${plainKey(number)}`;

const nameIn = (value: unknown): string => (typeof value === 'string' ? value : '');

const NOTES = 'notes';

/** Both titles, where a row under a record's key looks like another record, as an import asks about it. */
function otherUnder(entity: EntityName, keyField: string, values: Row['values'], record: Held): ChangedRow['other'] {
  const { title, columns } = tableOf(entity);
  const titleField = title === undefined ? keyField : contractName(title);
  if (titleField === keyField) return null;
  const fields = Object.entries(columns).map(([column, { kind }]) => ({ name: contractName(column), kind }));
  const apart = new Set([keyField, titleField, NOTES]);
  const told = fields.filter(({ name }) => !apart.has(name));
  const names = { row: values[titleField], here: record[titleField] };
  const differ = differsAs(
    names,
    told.map(({ name, kind }) => ({ name, kind, row: values[name], here: record[name] })),
  );
  return differ && { here: nameIn(record[titleField]), row: nameIn(values[titleField]) };
}

/** Says of each row of a list whether it is new, changes a record or says what is here; and what stands in the way. */
export function settlePasted(list: PastedList, records: readonly Held[], about: About): SettledList {
  const { entity, nameField, numberField, alike, isUnique } = about;
  const keysOf = (record: Held): string[] => [
    alike(nameIn(record[nameField])),
    ...(numberField === undefined ? [] : [numbered(nameIn(record[numberField]))]),
  ];
  const held = new Map<string, Held[]>();
  for (const record of records) for (const key of keysOf(record)) held.set(key, [...(held.get(key) ?? []), record]);
  const settled: SettledList = { added: [], changed: [], same: [], blanks: false, problems: [] };
  const seen = new Map<string, number>();
  for (const row of list.rows) {
    if (row.name === '') continue;
    const key = row.number === undefined ? alike(row.name) : numbered(row.number);
    const problem = (reason: string): void => void settled.problems.push({ row: row.row, name: row.name, text: '', reason });
    const [record, another] = held.get(key) ?? [];
    const earlier = seen.get(key);
    seen.set(key, row.row);
    if (row.number !== undefined && !record) {
      problem(t('app.pasted.noSuchNumber', { number: row.number }));
      continue;
    }
    // Two people may have one name, but two rows that mean one record don't say which of them counts.
    if (earlier !== undefined && (record !== undefined || isUnique)) problem(t('app.pasted.twice', { row: earlier }));
    else if (!record) settled.added.push(row);
    if (!record || earlier !== undefined) continue;
    const values = Object.fromEntries(
      Object.entries(row.values).filter(
        ([field, value]) =>
          (field !== nameField || row.number !== undefined) && forContract(entity, field, value) !== (record[field] ?? null),
      ),
    );
    settled.blanks ||= list.columns.some((field) => !(field in row.values) && !isNothing(record[field]));
    if (Object.keys(values).length === 0) settled.same.push(row);
    else if (another) problem(t('app.pasted.several'));
    else
      settled.changed.push({
        ...row,
        values,
        whole: row.values,
        other: isUnique ? otherUnder(entity, nameField, row.values, record) : null,
        id: record.id,
        version: record.version,
        said: Object.entries(values).map(([field, value]) => changeOf(about, record, field, value)),
      });
  }
  return settled;
}
