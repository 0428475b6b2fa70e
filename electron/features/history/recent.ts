import type { ReadDb } from '../../db/schema.ts';

/** One line of "Recent changes". */
export interface Recent {
  seq: number;
  at: string;
  actor: string;
  label: string;
  kind: string;
  records: number;
}

/** The newest commands that changed records, with how many each changed. */
export async function recentChanges(db: ReadDb, limit: number): Promise<Recent[]> {
  const rows = await db
    .selectFrom('command_entry as c')
    .select(['c.seq', 'c.at', 'c.actor', 'c.label', 'c.kind'])
    .select((eb) =>
      // Positions are counted from 1 within a command, so the highest is the count, found on the index.
      eb
        .selectFrom('audit_entry as a')
        .select((inner) => inner.fn.max('a.position').as('n'))
        .whereRef('a.command_seq', '=', 'c.seq')
        .as('records'),
    )
    .where('c.entities', '!=', '[]')
    .orderBy('c.seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, records: row.records ?? 0 }));
}
