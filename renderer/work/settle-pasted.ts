import type { EntityName } from '../../shared/tables.ts';
import type { CellValue, PastedList, PastedProblem } from '../ui/grid/types.ts';
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

/** A pasted list beside what is here. */
export interface SettledList {
  added: Row[];
  /** Records here that the list changes: the values that differ, and how that is said. */
  changed: (Row & { id: string; version: number; said: string[] })[];
  same: Row[];
  /** True when a blank cell stands where a record holds something: that stays. */
  blanks: boolean;
  problems: PastedProblem[];
}

interface About {
  entity: EntityName;
  nameField: string;
  /** What two names of one record have alike. */
  alike: (text: string) => string;
  /** No two records have one name. */
  isUnique: boolean;
}

const said = (entity: EntityName, field: string, value: unknown): string =>
  // A link's id says nothing: that it changes is enough.
  fieldValue(entity, field, value, new Map());

/** How a record's change is said: "Impact 4 to 5". */
function changeOf(entity: EntityName, record: Held, field: string, value: CellValue): string {
  const label = fieldLabel(entity, field);
  const before = record[field];
  const isLink = record.names !== undefined && field in record.names;
  const text = said(entity, field, forContract(entity, field, value));
  if (isLink || /^[0-9a-f]{8}-/u.test(text) || text.length > 40) return label;
  return t('app.pasted.fromTo', { label, before: isNothing(before) ? t('app.nothing') : said(entity, field, before), after: text });
}

const nameIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Says of each row of a list whether it is new, changes a record or says what is here; and what stands in the way. */
export function settlePasted(list: PastedList, records: readonly Held[], { entity, nameField, alike, isUnique }: About): SettledList {
  const held = new Map<string, Held[]>();
  for (const record of records) {
    const key = alike(nameIn(record[nameField]));
    held.set(key, [...(held.get(key) ?? []), record]);
  }
  const settled: SettledList = { added: [], changed: [], same: [], blanks: false, problems: [] };
  const seen = new Map<string, number>();
  // What the list has a column for, whether its cells hold something or not.
  const columns = new Set(list.rows.flatMap(({ values }) => Object.keys(values)));
  for (const row of list.rows) {
    if (row.name === '') continue;
    const key = alike(row.name);
    const problem = (reason: string): void => void settled.problems.push({ row: row.row, name: row.name, text: '', reason });
    const [record, another] = held.get(key) ?? [];
    const earlier = seen.get(key);
    seen.set(key, row.row);
    // Two people may have one name, but two rows that mean one record don't say which of them counts.
    if (earlier !== undefined && (record !== undefined || isUnique)) problem(t('app.pasted.twice', { row: earlier }));
    else if (!record) settled.added.push(row);
    if (!record || earlier !== undefined) continue;
    const values = Object.fromEntries(
      Object.entries(row.values).filter(
        ([field, value]) => field !== nameField && forContract(entity, field, value) !== (record[field] ?? null),
      ),
    );
    settled.blanks ||= [...columns].some((field) => !(field in row.values) && !isNothing(record[field]));
    if (Object.keys(values).length === 0) settled.same.push(row);
    else if (another) problem(t('app.pasted.several'));
    else
      settled.changed.push({
        ...row,
        values,
        id: record.id,
        version: record.version,
        said: Object.entries(values).map(([field, value]) => changeOf(entity, record, field, value)),
      });
  }
  return settled;
}
