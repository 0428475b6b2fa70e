import { addDays } from '../../../shared/domain/dates.ts';
import { notInBin } from '../../core/bin.ts';
import type { WriteCtx } from '../../core/context.ts';
import type { NewFields } from '../../core/write.ts';
import type { DemoOptions } from '../../rooms/room.ts';

type Seed = [title: string, likelihood: number, impact: number, description: string, mitigation: string];

/** What might go wrong in Rivermere, the gravest first. */
const SEEDS: readonly Seed[] = [
  [
    'Building costs rise faster than grant',
    4,
    5,
    'Tenders come back a tenth over budget, so schemes are cut or wait.',
    'Compare tenders each quarter; ask for more grant before the contract is let.',
  ],
  [
    'A contractor fails on site',
    3,
    5,
    'Homes stand half built and the forecast slips by a year.',
    'Check accounts each half year; hold a retention; name a second contractor.',
  ],
  [
    'Section 106 homes find no provider',
    4,
    4,
    'Small lots of homes are offered late, and no provider bids.',
    'Developers tell the partnership at reserved matters; lots are pooled.',
  ],
  [
    'Support funding ends before the homes open',
    3,
    4,
    'Supported homes are built and there is no money for the support.',
    'Commissioners sign before the start on site.',
  ],
  [
    'Figures arrive late or in other forms',
    4,
    3,
    'The board decides on figures a quarter old.',
    'One return, one date, a reminder two weeks before.',
  ],
  ['Ground is worse than surveyed', 3, 3, 'Piling takes longer and costs more.', 'Survey before the land is bought.'],
  ['Power is not connected in time', 3, 4, 'Finished homes wait for their supply.', 'Apply for capacity with the planning application.'],
  [
    'Two partners count the same homes',
    2,
    4,
    'The total promised is higher than what will be built.',
    'Compare sites by their references each quarter.',
  ],
  ['Neighbours object to move-on homes', 3, 2, 'Permission is refused or delayed.', 'Meet neighbours before the application.'],
  ['Key people leave', 3, 2, 'Actions stand still until somebody takes them on.', 'Each action has a deputy.'],
  ['Flood map changes', 1, 4, 'A site is no longer deliverable.', 'Watch the consultation; keep a reserve site.'],
  ['Surveyors are in short supply', 2, 2, 'Valuations hold up purchases.', 'A shared list of surveyors.'],
];

const DONE_EVERY = 6;

/** The demo's risks, each with an owner from one of its providers. */
export async function demo(ctx: WriteCtx, { today, scale }: DemoOptions): Promise<void> {
  const owners = await ctx.db
    .selectFrom('person as p')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select(['p.id', 'o.id as organisationId'])
    .where('o.sector', '=', 'provider')
    .where(notInBin('p'))
    .orderBy('p.sort_key')
    .orderBy('p.id')
    .execute();
  const risks = Array.from({ length: SEEDS.length * scale }, (_, at): NewFields<'risk'> => {
    const [title, likelihood, impact, description, mitigation] = SEEDS[at % SEEDS.length]!;
    const owner = owners.length > 0 ? owners[(at * 7) % owners.length]! : null;
    return {
      reference: `R${at + 1}`,
      title,
      description,
      ownerPersonId: owner?.id ?? null,
      organisationId: owner?.organisationId ?? null,
      likelihood,
      impact,
      mitigation,
      status: at % DONE_EVERY === DONE_EVERY - 1 ? 'closed' : 'open',
      reviewOn: addDays(today, 14 + ((at * 11) % 90)),
    };
  });
  await ctx.write.insertMany('risk', risks);
}
