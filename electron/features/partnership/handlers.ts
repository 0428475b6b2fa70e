import { AppError } from '../../../shared/errors.ts';
import type { partnership as contract, Partnership } from '../../../shared/contract/partnership.ts';
import { financialYearOf } from '../../../shared/domain/dates.ts';
import type { FeatureHandlers, QueryCtx } from '../../core/context.ts';

async function read(ctx: Pick<QueryCtx, 'db'>): Promise<Partnership | null> {
  const row = await ctx.db
    .selectFrom('partnership')
    .select(['id', 'version', 'name', 'area', 'purpose', 'sample', 'first_year as firstYear', 'last_year as lastYear'])
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

const YEARS_AHEAD = 4;

export const partnership: FeatureHandlers<typeof contract> = {
  get: (ctx) => read(ctx),

  async start(ctx, input) {
    if (await read(ctx)) {
      throw new AppError('duplicate', 'A partnership has been started here already.', { remedy: 'Open it, or start another in a new file.' });
    }
    const firstYear = input.firstYear ?? financialYearOf(ctx.today);
    await ctx.write.insert('partnership', {
      name: input.name,
      area: input.area ?? '',
      purpose: input.purpose ?? '',
      sample: null,
      firstYear,
      lastYear: input.lastYear ?? firstYear + YEARS_AHEAD,
    });
    return (await read(ctx))!;
  },

  async update(ctx, { id, version, changes }) {
    await ctx.write.update('partnership', id, version, changes);
    return (await read(ctx))!;
  },
};
