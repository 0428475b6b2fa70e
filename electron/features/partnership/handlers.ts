import { notInBin } from '../../core/bin.ts';
import { AppError } from '../../../shared/errors.ts';
import type { partnership as contract, Partnership } from '../../../shared/features/partnership/contract.ts';
import { financialYearOf } from '../../../shared/domain/dates.ts';
import type { FeatureHandlers, QueryCtx } from '../../core/context.ts';

async function read(ctx: Pick<QueryCtx, 'db'>): Promise<Partnership | null> {
  const row = await ctx.db
    .selectFrom('partnership')
    .select(['id', 'version', 'name', 'area', 'purpose', 'sample', 'first_year as firstYear', 'last_year as lastYear'])
    .where(notInBin())
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

const YEARS_AHEAD = 4;
const MOST_YEARS = 40;

function assertYears(first: number, last: number): void {
  if (last >= first && last - first < MOST_YEARS) return;
  throw new AppError('validation', 'The last year of the commitments must be the first year or one of the 39 after it.', {
    remedy: 'Change one of the two years.',
    issues: [{ path: ['lastYear'], message: 'Enter the first year or a later one.' }],
  });
}

export const partnership: FeatureHandlers<typeof contract> = {
  get: (ctx) => read(ctx),

  async start(ctx, input) {
    if (await read(ctx)) {
      throw new AppError('duplicate', 'A partnership has been started here already.', {
        remedy: 'Open it, or start another in a new file.',
      });
    }
    const firstYear = input.firstYear ?? financialYearOf(ctx.today);
    const lastYear = input.lastYear ?? firstYear + YEARS_AHEAD;
    assertYears(firstYear, lastYear);
    await ctx.write.insert('partnership', {
      name: input.name,
      area: input.area ?? '',
      purpose: input.purpose ?? '',
      sample: null,
      firstYear,
      lastYear,
    });
    return (await read(ctx))!;
  },

  async update(ctx, { id, version, changes }) {
    await ctx.write.update('partnership', id, version, changes);
    const saved = (await read(ctx))!;
    assertYears(saved.firstYear, saved.lastYear);
    return saved;
  },
};
