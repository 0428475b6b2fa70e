import { sql } from 'kysely';
import type { UsedBy } from '../../../shared/features/search/contract.ts';
import { wholeOf } from '../../../shared/tables.ts';
import { pointsAt, usersOf } from '../../core/references.ts';
import type { ReadDb } from '../../db/schema.ts';
import { entityOf, namesOf } from './records.ts';

/** So many of a kind are named; of the others it is said how many. */
const MOST = 50;

/** What points at a record, by kind, with names. */
export async function usedBy(db: ReadDb, kind: string, id: string): Promise<UsedBy[]> {
  const entity = entityOf(kind);
  const users: UsedBy[] = [];
  for (const user of await usersOf(db, entity, id)) {
    const whole = wholeOf(user.entity);
    if (whole?.entity === entity) continue;
    const shown = sql.ref(`${user.entity}.${whole?.column ?? 'id'}`);
    const { rows } = await sql<{ id: string; shown: string }>`
      select id, ${shown} as "shown" from ${sql.table(user.entity)} where ${pointsAt(user, id)}
      order by sort_key, id limit ${sql.lit(MOST)}`.execute(db);
    const as = whole?.entity ?? user.entity;
    const names = await namesOf(db, [{ entity: as, ids: rows.map((row) => row.shown) }]);
    const first = rows.map((row) => ({ id: row.id, shows: { entity: as, id: row.shown }, name: names[row.shown] ?? '' }));
    users.push({ entity: user.entity, count: user.count, first });
  }
  return users;
}
