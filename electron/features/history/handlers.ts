import type { history as contract } from '../../../shared/features/history/contract.ts';
import type { FeatureHandlers } from '../../core/context.ts';
import { isLost, LogTexts } from '../../core/log-texts.ts';
import type { Columns } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import { recentChanges } from './recent.ts';
import { contractName } from '../../../shared/table.ts';

const parse = (text: string | null): Columns => (text ? (JSON.parse(text) as Columns) : {});

async function historyOf(db: ReadDb, entity: string, id: string) {
  const rows = await db
    .selectFrom('audit_entry as a')
    .innerJoin('command_entry as c', 'c.seq', 'a.command_seq')
    .select(['c.seq', 'c.at', 'c.actor', 'c.label', 'c.kind', 'a.command_seq', 'a.position', 'a.op', 'a.before', 'a.after'])
    .where('a.entity_id', '=', id)
    .where('a.entity', '=', entity)
    .orderBy('c.seq', 'desc')
    .orderBy('a.position', 'desc')
    .execute();
  const whole = await new LogTexts(db).whole(rows);
  return whole.map(({ before, after, op, seq, at, actor, label, kind }) => {
    const [was, is] = [parse(before), parse(after)];
    const names = Object.keys(op === 'insert' ? is : was);
    return {
      seq,
      at,
      actor,
      label,
      kind,
      lost: isLost({ op, after }),
      op: op as 'insert' | 'update' | 'remove' | 'restore',
      changes: names.map((name) => ({ field: contractName(name), before: was[name] ?? null, after: is[name] ?? null })),
    };
  });
}

export const history: FeatureHandlers<typeof contract> = {
  of: (ctx, { entity, id }) => historyOf(ctx.db, entity, id),
  recent: (ctx, { limit }) => recentChanges(ctx.db, limit),
  undoState: (ctx, { window }) => ctx.undo.state(ctx.db, window ?? null),
  undo: (ctx, { commandId }) => ctx.reverse('undo', commandId),
  redo: (ctx) => ctx.reverse('redo'),
};
