import { sql, type RawBuilder } from 'kysely';
import { longDate } from '../../shared/domain/uk-dates.ts';
import type { SearchedEntity } from '../../shared/tables.ts';
import type { ReadDb } from '../db/schema.ts';
import { notInBin } from '../core/bin.ts';
import { like } from './sql/like.ts';
import { hasLeft } from './sql/standing.ts';

/** What every kind's query answers. `d1` to `d3` are what the context is made of. */
export interface FoundRow {
  id: string;
  title: string;
  parentId: string | null;
  d1: string | null;
  d2: string | null;
  d3: string | null;
}

/** How one kind of record is found and told from others. */
export interface SearchKind {
  kind: SearchedEntity;
  /** Among equally good matches, lower ones are shown first. */
  order: number;
  /** SQL of the tables, joined. */
  from: RawBuilder<unknown>;
  /** Aliases of the tables whose removed records are left out. */
  kept: readonly string[];
  id: RawBuilder<unknown>;
  title: RawBuilder<unknown>;
  /** Record whose screen shows it, where that is another one. */
  parentId?: RawBuilder<unknown>;
  /** Folded texts a word may be in; the first starts with the title. */
  texts: readonly RawBuilder<unknown>[];
  /** Columns of the context, three at most. */
  details: readonly RawBuilder<unknown>[];
  /** The title's words, where it is no text. */
  says?(title: string): string;
  context(row: FoundRow, today: string): string;
}

/** A column, by alias and name. */
export const ref = (name: string): RawBuilder<unknown> => sql.ref(name);
/** What is there, with commas between. */
export const listed = (...parts: (string | null)[]): string => parts.filter(Boolean).join(', ');
/** A day as a sentence has it; nothing for none. */
export const dayWords = (iso: string | null): string => (iso ? longDate(iso) : '');

/** In SQL, what says that a record is no longer current: `left`, the day it ends or ended, or null. */
export const lastOf = (entity: SearchedEntity, id: string, endedOn?: string): RawBuilder<unknown> =>
  sql`case when ${hasLeft(entity, id)} then 'left' else ${endedOn === undefined ? sql`null` : ref(endedOn)} end`;

/** What `lastOf` found, in words; nothing for a record that is current. */
export const endedWords = (last: string | null, today: string): string =>
  last === 'left' ? 'not in the list any more' : last !== null && last <= today ? `ended ${longDate(last)}` : '';

/** The best matches of one kind: records in whose texts every word is. */
export async function findKind(db: ReadDb, kind: SearchKind, words: string[], limit: number): Promise<FoundRow[]> {
  const phrase = words.join(' ');
  const lowerTitle = sql`lower(${kind.title})`;
  const has = words.map(
    (word) =>
      sql`(${sql.join(
        kind.texts.map((text) => like(text, '%', word)),
        sql` or `,
      )})`,
  );
  const inTitle = words.map((word) => like(lowerTitle, '%', word));
  // `lower` keeps accents, which the folded text doesn't have, so a prefix is looked for in both.
  const rank = sql`case when ${like(lowerTitle, '', phrase)} or ${like(kind.texts[0]!, '', phrase)} then 0
    when ${sql.join(inTitle, sql` and `)} then 1 else 2 end`;
  const details = [0, 1, 2].map((at) => sql`${kind.details[at] ?? sql`null`} as ${sql.ref(`d${at + 1}`)}`);
  const { rows } = await sql<FoundRow>`
    select ${kind.id} as "id", ${kind.title} as "title", ${kind.parentId ?? sql`null`} as "parentId", ${sql.join(details)}
    from ${kind.from}
    where ${sql.join([...kind.kept.map((alias) => notInBin(alias)), ...has], sql` and `)}
    order by ${rank}, ${lowerTitle}, ${kind.id}
    limit ${limit}`.execute(db);
  return rows;
}
