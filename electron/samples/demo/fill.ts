import type { WriteCtx } from '../../core/context.ts';
import { makeGroups } from './groups.ts';
import { firstYearOf, makeHomes } from './homes.ts';
import { makeMeetings } from './meetings.ts';
import { makePartners } from './partners.ts';
import { YEAR_COUNT } from './schedule.ts';
import type { DemoOptions } from '../../rooms/room.ts';
import { demoParts } from '../../program.ts';
import type { DemoEnv } from './shapes.ts';

const PURPOSE =
  'A worked example to look round in. Everything in it is fictional: the place, the organisations, the people and every figure. ' +
  'The Rivermere partners have promised homes together, meet in working groups, take actions, and watch year by year whether the homes arrive.';

/** The fictional partnership of Rivermere. The same scale and day give the same records, ids aside. */
export async function fillDemo(ctx: WriteCtx, options: DemoOptions): Promise<void> {
  const env: DemoEnv = { ctx, ...options };
  const firstYear = firstYearOf(options.today);
  await ctx.write.insert('partnership', {
    name: 'Rivermere Housing Partnership',
    area: 'Rivermere (fictional)',
    purpose: PURPOSE,
    sample: 'demo',
    firstYear,
    lastYear: firstYear + YEAR_COUNT - 1,
  });
  const partners = await makePartners(env);
  const groups = await makeGroups(env, partners);
  const schemes = await makeHomes(env, partners);
  await makeMeetings(env, { partners, groups, schemes });
  for (const add of demoParts) await add(ctx, options);
}
