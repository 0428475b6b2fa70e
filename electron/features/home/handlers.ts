import type { home as contract } from '../../../shared/features/home/contract.ts';
import type { FeatureHandlers } from '../../core/context.ts';
import type { Gifts } from '../../rooms/room.ts';

/** The first screen's cards ask their own rooms; what needs somebody's eye is gathered here from all of them. */
export const home = (givers: readonly NonNullable<Gifts['warnings']>[]): FeatureHandlers<typeof contract> => ({
  async warnings(ctx) {
    const found: Record<string, number> = {};
    for (const give of givers) Object.assign(found, await give(ctx.db, ctx.today));
    return Object.entries(found)
      .map(([code, count]) => ({ code, count }))
      .filter((warning) => warning.count > 0);
  },
});
