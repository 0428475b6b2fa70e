import { addDays } from '../../../shared/domain/dates.ts';
import { prefixFor } from '../../../shared/domain/refs.ts';
import { insertAll } from '../insert-all.ts';
import { Random } from '../random.ts';
import type { DemoEnv, Made, Organisation, Partners } from './shapes.ts';
import { GROUPS, WARD_GROUPS, type GroupSeed } from './words/groups.ts';
import { WARDS } from './words/places.ts';

/** A member with the person behind it. */
export interface Member {
  record: Made<'group_member'>;
  person: Made<'person'>;
  organisation: Organisation;
}

/** A working group of the demo. */
export interface Group {
  id: string;
  seed: GroupSeed;
  members: Member[];
}

/** Groups of each size of sample, and what larger ones change: everybody meets every four weeks. */
const GROUP_COUNT = { 1: 5, 10: 20, 100: 60 } as const;
const MONTHLY = { cadence: 'monthly', weeksApart: 4, ahead: 3 } as const;

/** The working groups with their members. */
export async function makeGroups(env: DemoEnv, partners: Partners): Promise<Group[]> {
  const random = new Random('groups');
  const groups = seedsFor(env).map((seed): Group => {
    const id = env.ctx.newId();
    return { id, seed, members: membersOf(env, partners, random, { id, seed }) };
  });
  const board = groups[0]!.id;
  await insertAll(
    env.ctx,
    'working_group',
    groups.map(({ id, seed }, at) => toRecord(env, { id, seed, parent: at === 0 ? null : board })),
  );
  await insertAll(
    env.ctx,
    'group_member',
    groups.flatMap(({ members }) => members.map(({ record }) => record)),
  );
  return groups;
}

function seedsFor({ scale }: DemoEnv): GroupSeed[] {
  if (scale === 1) return GROUPS;
  const count = GROUP_COUNT[scale];
  const meetings = (60 * scale) / count;
  const seeds = GROUPS.map((seed) => ({ ...seed, ...MONTHLY, meetings }));
  const prefixes = new Set(seeds.map(({ prefix }) => prefix));
  for (let at = 0; seeds.length < count; at += 1) {
    const [ending, kind, purpose] = WARD_GROUPS[Math.floor(at / WARDS.length)]!;
    const name = `${WARDS[at % WARDS.length]!} ${ending}`;
    const prefix = prefixFor(name, prefixes);
    prefixes.add(prefix);
    const model = seeds.find((seed) => seed.kind === kind)!;
    seeds.push({
      ...model,
      name,
      prefix,
      purpose: `${purpose} Reports to the Partnership board.`,
      nextIn: 16 + ((at * 3) % 28),
      weekday: at % 5,
    });
  }
  return seeds;
}

function toRecord(env: DemoEnv, { id, seed, parent }: { id: string; seed: GroupSeed; parent: string | null }): Made<'working_group'> {
  const agreedOn = addDays(env.today, -250 + seed.nextIn);
  const { name, purpose, cadence, quorumRule, quorumValue, place, prefix } = seed;
  return {
    id,
    name,
    purpose,
    parentGroupId: parent,
    cadence,
    quorumRule,
    quorumValue,
    agreedOn,
    reviewOn: addDays(agreedOn, 365),
    defaultPlace: place,
    refPrefix: prefix,
  };
}

type Seat = { person: Made<'person'>; organisation: Organisation };

function seatsOf(partners: Partners, random: Random, seed: GroupSeed): Seat[] {
  const { council, providers, others, councilLeads } = partners;
  const ours = seed.council.map((key) => ({ person: councilLeads.get(key)!, organisation: council }));
  const specialists = providers.filter((one) => one.seed.needs && seed.kind === 'care');
  const usual = random.shuffle(providers.filter((one) => !specialists.includes(one))).toSorted((a, b) => b.seed.weight - a.seed.weight);
  const seated = seed.name === 'Housing supply group' ? usual : random.shuffle(usual.slice(0, seed.providers * 2));
  const theirs = [...specialists, ...seated]
    .slice(0, seed.providers)
    .map((organisation) => ({ person: personFor(organisation, seed), organisation }));
  const guests = others
    .filter((one) => seed.sectors.includes(one.seed.sector))
    .map((organisation) => ({
      person: organisation.people[seed.senior ? 0 : Math.min(1, organisation.people.length - 1)]!,
      organisation,
    }));
  return [...ours, ...theirs, ...guests];
}

/** The head of a provider sits on the board, whoever develops in the supply groups, and a manager of homes elsewhere. */
function personFor({ people }: Organisation, { senior, kind }: GroupSeed): Made<'person'> {
  if (senior) return people[0]!;
  return (kind === 'supply' ? undefined : people[2]) ?? people[1]!;
}

function chairAmong(seats: Seat[], { chair, council }: GroupSeed): number {
  if (chair === 'provider') return seats.findIndex(({ organisation }) => organisation.seed.sector === 'provider');
  if (chair === 'last_provider') return seats.findLastIndex(({ organisation }) => organisation.seed.sector === 'provider');
  if (chair === 'voluntary') return seats.findIndex(({ organisation }) => organisation.seed.sector === 'voluntary');
  return Math.max(0, council.indexOf(chair));
}

function membersOf(env: DemoEnv, partners: Partners, random: Random, { id, seed }: { id: string; seed: GroupSeed }): Member[] {
  const start = addDays(env.today, -(seed.meetings * seed.weeksApart * 7 + 40));
  const seats = seatsOf(partners, random, seed);
  const chair = chairAmong(seats, seed);
  const vice = seats.findIndex(({ organisation }, at) => at !== chair && organisation.seed.sector === 'provider');
  const members = seats.map(({ person, organisation }, at): Member => {
    const role = at === chair ? 'chair' : at === vice ? 'vice_chair' : 'member';
    // A term ends for those with an office; somebody always joined lately.
    const fromOn = at === seats.length - 1 ? addDays(env.today, -150) : start;
    const toOn = role === 'chair' ? addDays(env.today, 200 + seed.nextIn) : null;
    const observer = at !== chair && at !== vice && (organisation.seed.sector === 'education' || organisation.seed.sector === 'police');
    const deputy = organisation.people.find((other) => other.id !== person.id && !seats.some((seat) => seat.person.id === other.id));
    const deputyPersonId = organisation.seed.sector === 'council' ? null : (deputy?.id ?? null);
    return {
      person,
      organisation,
      record: {
        id: env.ctx.newId(),
        groupId: id,
        personId: person.id,
        membership: observer ? 'observer' : 'full',
        role,
        deputyPersonId,
        fromOn,
        toOn,
      },
    };
  });
  const officer = partners.councilLeads.get('officer')!;
  const secretary: Omit<Made<'group_member'>, 'id'> = {
    groupId: id,
    personId: officer.id,
    membership: 'affiliate',
    role: 'secretary',
    deputyPersonId: null,
    fromOn: start,
    toOn: null,
  };
  members.push({ person: officer, organisation: partners.council, record: { id: env.ctx.newId(), ...secretary } });
  return members;
}
