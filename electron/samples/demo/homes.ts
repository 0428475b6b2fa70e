import { daysBetween, financialYearOf } from '../../../shared/domain/dates.ts';
import { insertAll } from '../insert-all.ts';
import { Random } from '../random.ts';
import { CURRENT, scheduleOf, startFor, YEAR_COUNT, type Schedule } from './schedule.ts';
import type { DemoEnv, Made, Need, Organisation, Partners, Scheme, Tenure } from './shapes.ts';
import { makeSite, placesFor, type Place } from './sites.ts';
import {
  COMMITMENT_NOTES,
  FORTUNES,
  NEED_MIX,
  OLDER_NEEDS,
  OLDER_TENURES,
  OTHER_ROUTES,
  ROUTE_MIX,
  SUPPORTED_NEEDS,
  SUPPORTED_TENURES,
  TENURE_MIX,
  type Fortune,
} from './words/homes.ts';
import { FIRST_SITES, WARDS } from './words/places.ts';

/** Commitments on each of eight sites in turn: 20 in all. */
const PER_SITE = [3, 2, 1, 4, 2, 3, 2, 3];
const BUILT_SITES = 112;
const OTHER_SITES = 8;
const PURCHASES = 10;

interface Commitment {
  record: Made<'commitment'>;
  schedule: Schedule;
}

/** Where the years of the demo begin: two before the current one. */
export const firstYearOf = (today: string): number => financialYearOf(today) - CURRENT;

/** Sites, commitments and their figures. Answers what meetings can talk about. */
export async function makeHomes(env: DemoEnv, { providers }: Partners): Promise<Scheme[]> {
  const random = new Random('homes');
  const places = placesFor(random, (BUILT_SITES + OTHER_SITES) * env.scale);
  const sites: Made<'site'>[] = [];
  const commitments: Commitment[] = [];
  const schemes: Scheme[] = [];
  const fortunes = new Map<Fortune, number>();
  const nth = (fortune: Fortune): number => {
    const before = fortunes.get(fortune) ?? 0;
    fortunes.set(fortune, before + 1);
    return before;
  };
  for (const [at, place] of places.entries()) {
    const id = env.ctx.newId();
    const first = at < BUILT_SITES * env.scale ? at : -1;
    const own = first < 0 ? [] : onSite(env, random, providers, { id, place, at, nth });
    commitments.push(...own.map(({ commitment }) => commitment));
    sites.push(makeSite(env, random, { id, place, at, own: own.map(({ commitment }) => commitment.schedule) }));
    if (own[0])
      schemes.push(
        schemeOf(
          place,
          id,
          own.map(({ commitment, provider }) => ({ ...commitment, provider })),
        ),
      );
  }
  for (let at = 0; at < PURCHASES * env.scale; at += 1) commitments.push(purchase(env, random, providers, at));
  await insertAll(env.ctx, 'site', sites);
  await insertAll(
    env.ctx,
    'commitment',
    commitments.map(({ record }) => record),
  );
  await insertAll(env.ctx, 'commitment_year', yearsOf(env, commitments));
  return schemes;
}

/** The lead of the first sites is every provider in turn, then large ones more often. */
function leadOf(random: Random, providers: Organisation[], at: number): Organisation {
  return at < providers.length ? providers[at]! : random.weighted(providers.map((one) => [one, one.seed.weight] as const));
}

interface Where {
  id: string;
  place: Place;
  at: number;
  /** How many sites before had this fortune. */
  nth: (fortune: Fortune) => number;
}

interface Promised {
  provider: Organisation;
  commitment: Commitment;
}

function onSite(env: DemoEnv, random: Random, providers: Organisation[], { id, place, at, nth }: Where): Promised[] {
  const lead = providers.find(({ seed }) => seed.shortName === place.lead) ?? leadOf(random, providers, at - FIRST_SITES.length);
  const count = PER_SITE[at % PER_SITE.length]!;
  const fortune = place.fortune ?? random.weighted(FORTUNES);
  const start = place.start ?? startFor(fortune, nth(fortune));
  const seen = new Set<string>();
  return Array.from({ length: count }, (_, n) => {
    const provider = count > 2 && n === count - 1 && random.chance(0.25) ? leadOf(random, providers, providers.length) : lead;
    const mix = otherMix(random, provider, seen);
    const own = fortune === 'on_track' && start > 0 && start < 5 && random.chance(0.07) ? 'at_risk' : fortune;
    const schedule = scheduleOf(random, {
      fortune: own,
      homes: homesFor(random, mix.need),
      start,
      yearGone: yearGone(env.today),
    });
    const notes = noteFor(random, own, schedule.stage);
    const record = {
      id: env.ctx.newId(),
      organisationId: provider.id,
      siteId: id,
      siteName: place.name,
      ...mix,
      stage: schedule.stage,
      notes,
    };
    return { provider, commitment: { record, schedule } };
  });
}

/** Tenure, need and route, not twice the same on a site. */
function otherMix(random: Random, { id, seed }: Organisation, seen: Set<string>): Pick<Made<'commitment'>, 'tenure' | 'need' | 'route'> {
  for (;;) {
    const need = seed.needs ? random.pick(seed.needs) : random.weighted(NEED_MIX);
    const tenure = seed.tenure && random.chance(0.7) ? seed.tenure : random.weighted(tenuresFor(need));
    const key = `${id} ${tenure} ${need}`;
    if (seen.has(key)) continue;
    seen.add(key);
    return { tenure, need, route: random.weighted(ROUTE_MIX[tenure] ?? OTHER_ROUTES) };
  }
}

function tenuresFor(need: Need): [Tenure, number][] {
  if (SUPPORTED_NEEDS.includes(need)) return SUPPORTED_TENURES;
  return OLDER_NEEDS.includes(need) ? OLDER_TENURES : TENURE_MIX;
}

/** A remark that fits how the homes are coming on. */
function noteFor(random: Random, fortune: Fortune, stage: string): string {
  const ordinary = fortune === 'at_risk' || fortune === 'off_track' ? 'badly' : 'well';
  const key = stage === 'withdrawn' ? stage : fortune === 'not_started' || fortune === 'no_target' ? fortune : ordinary;
  const when = stage === 'complete' || stage === 'occupied' ? 'built' : stage === 'on_site' || stage === 'stalled' ? 'building' : 'before';
  return random.pick(COMMITMENT_NOTES[key]![when]);
}

/** Supported schemes are small, extra care ones large. */
function homesFor(random: Random, need: Need): number {
  if (need === 'extra_care') return random.int(18, 40);
  if (SUPPORTED_NEEDS.includes(need)) return random.int(5, 10);
  return random.weighted([
    [random.int(5, 9), 4],
    [random.int(8, 16), 5],
    [random.int(14, 30), 2],
  ]);
}

const yearGone = (today: string): number => daysBetween(`${financialYearOf(today)}-04-01`, today) / 365;

/** Homes bought one by one in a ward: no site of their own. */
function purchase(env: DemoEnv, random: Random, providers: Organisation[], at: number): Commitment {
  const provider = leadOf(random, providers, providers.length);
  const fortune: Fortune = random.chance(0.8) ? 'on_track' : 'at_risk';
  const schedule = scheduleOf(random, {
    fortune,
    homes: random.int(6, 14),
    start: random.int(1, 4),
    yearGone: yearGone(env.today),
  });
  const siteName = `Purchases in ${WARDS[at % WARDS.length]!}`;
  const record: Made<'commitment'> = {
    id: env.ctx.newId(),
    organisationId: provider.id,
    siteId: null,
    siteName,
    tenure: random.pick(['SR', 'AR'] as const),
    need: 'general',
    route: 'acquisition',
    stage: schedule.stage,
    notes: '',
  };
  return { record, schedule };
}

function schemeOf(place: Place, id: string, own: (Commitment & { provider: Organisation })[]): Scheme {
  const { provider, record } = own[0]!;
  const homes = own.reduce((sum, { schedule }) => sum + total(schedule), 0);
  const built = own.every(({ schedule }) => schedule.stage === 'complete' || schedule.stage === 'occupied');
  const special = own.find((one) => one.record.need !== 'general' && one.record.need !== 'not_specified');
  return { id, name: place.name, ward: place.ward, provider, need: special?.record.need ?? record.need, homes, built };
}

const total = ({ promised, forecast }: Schedule): number =>
  Math.max(...[promised, forecast].map((figures) => figures.reduce<number>((sum, homes) => sum + (homes ?? 0), 0)));

/** Some figures of years still to come are missing from their return. */
function* yearsOf(env: DemoEnv, commitments: Commitment[]): Generator<Made<'commitment_year'>> {
  const firstYear = firstYearOf(env.today);
  for (const [at, { record, schedule }] of commitments.entries()) {
    const missing = at % 16 === 7 ? schedule.promised.findLastIndex((homes) => (homes ?? 0) > 0) : -1;
    for (let year = 0; year < YEAR_COUNT; year += 1) {
      yield {
        id: env.ctx.newId(),
        commitmentId: record.id,
        year: firstYear + year,
        promised: schedule.promised[year]!,
        forecast: year === missing && year > CURRENT ? null : schedule.forecast[year]!,
        delivered: schedule.delivered[year]!,
      };
    }
  }
}
