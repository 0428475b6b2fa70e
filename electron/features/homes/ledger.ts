import type { z } from 'zod';
import { Measure, type FigureChange } from '../../../shared/features/homes/contract.ts';
import { LogTexts } from '../../core/log-texts.ts';
import type { ReadDb } from '../../db/schema.ts';

type Change = z.infer<typeof FigureChange>;
type Figures = Record<Measure, number | null>;

const NONE: Figures = { promised: null, forecast: null, delivered: null };

/** Every change of a commitment's figures, newest first, read from the audit trail. */
export async function readLedger(db: ReadDb, id: string): Promise<Change[]> {
  const entries = await db
    .selectFrom('commitment_year as y')
    .innerJoin('audit_entry as a', 'a.entity_id', 'y.id')
    .innerJoin('command_entry as c', 'c.seq', 'a.command_seq')
    .select(['y.id', 'y.year', 'a.command_seq', 'a.position', 'a.op', 'a.after', 'c.at', 'c.actor'])
    .where('y.commitment_id', '=', id)
    .where('a.entity', '=', 'commitment_year')
    .orderBy('c.seq')
    .orderBy('a.position')
    .execute();
  // Played forwards, because a removal is logged without the figures it took away.
  const kept = new Map<string, Figures>();
  const changes: Change[][] = [];
  for (const { id: record, year, op, after, at, actor } of await new LogTexts(db).whole(entries)) {
    const was = kept.get(record) ?? NONE;
    const is = op === 'insert' || op === 'update' ? { ...was, ...figuresIn(after) } : was;
    kept.set(record, is);
    const [before, now] = [op === 'insert' || op === 'restore' ? NONE : was, op === 'remove' ? NONE : is];
    changes.push(
      Measure.options
        .filter((measure) => before[measure] !== now[measure])
        .map((measure) => ({ year, measure, before: before[measure], after: now[measure], at, by: actor })),
    );
  }
  return changes.toReversed().flat();
}

function figuresIn(json: string | null): Partial<Figures> {
  const columns = JSON.parse(json ?? '{}') as Record<string, unknown>;
  return Object.fromEntries(
    Measure.options.filter((measure) => measure in columns).map((measure) => [measure, columns[measure]]),
  ) as Partial<Figures>;
}
