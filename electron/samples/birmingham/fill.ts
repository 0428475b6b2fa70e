import type { WriteCtx } from '../../core/context.ts';

/** Placeholder until the facts are in. */
export async function fillBirmingham(ctx: WriteCtx): Promise<void> {
  await ctx.write.insert('partnership', { name: 'Birmingham housing partnership', area: 'Birmingham', purpose: '', sample: 'birmingham', firstYear: 2016, lastYear: 2020 });
}
