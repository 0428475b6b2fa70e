import { addDays } from '../../../shared/domain/dates.ts';
import { insertAll } from '../insert-all.ts';
import { Random } from '../random.ts';
import type { DemoEnv, Made, Organisation, OrganisationSeed, Partners } from './shapes.ts';
import {
  COUNCIL,
  COUNCIL_JOBS,
  NAME_ENDS,
  NAME_MIDDLES,
  NAME_STARTS,
  PARTNER_JOBS,
  PARTNERS,
  PROVIDER_JOBS,
  PROVIDERS,
} from './words/organisations.ts';
import { FIRST_NAMES, LAST_NAMES } from './words/people.ts';

/** Providers of each size of sample. */
const PROVIDER_COUNT = { 1: 20, 10: 60, 100: 192 } as const;

/** Organisations and their people. */
export async function makePartners(env: DemoEnv): Promise<Partners> {
  const random = new Random('partners');
  const seeds = [COUNCIL, ...moreProviders(random, PROVIDER_COUNT[env.scale]), ...PARTNERS];
  const names = new NameGiver(random);
  const all: Organisation[] = seeds.map((seed) => ({ id: env.ctx.newId(), seed, people: [] }));
  for (const [at, organisation] of all.entries()) organisation.people = peopleOf(env, names, organisation, at);
  await insertAll(
    env.ctx,
    'organisation',
    all.map(({ id, seed }, at) => toRecord(env, id, seed, at)),
  );
  await insertAll(
    env.ctx,
    'person',
    all.flatMap(({ people }) => people),
  );
  const [council, ...rest] = all as [Organisation, ...Organisation[]];
  return {
    council,
    providers: rest.filter(({ seed }) => seed.sector === 'provider'),
    others: rest.filter(({ seed }) => seed.sector !== 'provider'),
    councilLeads: new Map(COUNCIL_JOBS.map(([key], at) => [key, council.people[at]!])),
  };
}

function moreProviders(random: Random, count: number): OrganisationSeed[] {
  const seeds = [...PROVIDERS];
  const taken = new Set(seeds.map(({ name }) => name.split(' ')[0]));
  while (seeds.length < count) {
    const word = random.pick(NAME_STARTS) + random.pick(NAME_MIDDLES);
    if (taken.has(word)) continue;
    taken.add(word);
    seeds.push({
      name: `${word} ${random.pick(NAME_ENDS)}`,
      shortName: word,
      sector: 'provider',
      form: 'Registered society',
      weight: random.int(1, 4),
    });
  }
  return seeds;
}

/** Codes start with X, as no code in the regulator's register does. */
function toRecord(env: DemoEnv, id: string, seed: OrganisationSeed, at: number): Made<'organisation'> {
  const registered = seed.sector === 'provider' || seed.sector === 'council';
  const ordinary = seed.sector === 'council' ? 'local_authority' : 'non_profit';
  return {
    id,
    name: seed.name,
    shortName: seed.shortName,
    sector: seed.sector,
    rshCode: registered ? `X${String(1001 + at * 7).padStart(4, '0')}` : null,
    designation: registered ? (seed.designation ?? ordinary) : null,
    corporateForm: seed.form,
    registeredOn: registered ? addDays(env.today, -(4000 + ((at * 397) % 9000))) : null,
    isPartner: true,
    website: `https://${slug(seed.shortName)}.example.org`,
    notes: '',
  };
}

function peopleOf(env: DemoEnv, names: NameGiver, { id, seed }: Organisation, at: number): Made<'person'>[] {
  return jobsOf(seed, at).map((jobTitle) => {
    const name = names.next(seed.name, jobTitle);
    const mailbox = name.split(' ').map(slug).join('.');
    return {
      id: env.ctx.newId(),
      name,
      organisationId: id,
      jobTitle,
      email: `${mailbox}@${slug(seed.shortName)}.example.org`,
      phone: names.phone(),
      notes: '',
    };
  });
}

function jobsOf(seed: OrganisationSeed, at: number): readonly string[] {
  if (seed.sector === 'council') return COUNCIL_JOBS.map(([, job]) => job);
  if (seed.sector !== 'provider') return PARTNER_JOBS[seed.sector] ?? [];
  return PROVIDER_JOBS[at % PROVIDER_JOBS.length]!.slice(0, seed.weight > 5 ? 3 : 2);
}

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');

/** Gives every person another name, and a number from the range kept free for stories (01632 960000 to 960999). */
class NameGiver {
  readonly #random: Random;
  readonly #taken = new Set<string>();
  #calls = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  next(organisation: string, jobTitle: string): string {
    const fixed = FIXED.find((person) => person.organisation === organisation && person.jobTitle === jobTitle);
    for (;;) {
      const name = fixed?.name ?? `${this.#random.pick(FIRST_NAMES)} ${this.#random.pick(LAST_NAMES)}`;
      if (this.#taken.has(name) || (!fixed && FIXED.some((person) => person.name === name))) continue;
      this.#taken.add(name);
      return name;
    }
  }

  phone(): string {
    this.#calls += 1;
    return `01632 960${String((this.#calls * 37) % 1000).padStart(3, '0')}`;
  }
}

/** People the hand-written parts of the product speak of. */
const FIXED = [
  { organisation: 'Ashgrove Homes', jobTitle: 'Development manager', name: 'Clare Marlow' },
  { organisation: 'Rivermere Council', jobTitle: 'Planning policy lead', name: 'Joanna Kestrel' },
];
