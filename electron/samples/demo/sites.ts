import { addDays } from '../../../shared/domain/dates.ts';
import type { Random } from '../random.ts';
import { YEAR_COUNT, type Schedule } from './schedule.ts';
import type { DemoEnv, Made } from './shapes.ts';
import { SITE_NOTES, type Fortune } from './words/homes.ts';
import { FIRST_SITES, PLACE_WORDS, SITE_KINDS, STREET_KINDS, WARDS } from './words/places.ts';

/** A made-up place. */
export interface Place {
  name: string;
  address: string;
  ward: string;
  /** For places known by name: who leads there, how it is doing and the first year, from 0. */
  lead?: string;
  fortune?: Fortune;
  start?: number;
}

/** Places with names of their own. There is no postcode area RV. */
export function placesFor(random: Random, count: number): Place[] {
  const places: Place[] = FIRST_SITES.slice(0, count).map(([name, street, ward, lead, fortune, start]) => ({
    name,
    ward,
    lead,
    fortune,
    start,
    address: addressOf(random, name, street, ward),
  }));
  const taken = new Map<string, number>(places.map(({ name }) => [name, 1]));
  while (places.length < count) {
    const plain = `${random.pick(PLACE_WORDS)} ${random.pick(SITE_KINDS)}`;
    const times = (taken.get(plain) ?? 0) + 1;
    // A second site of the same name comes only when the words run out.
    if (times > 1 && taken.size < PLACE_WORDS.length * SITE_KINDS.length * 0.8) continue;
    taken.set(plain, times);
    const name = times === 1 ? plain : `${plain} phase ${times}`;
    const ward = random.pick(WARDS);
    places.push({
      name,
      ward,
      address: addressOf(random, name, `${random.int(1, 180)} ${random.pick(PLACE_WORDS)} ${random.pick(STREET_KINDS)}`, ward),
    });
  }
  return places;
}

function addressOf(random: Random, name: string, street: string, ward: string): string {
  const postcode = `RV${1 + WARDS.indexOf(ward)} ${random.int(1, 9)}${random.pick('ABDEFGHJLNPQRSTUWXYZ'.split(''))}${random.pick('ABDEFGHJLNPQRSTUWXYZ'.split(''))}`;
  return [name, street === name ? '' : street, ward, `Rivermere ${postcode}`].filter(Boolean).join(', ');
}

const PERMISSIONED = new Set(['full', 'outline', 'on_site', 'complete', 'occupied', 'stalled']);
const PENDING = new Set(['submitted', 'resolution']);

interface SitePlan {
  id: string;
  place: Place;
  at: number;
  own: Schedule[];
}

/** The site as the brownfield register would keep it, in line with what is promised on it. */
export function makeSite(env: DemoEnv, random: Random, { id, place, at, own }: SitePlan): Made<'site'> {
  const stage = own.length > 0 ? stageOf(own) : random.pick(['idea', 'idea', 'submitted', 'full']);
  const homes = own.length > 0 ? own.reduce((sum, one) => sum + homesOf(one), 0) : random.int(8, 60);
  const firstAddedOn = addDays(env.today, -random.int(700, 2600));
  // A few small sites have no numbers yet, as in every real register.
  const unknown = own.length === 0 && random.chance(0.4);
  return {
    id,
    register: 'Rivermere Council',
    reference: `RIV${String(at + 1).padStart(3, '0')}`,
    nameAddress: place.address,
    uprn: random.chance(0.6) ? `9999${String(10_000_000 + at * 7919).slice(-8)}` : null,
    ward: place.ward,
    coordinateSystem: null,
    geoX: null,
    geoY: null,
    areaSqm: Math.round((homes * 10_000) / random.int(45, 95) / 100) * 100,
    ownership: random.weighted([
      ['not_public', 52],
      ['public', 32],
      ['mixed', 8],
      ['unknown', 8],
    ]),
    ...planning(env, random, stage),
    deliverable: PERMISSIONED.has(stage) ? true : null,
    homesFrom: unknown ? null : Math.max(1, Math.floor(homes * 0.95)),
    homesTo: unknown ? null : Math.ceil(homes * 1.1),
    hazardousSubstances: '',
    sitePlanUrl: '',
    organisationUri: '',
    notes: random.pick(SITE_NOTES),
    firstAddedOn,
    lastUpdatedOn: addDays(env.today, -random.int(20, 420)),
    endedOn: stage === 'occupied' ? addDays(env.today, -random.int(10, 150)) : null,
  };
}

/** A site is built when all of it is; until then it stands where the part ahead of the others does. */
function stageOf(own: Schedule[]): string {
  const open = own.filter(({ stage }) => stage !== 'occupied' && stage !== 'complete');
  return (open.find(({ stage }) => stage === 'on_site') ?? open.find(({ stage }) => PERMISSIONED.has(stage)) ?? open[0] ?? own[0]!).stage;
}

function planning(
  env: DemoEnv,
  random: Random,
  stage: string,
): Pick<Made<'site'>, 'planningReference' | 'planningStatus' | 'permissionType' | 'permissionOn' | 'planningHistory'> {
  const permissioned = PERMISSIONED.has(stage);
  const applied = permissioned || PENDING.has(stage);
  // Building begins after permission, and the first homes of the plan are two years old.
  const begun = ['on_site', 'stalled', 'complete', 'occupied'].includes(stage);
  const agoDays = begun ? random.int(1000, 1700) : random.int(60, 700);
  const permissionOn = permissioned ? addDays(env.today, -agoDays) : null;
  const year = (permissionOn ?? env.today).slice(2, 4);
  return {
    planningReference: applied
      ? `RV/${year}/${String(random.int(11, 1999)).padStart(5, '0')}/${stage === 'outline' ? 'OUT' : 'FUL'}`
      : null,
    planningStatus: permissioned ? 'permissioned' : PENDING.has(stage) ? 'pending' : 'not_permissioned',
    permissionType: permissioned
      ? stage === 'outline'
        ? 'outline'
        : random.weighted([
            ['full', 8],
            ['reserved_matters', 2],
          ])
      : null,
    permissionOn,
    planningHistory: '',
  };
}

function homesOf({ promised, forecast }: Schedule): number {
  let [said, now] = [0, 0];
  for (let year = 0; year < YEAR_COUNT; year += 1) {
    said += promised[year] ?? 0;
    now += forecast[year] ?? 0;
  }
  return Math.max(said, now);
}
