import { sql } from 'kysely';
import type { ReadDb } from '../../db/schema.ts';
import { standingOf } from '../../rooms/sql/standing.ts';
import { notInBin } from '../../core/bin.ts';

/** Sites that nobody has said anything about the homes of, and that have neither ended nor left their list. */
export async function warnings(db: ReadDb, today: string): Promise<Record<string, number>> {
  const sites = await db
    .selectFrom('site')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(notInBin())
    .where('homes_from', 'is', null)
    .where('homes_to', 'is', null)
    .where(sql<boolean>`${standingOf('site', 'site.id', 'ended_on', today)} = 'current'`)
    .executeTakeFirstOrThrow();
  return { sites_without_homes: sites.n };
}
