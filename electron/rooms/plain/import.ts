import { sql } from 'kysely';
import type { z } from 'zod';
import type { FieldValue, ImportFieldType } from '../../../shared/domain/tabular-types.ts';
import type { Plain } from '../../../shared/plain-record.ts';
import type { Column, ColumnKind, Columns as TableColumns } from '../../../shared/table.ts';
import { tableOf, titleOf, type EntityName } from '../../../shared/tables.ts';
import { toCamel, type Columns, type Stored } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { ImportKindRules, KindField } from '../import-kind.ts';
import { linksOf } from './rows.ts';
import { notInBin } from '../../core/bin.ts';
import { assertOrder } from '../../core/order.ts';
import { fold, lowerLabel } from '../../core/entities.ts';
import { issuesOf, missingLinks, type Fields, type PlainRules } from './check.ts';

/** What a plain import says about itself. */
export interface PlainImport<C extends string = string> {
  kind: string;
  label: string;
  /** Column that a record is recognised by. */
  key: C;
}

const TYPES: Record<ColumnKind, ImportFieldType> = {
  text: 'text',
  number: 'whole number',
  year: 'whole number',
  day: 'date',
  time: 'time',
  yes_no: 'yes/no',
  code: 'enum',
  link: 'text',
};

/** Ids by name as it is compared, for each column that points at other records; null for a name that several have. */
type Linked = Record<string, Map<string, string | null>>;

async function linkedTo(db: ReadDb, entity: EntityName): Promise<Linked> {
  const linked: Linked = {};
  for (const { column, points } of linksOf(entity)) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, ${sql.ref(titleOf(points))} as "name" from ${sql.table(points)} where ${notInBin()}`.execute(db);
    const byName = new Map<string, string | null>();
    for (const { id, name } of rows) byName.set(fold(name), byName.has(fold(name)) ? null : id);
    linked[column] = byName;
  }
  return linked;
}

/** The record of a name. A name is taken as it is spelt, capitals and accents aside: half a name is nobody's. */
function idOf(linked: Linked, entity: EntityName, column: string, name: string): { id: string } | { issue: string } {
  const found = linked[column]?.get(fold(name.trim()));
  if (found) return { id: found };
  const kind = lowerLabel(linksOf(entity).find((link) => link.column === column)!.points);
  const blank = tableOf(entity).columns[column]?.null ? ' The cell may be left blank, too.' : '';
  if (found === null) return { issue: `More than one ${kind} here is called “${name}”. Give them different names.${blank}` };
  return { issue: `No ${kind} here is called “${name}”. Spell the name as it is here, or add it first.${blank}` };
}

/** What a blank cell makes of a record: nothing where nothing can stand; elsewhere a known record keeps what it has. */
const emptied = (begin: Stored | undefined): Stored | undefined => (begin === null || begin === '' ? begin : undefined);

/** What stands in the column for a converted cell: a label's code, a name's id. */
function stored({ kind, codes }: Column, value: Exclude<FieldValue, null>): Stored {
  if (kind === 'code') return codes?.find(({ label }) => label === value)?.code ?? null;
  return typeof value === 'boolean' ? Number(value) : value;
}

const schemaOf = ({ fields }: Plain, column: string): z.ZodType => fields.shape[toCamel(column)] as z.ZodType;

function fieldsOf({ of }: PlainRules, key: string): KindField[] {
  return Object.entries(of.table.columns).map(([name, column]): KindField => {
    const values = column.codes?.map(({ code, label }) => ({ value: label, aliases: [code] })) ?? [];
    return {
      key: toCamel(name),
      standard: column.label,
      label: column.label,
      type: name === key ? 'code' : TYPES[column.kind],
      required: !schemaOf(of, name).safeParse(undefined).success,
      aliases: [],
      ...(values.length > 0 ? { values } : {}),
    };
  });
}

/** What a new record holds where the file says nothing: the fields' own defaults. */
function defaultsOf({ of }: PlainRules): Columns {
  const entries = Object.entries(of.table.columns).map(([name, { null: mayBeNull }]): [string, Stored] => {
    const parsed = schemaOf(of, name).safeParse(undefined);
    return [name, parsed.success ? plainValue(parsed.data) : mayBeNull ? null : ''];
  });
  return Object.fromEntries(entries);
}

const plainValue = (value: unknown): Stored => (typeof value === 'boolean' ? Number(value) : ((value ?? null) as Stored));

/** A record's columns as the contract's fields. */
function asFields({ of }: PlainRules, columns: Columns): Fields {
  return Object.fromEntries(
    Object.entries(of.table.columns)
      .filter(([name]) => columns[name] !== undefined)
      .map(([name, { kind }]) => [toCamel(name), kind === 'yes_no' && columns[name] !== null ? columns[name] === 1 : columns[name]]),
  );
}

/** A value as the field's own rules leave it, trimmed, say; one they refuse stays, and is refused with its row. */
function settled(rules: PlainRules, name: string, value: Stored): Stored {
  const fields = asFields(rules, { [name]: value });
  const parsed = schemaOf(rules.of, name).safeParse(fields[toCamel(name)]);
  return parsed.success ? plainValue(parsed.data) : value;
}

function rulesFor(rules: PlainRules, about: PlainImport, linked: Linked): ImportKindRules {
  const { entity, noun, table, fields } = rules.of;
  const { key } = about;
  const title = titleOf(entity);
  const defaults = defaultsOf(rules);
  const named = new Map<string, string>();
  return {
    named,
    idNamed(key) {
      const [column, name] = JSON.parse(key) as [string, string];
      return linked[column]?.get(name);
    },
    kind: about.kind,
    label: about.label,
    entity,
    noun,
    fields: fieldsOf(rules, key),
    record: fields,
    notesColumn: null,
    defaults,
    nameColumn: title,
    referenceColumn: key,
    toIncoming(values, row) {
      const own: Record<string, Stored | undefined> = {};
      const issues: { field: string; message: string }[] = [];
      for (const [name, column] of Object.entries(table.columns)) {
        const value = values[toCamel(name)];
        if (value === undefined) continue;
        if (value === null) own[name] = emptied(defaults[name]);
        else if (column.kind !== 'link') own[name] = settled(rules, name, stored(column, value));
        else {
          const found = idOf(linked, entity, name, String(value));
          if ('id' in found) {
            own[name] = found.id;
            named.set(JSON.stringify([name, fold(String(value).trim())]), found.id);
          } else issues.push({ field: toCamel(name), message: found.issue });
        }
      }
      return { row, key: String(own[key] ?? ''), reference: String(own[key] ?? ''), name: String(own[title] ?? ''), columns: own, issues };
    },
    async check(db, becoming) {
      const records = becoming.map((columns) => asFields(rules, columns));
      const missing = await missingLinks(db, entity, records);
      const own = records.flatMap((record, at) => {
        // Fields by themselves were judged where the row was read.
        const issues = [...issuesOf({ ...rules, judge: (one) => assertOrder(entity, one) }, record), ...issuesOf(rules, record)];
        return issues.map((issue) => ({ at, ...issue }));
      });
      return [...missing, ...own];
    },
    async existing(db) {
      const rows = (await db.selectFrom(entity).selectAll().where(notInBin()).execute()) as unknown as Columns[];
      return new Map(rows.map((row) => [String(row[key]), row]));
    },
    totals: (incoming) => ({ [noun.other]: incoming.length }),
  };
}

/** An import of plain records: its fields are the table's columns by their labels; links are found by name. */
export const plainImport = <C extends TableColumns>(
  rules: PlainRules & { of: Plain<EntityName, C> },
  about: PlainImport<keyof C & string>,
): ImportKindRules => ({
  ...rulesFor(rules, about, {}),
  withNames: async (db) => rulesFor(rules, about, await linkedTo(db, rules.of.entity)),
});
