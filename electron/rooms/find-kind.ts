import { sql, type RawBuilder } from 'kysely';
import { notInBin } from '../core/bin.ts';
import { byLetters, lookUp, titleKey, type LookedUp } from '../core/search-index.ts';
import type { ReadDb } from '../db/schema.ts';
import { ref, type FoundRow, type SearchKind } from './search-kind.ts';
import { like } from './sql/like.ts';

/** What is asked: words, folded, and how many records of a kind at most. */
export interface Asked {
  words: readonly string[];
  limit: number;
  /** Kinds of record whose words can be looked up. */
  indexed: ReadonlySet<string>;
}

/** As many records that may match are read whole; of more, titles are gone through in order until enough are found. */
const FEW = 2000;

const LAST_LETTER = '\u{10FFFF}';
const all = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql`(${sql.join(parts, sql` and `)})`;
const any = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql`(${sql.join(parts, sql` or `)})`;

/** What records of a kind are held against, in SQL. */
interface Matching {
  words: readonly string[];
  limit: number;
  id: RawBuilder<unknown>;
  key: RawBuilder<unknown>;
  /** Every word is somewhere. */
  has: RawBuilder<unknown>;
}

/** A match: the lower, the better, and then by its title. */
interface Match {
  id: string;
  rank: number;
  key: string;
}

/** The title as its table's index has it; empty for a record without one of its own. */
const ownKey = (db: ReadDb, kind: SearchKind): RawBuilder<string> => byLetters(db, titleKey(kind.kind, kind.kept[0]));

function matching(db: ReadDb, kind: SearchKind, { words, limit }: Asked): Matching {
  const own = kind.kept[0];
  const texts = [ref(`${own}.search_text`), ...(kind.also ?? []).map(({ text }) => text)];
  const key = kind.key ? byLetters(db, kind.key) : ownKey(db, kind);
  return {
    words,
    limit,
    id: ref(`${own}.id`),
    key: kind.elseKey ? sql`case when ${key} = '' then ${byLetters(db, kind.elseKey)} else ${key} end` : key,
    has: all(words.map((word) => any(texts.map((text) => like(text, '%', word))))),
  };
}

/** Whether a title begins with what was typed, and whether it has every word. */
function ranksOf(key: RawBuilder<unknown>, words: readonly string[]): { begins: RawBuilder<unknown>; inTitle: RawBuilder<unknown> } {
  const phrase = words.join(' ');
  return {
    begins: sql`(${key} >= ${phrase} and ${key} < ${phrase + LAST_LETTER})`,
    inTitle: all(words.map((word) => like(key, '%', word))),
  };
}

/** The best matches of one kind: records in whose texts every word is. Titles that begin so come first, then those with every word. */
export async function findKind(db: ReadDb, kind: SearchKind, asked: Asked): Promise<FoundRow[]> {
  return rowsOf(
    db,
    kind,
    (await bestOf(db, kind, asked)).map(({ id }) => id),
  );
}

async function bestOf(db: ReadDb, kind: SearchKind, asked: Asked): Promise<Match[]> {
  const by = matching(db, kind, asked);
  const few = await fewIds(db, kind, asked);
  if (few) return bestAmong(db, kind, by, sql`${by.id} in (${few})`);
  if (kind.key) return bestAmong(db, kind, by);
  const own = ownKey(db, kind);
  const found = await firstByTitle(db, kind, { ...by, key: own });
  if (!kind.elseKey) return found;
  const others = await bestAmong(db, kind, by, sql`${own} = ''`);
  return [...found, ...others].toSorted((a, b) => a.rank - b.rank || compare(a.key, b.key) || compare(a.id, b.id)).slice(0, by.limit);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const kept = (kind: SearchKind): RawBuilder<unknown>[] => kind.kept.map((alias) => notInBin(alias));

/** The best of all that match, or of some: each is looked at. */
async function bestAmong(db: ReadDb, kind: SearchKind, by: Matching, among?: RawBuilder<unknown>): Promise<Match[]> {
  const { begins, inTitle } = ranksOf(sql.ref('key'), by.words);
  const where = [...kept(kind), ...(among ? [among] : []), by.has];
  const { rows } = await sql<Match>`
    with found as materialized (
      select ${by.id} as id, ${by.key} as "key" from ${kind.from} where ${sql.join(where, sql` and `)})
    select id, "key", case when ${begins} then 0 when ${inTitle} then 1 else 2 end as "rank" from found
    order by "rank", "key", id limit ${by.limit}`.execute(db);
  return rows;
}

/** The best where many match: their titles are in order already, and reading ends as soon as there are enough. */
async function firstByTitle(db: ReadDb, kind: SearchKind, by: Matching): Promise<Match[]> {
  const found: Match[] = [];
  const { begins, inTitle } = ranksOf(by.key, by.words);
  for (const [rank, where] of [[begins], [inTitle, sql`not ${begins}`], [by.has, sql`not ${inTitle}`]].entries()) {
    const left = by.limit - found.length;
    if (left === 0) break;
    const titled = kind.elseKey ? [sql`${by.key} > ''`] : [];
    const { rows } = await sql<{ id: string; key: string }>`
      select ${by.id} as id, ${by.key} as "key" from ${kind.from} where ${sql.join([...titled, ...where, ...kept(kind)], sql` and `)}
      order by ${by.key}, ${by.id} limit ${left}`.execute(db);
    found.push(...rows.map((row) => ({ ...row, rank })));
  }
  return found;
}

/** What the result says of these records, in their order. */
async function rowsOf(db: ReadDb, kind: SearchKind, ids: readonly string[]): Promise<FoundRow[]> {
  if (ids.length === 0) return [];
  const id = ref(`${kind.kept[0]}.id`);
  const details = [0, 1, 2].map((at) => sql`${kind.details[at] ?? sql`null`} as ${sql.ref(`d${at + 1}`)}`);
  const { rows } = await sql<FoundRow>`
    select ${id} as "id", ${kind.title} as "title", ${kind.parentId ?? sql`null`} as "parentId", ${sql.join(details)}
    from ${kind.from} where ${id} in (${sql.join(ids)})`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((one) => byId.get(one) ?? []);
}

/** A select of the ids of few records, all that match among them; null when the words narrow it down no further. */
async function fewIds(db: ReadDb, kind: SearchKind, { words, indexed }: Asked): Promise<RawBuilder<unknown> | null> {
  const also = kind.also ?? [];
  if (![kind.kind, ...also.map(({ entity }) => entity)].every((entity) => indexed.has(entity))) return null;
  // A word may be in one text and the next in another: then each is looked up on its own.
  for (const together of also.length === 0 ? [words] : words.map((word) => [word])) {
    const found = await lookUpAnywhere(db, kind, together);
    if (!found) continue;
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (select 1 from (${found.rows}) as i limit ${sql.lit(FEW + 1)}) as few`.execute(db);
    if ((rows[0]?.n ?? 0) <= FEW) return found.ids;
  }
  return null;
}

/** As `lookUp`, in all the texts of a kind. */
async function lookUpAnywhere(db: ReadDb, kind: SearchKind, words: readonly string[]): Promise<LookedUp | null> {
  const own = await lookUp(db, kind.kind, words);
  if (!own) return null;
  const [ids, rows] = [[own.ids], [own.rows]];
  for (const { entity, column } of kind.also ?? []) {
    const other = await lookUp(db, entity, words);
    if (!other) return null;
    const pointing = sql`select p.id from ${sql.table(kind.kind)} as p where ${ref(`p.${column}`)} in (${other.ids})`;
    ids.push(pointing);
    rows.push(pointing);
  }
  return { ids: sql.join(ids, sql` union all `), rows: sql.join(rows, sql` union all `) };
}
