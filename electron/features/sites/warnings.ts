import type { ReadDb } from '../../db/schema.ts';
import { notInBin } from '../../core/bin.ts';

/** Sites that nobody has said anything about the homes of, and that haven't ended. */
export async function warnings(db: ReadDb, today: string): Promise<Record<string, number>> {
  const sites = await db
    .selectFrom('site')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(notInBin())
    .where('homes_from', 'is', null)
    .where('homes_to', 'is', null)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', today)]))
    .executeTakeFirstOrThrow();
  return { sites_without_homes: sites.n };
}
