import { AppError } from '../../../shared/errors.ts';
import type { sites as contract } from '../../../shared/contract/sites.ts';
import type { FeatureHandlers } from '../../core/context.ts';
import { commitmentsOn, getSite, listSites, siteTotals } from './queries.ts';

export const sites: FeatureHandlers<typeof contract> = {
  async list(ctx, filter) {
    return { rows: await listSites(ctx.db, filter), totals: await siteTotals(ctx.db, filter) };
  },

  get: (ctx, { id }) => getSite(ctx.db, id),

  async create(ctx, input) {
    assertRange(input, []);
    const id = await ctx.write.insert('site', input);
    ctx.describe(`Add site ${input.reference}`);
    return getSite(ctx.db, id);
  },

  async update(ctx, { id, version, changes }) {
    const { homesFrom, homesTo, reference } = await getSite(ctx.db, id);
    // A register may come with ranges that run backwards; they don't stop other edits.
    if ('homesFrom' in changes || 'homesTo' in changes) assertRange({ homesFrom, homesTo, ...changes }, ['changes']);
    await ctx.write.update('site', id, version, changes);
    ctx.describe(`Edit site ${changes.reference ?? reference}`);
    return getSite(ctx.db, id);
  },

  async remove(ctx, { id, version }) {
    const { reference } = await getSite(ctx.db, id);
    const commitments = await commitmentsOn(ctx.db, id);
    if (commitments > 0) {
      throw new AppError(
        'in_use',
        `${commitments === 1 ? 'A commitment names' : `${commitments} commitments name`} the site ${reference}.`,
        {
          remedy: 'Choose another site for it first, or give this one an end date.',
        },
      );
    }
    ctx.describe(`Remove site ${reference}`);
    return { id, version: await ctx.write.remove('site', id, version) };
  },
};

/** A range of homes runs upwards. */
function assertRange(site: { homesFrom?: number | null | undefined; homesTo?: number | null | undefined }, path: string[]): void {
  if (site.homesFrom == null || site.homesTo == null || site.homesFrom <= site.homesTo) return;
  const message = 'The most homes can’t be fewer than the fewest. Enter the larger number last.';
  throw new AppError('validation', message, { issues: [{ path: [...path, 'homesTo'], message }] });
}
