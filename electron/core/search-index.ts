import { createHash } from 'node:crypto';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { isText } from '../../shared/domain/kinds.ts';
import { tableOf, TABLES, titleOf, type EntityName } from '../../shared/tables.ts';
import type { Database } from '../db/connect.ts';
import { dialectOf } from '../db/dialect.ts';
import type { ReadDb, Schema } from '../db/schema.ts';
import { isWritable } from '../db/sqlite/explain.ts';
import { buildStatements, hasTrigrams, holdWords, mayIndex, TRIGRAM } from '../db/words.ts';
import type { Breath } from './breath.ts';

/** Kinds of record that search looks into. */
const searched = (): EntityName[] => (Object.keys(TABLES) as EntityName[]).filter((entity) => tableOf(entity).search.length > 0);

/** Whether the searched text of a kind of record begins with its title: see `derivedOf`. */
export const beginsWithTitle = (entity: EntityName): boolean => {
  const { search, columns } = tableOf(entity);
  const title = titleOf(entity);
  return search.includes(title) && isText(columns[title]?.kind);
};

/** More of a title no index of PostgreSQL takes. */
const LONGEST = 600;

/** The title of a record as search compares and orders it: the beginning of its searched text, as long as the title. */
export function titleKey(entity: EntityName, alias?: string): RawBuilder<string> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(alias === undefined ? name : `${alias}.${name}`);
  return sql<string>`substr(substr(${column('search_text')}, 1, length(${column(titleOf(entity))})), 1, ${sql.lit(LONGEST)})`;
}

/** By letters alone, whatever the order of a server's letters. */
export const byLetters = (db: Pick<ReadDb, 'getExecutor'>, text: RawBuilder<unknown>): RawBuilder<string> =>
  dialectOf(db).name === 'sqlite' ? sql<string>`${text}` : sql<string>`(${text} collate "C")`;

/** Kinds of record whose words can be looked up. Without an index, of a file that may only be read, all is read instead. */
export async function indexedKinds(db: ReadDb): Promise<ReadonlySet<string>> {
  if (dialectOf(db).name === 'postgres') return new Set(searched());
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name like '%\_words' escape '\\'`.execute(db);
  return new Set(rows.map(({ name }) => name.slice(0, -'_words'.length)));
}

/** As many parts narrow it down; the text itself is compared afterwards. */
const PARTS = 24;

/** More parts that begin so are in too many texts to narrow anything down. */
const BEGINNINGS = 60;

const LAST_LETTER = '\u{10FFFF}';
const quoted = (part: string): string => `"${part.replaceAll('"', '""')}"`;

/** What SQLite's index is asked for a word: all of its parts, or one of those that a shorter word begins. Null when that is no help. */
async function partsAsked(db: ReadDb, entity: EntityName, word: string): Promise<string | null> {
  const letters = Array.from(word);
  if (letters.length >= TRIGRAM) {
    const parts = letters.slice(TRIGRAM - 1).map((_, at) => letters.slice(at, at + TRIGRAM).join(''));
    return [...new Set(parts)].slice(0, PARTS).map(quoted).join(' AND ');
  }
  const { rows } = await sql<{ term: string }>`
    select term from ${sql.table(`${entity}_words_parts`)} where term >= ${word} and term <= ${word + LAST_LETTER}
    limit ${sql.lit(BEGINNINGS + 1)}`.execute(db);
  if (rows.length > BEGINNINGS) return null;
  return rows.length === 0 ? NONE : `(${rows.map(({ term }) => quoted(term)).join(' OR ')})`;
}

/** A part that no text has. */
const NONE = quoted('\u0001\u0001\u0001');

/** Where words were looked up. */
export interface LookedUp {
  /** A select of ids: the texts of these records are still to be compared. */
  ids: RawBuilder<unknown>;
  /** A select of as many rows, for counting. */
  rows: RawBuilder<unknown>;
}

/** Records whose searched text may have all these words; null when none of them can be looked up. */
export async function lookUp(db: ReadDb, entity: EntityName, words: readonly string[]): Promise<LookedUp | null> {
  if (dialectOf(db).name === 'postgres') {
    const long = words.filter((word) => Array.from(word).length >= TRIGRAM);
    if (long.length === 0) return null;
    const has = long.map((word) => sql`w.search_text like ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`);
    const ids = sql`select w.id from ${sql.table(entity)} as w where ${sql.join(has, sql` and `)}`;
    return { ids, rows: ids };
  }
  const asked: string[] = [];
  for (const word of words) {
    const parts = await partsAsked(db, entity, word);
    if (parts !== null) asked.push(parts);
  }
  if (asked.length === 0) return null;
  const index = `${entity}_words`;
  const match = sql`${sql.ref(`f.${index}`)} match ${asked.join(' AND ')}`;
  return {
    ids: sql`select w.id from ${sql.table(index)} as f cross join ${sql.table(entity)} as w on w.rowid = f.rowid where ${match}`,
    rows: sql`select f.rowid from ${sql.table(index)} as f where ${match}`,
  };
}

/** What the index is made of, and by which rules; null where none can be made. */
interface Plan {
  statements: string[];
  stamp: string;
}

async function planOf(db: ReadDb): Promise<Plan | null> {
  if (!(await mayIndex(db))) return null;
  const trigrams = await hasTrigrams(db);
  const statements = searched().flatMap((entity) => {
    const key = beginsWithTitle(entity) ? titleKey(entity) : null;
    return buildStatements(db, entity, key === null ? null : key.compile(db).sql, trigrams);
  });
  return { statements, stamp: createHash('sha256').update(JSON.stringify(statements)).digest('hex') };
}

/** Under this name it is kept how the index was made. */
const ENTRY = 'search index';

/**
 * SQLite counts the changes of a file's schema. A copy, and a file whose rows were packed anew, has another count: what
 * the index knows of where rows stand may be of no use there.
 */
async function placeOf(db: ReadDb): Promise<string> {
  if (dialectOf(db).name === 'postgres') return '';
  const { rows } = await sql<{ schema_version: number }>`select schema_version from pragma_schema_version`.execute(db);
  return ` ${rows[0]?.schema_version ?? 0}`;
}

/** How the index was made, and for which count. */
const stampKept = async (db: ReadDb): Promise<string | undefined> =>
  (await db.selectFrom('derivation').select('stamp').where('entity', '=', ENTRY).executeTakeFirst())?.stamp;

const isUpToDate = async (db: ReadDb, plan: Plan): Promise<boolean> => (await stampKept(db)) === plan.stamp + (await placeOf(db));

/**
 * Makes what words are looked up by, where it is missing or was made in another way: all of it or nothing, once. From
 * then on the database keeps it right by itself, in the transaction of each write, whoever writes.
 */
export async function indexWords({ read, write, dialect, profile }: Database): Promise<void> {
  const plan = await planOf(read);
  const mayWrite = profile.kind !== 'sqlite' || isWritable(profile.path);
  if (!plan || !mayWrite || (await isUpToDate(read, plan))) return;
  await write.transaction().execute(async (trx) => {
    await dialect.lockWriter(trx as unknown as Kysely<unknown>);
    // Another program may have done it meanwhile.
    if (await isUpToDate(trx, plan)) return;
    for (const statement of plan.statements) await sql.raw(statement).execute(trx);
    const row = { entity: ENTRY, stamp: plan.stamp + (await placeOf(trx)) };
    await trx
      .insertInto('derivation')
      .values(row)
      .onConflict((conflict) => conflict.column('entity').doUpdateSet(row))
      .execute();
  });
}

/** From so many records added in one go on, they come into the index together. */
export const TOGETHER_FROM = 1000;

/**
 * Keeps new records of a kind out of the index until what this answers is called, within one transaction. Null where the
 * database sees to it by itself.
 */
export async function indexLater(trx: Kysely<Schema>, entity: EntityName, breath: Breath): Promise<(() => Promise<void>) | null> {
  const [kept, place] = [await stampKept(trx), await placeOf(trx)];
  const held = await holdWords(trx, entity);
  if (!held) return null;
  return async () => {
    await held.letIn(() => breath.take());
    if (kept?.endsWith(place) !== true) return;
    // What was taken away and made again counts as a change of the schema.
    const stamp = kept.slice(0, -place.length) + (await placeOf(trx));
    await trx.updateTable('derivation').set({ stamp }).where('entity', '=', ENTRY).execute();
  };
}

/** Lets the index be made anew when the partnership is next opened. */
export async function distrustWords({ write }: Database): Promise<void> {
  await write.deleteFrom('derivation').where('entity', '=', ENTRY).execute();
}
