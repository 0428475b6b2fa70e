import { sql, type RawBuilder } from 'kysely';
import { longDate } from '../../shared/domain/uk-dates.ts';
import type { SearchedEntity } from '../../shared/tables.ts';
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
  /** Aliases of the tables whose removed records are left out; the first is that of the records themselves. */
  kept: readonly [string, ...string[]];
  title: RawBuilder<unknown>;
  /** The title as search compares it, folded, of a kind whose searched text doesn't begin with its title: see `titleKey`. */
  key?: RawBuilder<unknown>;
  /** The title, so compared, of records that have none of their own. */
  elseKey?: RawBuilder<unknown>;
  /** Record whose screen shows it, where that is another one. */
  parentId?: RawBuilder<unknown>;
  /** Folded texts of other records that a word may be in, too, by the column that points at them. */
  also?: readonly { entity: SearchedEntity; column: string; text: RawBuilder<unknown> }[];
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
