import { sql, type Kysely } from 'kysely';
import type { DialectDdl } from '../db/dialect.ts';
import type { SchemaStep } from '../db/migrate.ts';

/** A column as a migration freezes it: `text?` may be null, `text -> person` points at a person, `bigint` holds money. */
type FrozenColumn = 'text' | 'integer' | 'bigint' | 'text?' | 'integer?' | 'bigint?' | `text -> ${string}` | `text? -> ${string}`;

/** A table as a migration freezes it: by value, so that a later change of the declaration changes no old step. */
export interface FrozenTable {
  columns: Record<string, FrozenColumn>;
  /** Unique together among records that are not in the bin. */
  unique?: readonly (readonly string[])[];
  indexes?: readonly (readonly string[])[];
}

/** Columns every table of records has; the write gateway keeps them. */
const BASE: Record<string, FrozenColumn> = {
  version: 'integer',
  created_at: 'text',
  created_by: 'text',
  updated_at: 'text',
  updated_by: 'text',
  deleted_at: 'text?',
  sort_key: 'text',
  search_text: 'text',
};

const typeOf = (kind: string, ddl: DialectDdl): 'text' | 'integer' | 'bigint' =>
  kind.startsWith('text') ? 'text' : kind.startsWith('bigint') ? ddl.bigint : 'integer';

async function createTable(db: Kysely<unknown>, ddl: DialectDdl, name: string, { columns }: FrozenTable): Promise<void> {
  let table = db.schema.createTable(name).addColumn('id', 'text', (column) => column.primaryKey().notNull());
  for (const [column, frozen] of Object.entries({ ...columns, ...BASE })) {
    const [kind = '', target] = frozen.split(' -> ');
    table = table.addColumn(column, typeOf(kind, ddl), (built) => {
      const required = kind.endsWith('?') ? built : built.notNull();
      return target ? required.references(`${target}.id`) : required;
    });
  }
  await ddl.strict(table).execute();
}

async function index(db: Kysely<unknown>, table: string, columns: readonly string[], unique: boolean): Promise<void> {
  const name = `${table}_${columns.join('_')}${unique ? '_unique' : ''}`;
  const start = db.schema
    .createIndex(name)
    .on(table)
    .columns([...columns]);
  await (unique ? start.unique().where(sql.ref('deleted_at'), 'is', null) : start).execute();
}

/** Throws when a table points at one that no earlier step has made: PostgreSQL would refuse it, SQLite would not. */
async function assertTargets(db: Kysely<unknown>, tables: Record<string, FrozenTable>): Promise<void> {
  const here = new Set([...Object.keys(tables), ...(await db.introspection.getTables()).map(({ name }) => name)]);
  for (const [name, { columns }] of Object.entries(tables)) {
    for (const [column, frozen] of Object.entries(columns)) {
      const target = frozen.split(' -> ')[1];
      if (target !== undefined && !here.has(target))
        throw new Error(`${name}.${column} points at ${target}, which no step with an earlier name makes.`);
    }
  }
}

/** A step that makes new tables of records, with the columns every such table has, their keys and indexes. */
export const newTables = (tables: Record<string, FrozenTable>): SchemaStep => ({
  async up(db, ddl) {
    await assertTargets(db, tables);
    for (const [name, table] of Object.entries(tables)) await createTable(db, ddl, name, table);
    for (const [name, { unique = [], indexes = [] }] of Object.entries(tables)) {
      for (const columns of unique) await index(db, name, columns, true);
      for (const columns of indexes) await index(db, name, columns, false);
    }
  },
});

/** PostgreSQL cuts a longer name by itself; cut here, it is the same in both databases. */
const LONGEST_NAME = 63;

/** A step that adds indexes over the records that are not in the bin, by table. */
export const liveIndexes = (tables: Record<string, readonly (readonly string[])[]>): SchemaStep => ({
  async up(db) {
    for (const [table, indexes] of Object.entries(tables)) {
      for (const columns of indexes) {
        await db.schema
          .createIndex(`${table}_${columns.join('_')}_live`.slice(0, LONGEST_NAME))
          .on(table)
          .columns([...columns])
          .where(sql.ref('deleted_at'), 'is', null)
          .execute();
      }
    }
  },
});
