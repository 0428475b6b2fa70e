import type { z } from 'zod';
import { inWords, type KeptKind } from '../../../shared/domain/kinds.ts';
import type { FieldValue } from '../../../shared/domain/tabular-types.ts';
import { numbersOn, type Plain } from '../../../shared/plain-record.ts';
import { limitsOf } from '../../../shared/fields.ts';
import { contractName, type Column, type Columns as TableColumns } from '../../../shared/table.ts';
import { IMPORTS, titleOf, type EntityName, type ImportKindName } from '../../../shared/tables.ts';
import type { Columns, Stored } from '../../core/rows.ts';
import type { ImportKindRules, Incoming, KindField, NumberingRules } from '../import-kind.ts';
import { idOf, linkedTo, nameFields, nothingLinked, plainValue, saidKey, type Linked, type MadeOfName } from './import-names.ts';
import { byKeys, keyText } from './keys.ts';
import { pointsOf, type Points } from './points.ts';
import { notInBin } from '../../core/bin.ts';
import { issuesOf, missingLinks, type Fields, type PlainRules } from './check.ts';

/** What people call a column. */
interface Called {
  also?: readonly string[];
  /** What they call it where nothing is called so. */
  instead?: readonly string[];
  /** What they call parts of a long text, each in a column of its own: “Cause”, “Effect”. */
  parts?: readonly string[];
  /** What they call the points of its scale, where that is not what risk registers do. */
  points?: Points;
}

/** What a plain import says about itself. */
export interface PlainImport<K extends ImportKindName = ImportKindName, C extends string = string> {
  kind: K;
  /** Columns that a record is recognised by together: a unique key of its table, the first one when left out. */
  key?: readonly C[];
  /** What else people call a column; its label and capitals go without saying. */
  called?: Partial<Record<C, Called>>;
  /** For a column that names another record: one made of a name alone, as its own form would make it. */
  adds?: Partial<Record<C, MadeOfName>>;
}

/** The columns that tell records apart. Throws when the table doesn't see to it that they do: a row would change the wrong record. */
function keyOf({ of: { entity, table } }: PlainRules, { kind, key }: PlainImport): readonly string[] {
  const keys = table.unique ?? [];
  const asked = [...(key ?? keys[0] ?? [])].toSorted().join(', ');
  const found = keys.find((one) => one.toSorted().join(', ') === asked);
  const known = keys.map((one) => one.join(', ')).join(' or ');
  if (!found) {
    const what = key === undefined ? `${entity} has no unique key` : `${key.join(', ')} is no unique key of ${entity}`;
    throw new Error(
      `Import “${kind}”: ${what}, so a row could change the wrong record. Use ${known || 'one, and declare it in the table'}.`,
    );
  }
  const empty = found.find((column) => table.columns[column]?.null);
  if (empty !== undefined)
    throw new Error(`Import “${kind}”: ${entity}.${empty} may be empty, so it doesn’t tell records apart. Use a key that is always there.`);
  return found;
}

/** What a blank cell makes of a record: nothing where nothing can stand; elsewhere a known record keeps what it has. */
const emptied = (begin: Stored | undefined): Stored | undefined => (begin === null || begin === '' ? begin : undefined);

/** What stands in the column for a converted cell: a label's code, a name's id. */
function stored({ kind, codes }: Column, value: Exclude<FieldValue, null>): Stored {
  if (kind === 'code') return codes?.find(({ label }) => label === value)?.code ?? null;
  return typeof value === 'boolean' ? Number(value) : value;
}

const schemaOf = ({ fields }: Plain, column: string): z.ZodType => fields.shape[contractName(column)] as z.ZodType;

/** Kinds that are text from elsewhere: as keys, they are codes. */
const AS_CODE: ReadonlySet<KeptKind> = new Set(['text', 'reference']);

/** Kinds of which a total holds the sum; a point of a scale is none. */
const ADDING: ReadonlySet<KeptKind> = new Set(['money', 'number']);

function fieldsOf({ of }: PlainRules, key: readonly string[], called: PlainImport['called'] = {}): KindField[] {
  return Object.entries(of.table.columns).map(([name, column]): KindField => {
    const limits = limitsOf(schemaOf(of, name));
    const values =
      column.codes?.map(({ code, label }) => ({ value: label, aliases: [code] })) ?? pointsOf(column.kind, limits, called[name]?.points);
    const isKey = key.includes(name);
    return {
      key: contractName(name),
      standard: column.label,
      label: column.label,
      type: isKey && key.length === 1 && AS_CODE.has(column.kind) ? 'reference' : column.kind,
      required: isKey || !schemaOf(of, name).safeParse(undefined).success,
      aliases: [...(called[name]?.also ?? [])],
      instead: [...(called[name]?.instead ?? [])],
      about: of.noun.one,
      // Columns that say one thing are joined, each under its heading: no text is lost.
      ...(column.kind === 'long_text' ? { joins: { by: '\n', labelled: true, also: called[name]?.parts ?? [] } } : {}),
      ...(ADDING.has(column.kind) && values.length === 0 ? { adds: true } : {}),
      // The field's own rules say its limits, in their own words.
      min: -Infinity,
      ...limits,
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

/** A record's columns as the contract's fields. */
function asFields({ of }: PlainRules, columns: Columns): Fields {
  return Object.fromEntries(
    Object.entries(of.table.columns)
      .filter(([name]) => columns[name] !== undefined)
      .map(([name, { kind }]) => [contractName(name), kind === 'yes_no' && columns[name] !== null ? columns[name] === 1 : columns[name]]),
  );
}

/** A value as the field's own rules leave it, trimmed, say; one they refuse stays, and is refused with its row. */
function settled(rules: PlainRules, name: string, value: Stored): Stored {
  const fields = asFields(rules, { [name]: value });
  const parsed = schemaOf(rules.of, name).safeParse(fields[contractName(name)]);
  return parsed.success ? plainValue(parsed.data) : value;
}

/** What a record is recognised by, as the file and the screens say it. */
function referenceOf({ of: { table } }: PlainRules, key: readonly string[], columns: Columns, values: Values): string {
  const words = key.map((column) => {
    const { kind, codes } = table.columns[column]!;
    return kind === 'link' ? String(values[contractName(column)] ?? '') : inWords(kind, columns[column], { codes });
  });
  return words.filter((word) => word !== '').join(', ');
}

/** The same record under a reference, in the column that its key has for one. */
function underReference(key: readonly string[], column: string, record: Incoming, reference: string): Incoming {
  const columns = { ...record.columns, [column]: reference };
  const before = record.columns[column];
  const said = before === undefined ? reference : record.reference.replace(String(before), () => reference);
  return { ...record, columns, reference: said, key: keyText(key, columns) };
}

/** How rows without a reference are numbered on, where one text alone tells records apart. */
function numberingOf({ of }: PlainRules, key: readonly string[]): NumberingRules | undefined {
  const { entity } = of;
  const { column, first } = numbersOn(of) ?? {};
  if (column === undefined || first === undefined || key.length > 1 || key[0] !== column) return undefined;
  return {
    field: contractName(column),
    first,
    here: async (db) => {
      const rows = (await db.selectFrom(entity).selectAll().where(notInBin()).execute()) as unknown as Columns[];
      return rows.map((row) => ({ reference: String(row[column]), name: String(row[titleOf(entity)]) }));
    },
    as: (record, reference) => underReference(key, column, record, reference),
  };
}

/** The same record with a number to its reference, where its key has one and takes it. */
const renumberedBy =
  (rules: PlainRules, key: readonly string[]) =>
  (record: Incoming, number: number): Incoming | undefined => {
    const column = key.find((name) => AS_CODE.has(rules.of.table.columns[name]!.kind));
    const reference = column === undefined ? '' : `${String(record.columns[column])}/${number}`;
    if (column === undefined || !schemaOf(rules.of, column).safeParse(reference).success) return undefined;
    return underReference(key, column, record, reference);
  };

type Values = Record<string, FieldValue | undefined>;

interface Made {
  columns: Record<string, Stored | undefined>;
  issues: { field: string; message: string }[];
  shared: { field: string; text: string }[];
}

/** What rows are made into records by. */
interface Making {
  linked: Linked;
  defaults: Columns;
  named: Map<string, string>;
  key: readonly string[];
}

/** A row's cells as a record's columns. */
function columnsOf(rules: PlainRules, { linked, defaults, named, key }: Making, values: Values): Made {
  const { entity, table } = rules.of;
  const made: Made = { columns: {}, issues: [], shared: [] };
  for (const [name, column] of Object.entries(table.columns)) {
    const value = values[contractName(name)];
    if (value === undefined) continue;
    if (value === null) made.columns[name] = emptied(defaults[name]);
    else if (column.kind !== 'link') made.columns[name] = settled(rules, name, stored(column, value));
    else if (linked.said.has(saidKey(name, String(value)))) {
      // Nobody is meant: a new record has none, and one that is here keeps its own.
      made.columns[name] = linked.said.get(saidKey(name, String(value))) ?? undefined;
    } else {
      const found = idOf(linked, entity, name, String(value));
      if ('id' in found) {
        made.columns[name] = found.id;
        named.set(saidKey(name, String(value)), found.id);
      } else if (found.shared && !key.includes(name)) {
        // Whom it means is told by the record here, once that is found.
        made.columns[name] = undefined;
        made.shared.push({ field: contractName(name), text: String(value) });
      } else made.issues.push({ field: contractName(name), message: found.issue });
    }
  }
  return made;
}

function rulesFor(rules: PlainRules, about: PlainImport, linked: Linked): ImportKindRules {
  const { entity, noun, table, fields } = rules.of;
  const key = keyOf(rules, about);
  const title = titleOf(entity);
  const defaults = defaultsOf(rules);
  const named = new Map<string, string>();
  const numbering = numberingOf(rules, key);
  return {
    named,
    idNamed(one) {
      const [column, name] = JSON.parse(one) as [string, string];
      return linked.named[column]?.get(name);
    },
    kind: about.kind,
    label: IMPORTS[about.kind],
    entity,
    noun,
    fields: fieldsOf(rules, key, about.called),
    names: nameFields(rules, about.adds ?? {}, linked),
    record: fields,
    notesColumn: null,
    asksBlank: true,
    ownReferences: true,
    renumbered: renumberedBy(rules, key),
    ...(numbering ? { numbering } : {}),
    defaults,
    nameColumn: title,
    referenceColumn: key[0]!,
    keyColumns: key,
    toIncoming(values, row) {
      const { columns, issues, shared } = columnsOf(rules, { linked, defaults, named, key }, values);
      const reference = referenceOf(rules, key, columns as Columns, values);
      const name = inWords(table.columns[title]!.kind, columns[title]);
      return { row, key: keyText(key, columns), reference, name, columns, issues, ...(shared.length > 0 ? { shared } : {}) };
    },
    async check(db, becoming) {
      const records = becoming.map((columns) => asFields(rules, columns));
      const all = await missingLinks(db, entity, records);
      // Those that the import itself adds are not missing.
      const missing = all.filter(({ at, field }) => !linked.adding.has(String(records[at]?.[field])));
      // Fields by themselves were judged where the row was read.
      const own = records.flatMap((record, at) => issuesOf(rules, record).map((issue) => ({ at, ...issue })));
      return [...missing, ...own];
    },
    async existing(db) {
      const rows = (await db.selectFrom(entity).selectAll().where(notInBin()).execute()) as unknown as Columns[];
      return byKeys(key, rows);
    },
    totals: (incoming) => ({ [noun.other]: incoming.length }),
  };
}

/** An import of plain records: its fields are the table's columns by their labels; links are found by name. */
export const plainImport = <C extends TableColumns, const K extends ImportKindName>(
  rules: PlainRules<Plain<EntityName, C>>,
  about: PlainImport<K, keyof C & string>,
): ImportKindRules & { kind: K } => ({
  ...rulesFor(rules, about, nothingLinked()),
  kind: about.kind,
  withNames: async (db) => rulesFor(rules, about, await linkedTo(db, rules.of.entity)),
});
