import { notInBin } from '../core/bin.ts';
import type { z } from 'zod';
import type { SampleName } from '../../shared/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import { TABLES, type EntityName } from '../../shared/tables.ts';
import type { WriteCtx } from '../core/context.ts';
import type { Core } from '../core/create-core.ts';
import { fillBirmingham } from './birmingham/fill.ts';
import { fillDemo } from './demo/fill.ts';

/** How large the sample is made, and the day it is made for; the core's day when left out. */
interface SampleOptions {
  scale?: 1 | 10 | 100;
  today?: string;
  /** Cancels: the database is left empty. */
  signal?: AbortSignal;
}

const LABELS: Record<z.infer<typeof SampleName>, string> = {
  demo: 'Make the demo sample',
  birmingham: 'Make the Birmingham sample',
};

/** Fills an empty database with a worked example as one command: all or nothing. Throws `duplicate` when it isn't empty. */
export async function fillSample(core: Core, name: z.infer<typeof SampleName>, options: SampleOptions = {}): Promise<void> {
  const fill = async (ctx: WriteCtx): Promise<void> => {
    await refuseUsed(ctx);
    if (name === 'birmingham') return fillBirmingham(ctx);
    return fillDemo(ctx, { today: options.today ?? ctx.today, scale: options.scale ?? 1 });
  };
  await core.transact(LABELS[name], fill, options.signal);
}

/** Fiction and somebody's own records must never mix. */
async function refuseUsed(ctx: WriteCtx): Promise<void> {
  const remedy = 'Make the sample in a new file.';
  const partnership = await ctx.db.selectFrom('partnership').select('name').where(notInBin()).executeTakeFirst();
  if (partnership) throw new AppError('duplicate', `A partnership has been started here already: “${partnership.name}”.`, { remedy });
  for (const kind of Object.keys(TABLES) as EntityName[]) {
    const record = await ctx.db.selectFrom(kind).select('id').where(notInBin()).limit(1).executeTakeFirst();
    if (record) throw new AppError('duplicate', 'This database already holds records.', { remedy });
  }
}
