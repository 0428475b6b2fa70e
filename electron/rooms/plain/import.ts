import { sql } from 'kysely';
import { z } from 'zod';
import type { FieldValue, ImportFieldType, ImportValue } from '../../../shared/domain/tabular-types.ts';
import type { Noun } from '../../../shared/plain-record.ts';
import type { Column, ColumnKind } from '../../../shared/table.ts';
import { tableOf, titleOf, type EntityName } from '../../../shared/tables.ts';
import { toCamel, toFields, type Columns, type Stored } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { ImportKindRules, KindField } from '../import-kind.ts';
import { notInBin } from '../../core/bin.ts';

/** What a plain import says about itself. */
export interface PlainImport {
  kind: string;
  label: string;
  noun: Noun;
  /** Column that a record is recognised by. */
  key: string;
  /** The contract's rules for the fields. */
  fields: z.ZodObject;
}

const TYPES: Record<ColumnKind, ImportFieldType> = {
  text: 'text',
  number: 'whole number',
  year: 'whole number',
  day: 'date',
  time: 'text',
  yes_no: 'yes/no',
  code: 'enum',
  link: 'enum',
};

/** Ids by name, for each column that points at other records. A name that two records have is nobody's. */
type Linked = Record<string, Map<string, string>>;

async function linkedTo(db: ReadDb, entity: EntityName): Promise<Linked> {
  const linked: Linked = {};
  for (const [column, { points }] of Object.entries(tableOf(entity).columns)) {
    if (points === undefined) continue;
    const title = sql.ref(titleOf(points as EntityName));
    const { rows } = await sql<{ id: string; name: string }>`
      select min(id) as "id", ${title} as "name" from ${sql.table(points)}
      where ${notInBin()} group by ${title} having count(*) = 1`.execute(db);
    linked[column] = new Map(rows.map(({ id, name }) => [name, id]));
  }
  return linked;
}

const valuesOf = (column: string, { codes }: Column, linked: Linked): ImportValue[] =>
  (codes?.map(({ label }) => label) ?? [...(linked[column]?.keys() ?? [])]).map((value) => ({ value, aliases: [] }));

/** What stands in the column for a converted cell: a label's code, a name's id. */
function stored(column: string, { kind, codes, null: mayBeNull }: Column, value: FieldValue, linked: Linked): Stored {
  if (value === null) return mayBeNull ? null : '';
  if (kind === 'code') return codes?.find(({ label }) => label === value)?.code ?? null;
  if (kind === 'link') return linked[column]?.get(String(value)) ?? null;
  return typeof value === 'boolean' ? Number(value) : value;
}

function fieldsOf(entity: EntityName, { key, fields }: PlainImport, linked: Linked): KindField[] {
  const given = new Set(Object.keys(fields.shape));
  return Object.entries(tableOf(entity).columns)
    .filter(([name]) => given.has(toCamel(name)))
    .map(([name, column]): KindField => {
      const values = valuesOf(name, column, linked);
      return {
        key: toCamel(name),
        standard: column.label,
        label: column.label,
        type: name === key ? 'code' : TYPES[column.kind],
        required: !(fields.shape[toCamel(name)] as z.ZodType).safeParse(undefined).success,
        aliases: [],
        ...(values.length > 0 ? { values } : {}),
        ...(column.kind === 'link' ? { names: true } : {}),
      };
    });
}

/** What a new record holds where the file says nothing: the fields' own defaults. */
function defaultsOf(entity: EntityName, { fields }: PlainImport): Columns {
  const entries = Object.entries(tableOf(entity).columns).map(([name, { null: mayBeNull }]): [string, Stored] => {
    const parsed = (fields.shape[toCamel(name)] as z.ZodType | undefined)?.safeParse(undefined);
    const value = parsed?.success ? (parsed.data as Stored | boolean | undefined) : undefined;
    return [name, typeof value === 'boolean' ? Number(value) : (value ?? (mayBeNull ? null : ''))];
  });
  return Object.fromEntries(entries);
}

function rulesFor(entity: EntityName, about: PlainImport, linked: Linked): ImportKindRules {
  const { columns } = tableOf(entity);
  const key = about.key;
  const title = titleOf(entity);
  const given = Object.entries(columns).filter(([name]) => toCamel(name) in about.fields.shape);
  return {
    kind: about.kind,
    label: about.label,
    entity,
    noun: about.noun,
    fields: fieldsOf(entity, about, linked),
    notesColumn: null,
    defaults: defaultsOf(entity, about),
    nameColumn: title,
    referenceColumn: key,
    toIncoming(values, row) {
      const own: Record<string, Stored | undefined> = {};
      for (const [name, column] of given) {
        const value = values[toCamel(name)];
        // A blank cell leaves what a new record begins with and what an old one has.
        if (value !== undefined && (value !== null || column.null)) own[name] = stored(name, column, value, linked);
      }
      return { row, key: String(own[key] ?? ''), reference: String(own[key] ?? ''), name: String(own[title] ?? ''), columns: own };
    },
    judge({ columns: own }) {
      const present = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) as Columns;
      const yesNo = given
        .filter(([name, { kind }]) => kind === 'yes_no' && typeof present[name] === 'number')
        .map(([name]) => toCamel(name));
      const fields: Record<string, unknown> = toFields(present);
      for (const name of yesNo) fields[name] = fields[name] === 1;
      const parsed = about.fields.partial().safeParse(fields);
      return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }));
    },
    async existing(db) {
      const rows = (await db.selectFrom(entity).selectAll().where(notInBin()).execute()) as unknown as Columns[];
      return new Map(rows.map((row) => [String(row[key]), row]));
    },
    totals: (incoming) => ({ [about.noun.other]: incoming.length }),
  };
}

/** An import of plain records: its fields are the table's columns by their labels; links are found by name. */
export const plainImport = (entity: EntityName, about: PlainImport): ImportKindRules => ({
  ...rulesFor(entity, about, {}),
  withNames: async (db) => rulesFor(entity, about, await linkedTo(db, entity)),
});
