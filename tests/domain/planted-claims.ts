import type { Claim } from '../../shared/features/homes/double-counts/find.ts';

/** A double count that was planted, and how the two claims can be told to be one. */
export interface Planted {
  first: string;
  second: string;
  how: 'uprn' | 'planning' | 'address';
}

/** Numbers from a seed, the same each time. */
function dice(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIRST =
  'Mill,Station,Church,Orchard,Bridge,Victoria,Albert,Queen,King,Park,Manor,Chapel,Abbey,Castle,Meadow,River,Canal,Forge,Tannery,Weaver,Potter,Market,School,Garden,Wood,Field,Hill,Spring,Well,Stone,Oak,Ash,Elm,Willow,Hazel,Birch,Cedar,Maple,Holly,Rose,Lily,Poppy,Clover,Heather,Fern,Bramble,Thistle,Barley,Wheat,Harvest,Granary,Dairy,Malt,Brewery,Foundry,Anchor,Harbour,Quay,Wharf,Lock,Sluice,Ferry,Viaduct,Signal,Junction,Goods,Coal,Gas,Water,Iron,Copper,Silver'.split(
    ',',
  );
const SECOND = 'Road,Street,Lane,Avenue,Close,Drive,Way,Court,Crescent,Place,Gardens,Grove,Terrace,Walk,Square,Rise'.split(',');
const KIND = 'Depot,Yard,House,Works,Garage,Hospital,Library,Nursery,Farm,Warehouse,Laundry,Cinema,Barracks,Mews'.split(',');
const PLACES =
  'Northgate,Southfield,Eastmoor,Westbrook,Larkfield,Ashgrove,Meadowbank,Brightwater,Parkgate,Quayside,Harwell,Kingsmead,Longcross,Thornhill,Redbridge,Silverdale'.split(
    ',',
  );
const LETTERS = 'A,B,D,E,F,G,H,J,L,N'.split(',');
const PROVIDERS =
  'Northgate Living,Larkfield Homes,Ashgrove Homes,Meadowbank Homes,Brightwater Homes,Parkgate Homes,Quayside Co-op,Eastmoor Care'.split(
    ',',
  );

const SHORT: Readonly<Record<string, string>> = {
  Road: 'Rd',
  Street: 'St',
  Lane: 'Ln',
  Avenue: 'Ave',
  Close: 'Cl',
  Drive: 'Dr',
  Crescent: 'Cres',
  Gardens: 'Gdns',
  Terrace: 'Terr',
  Square: 'Sq',
  House: 'Hse',
  Court: 'Ct',
  Place: 'Pl',
};

/** An address that means the same place, written as another person would. */
function otherwise(address: string, at: number, roll: () => number): string {
  const short = address.replaceAll(/\b[A-Z][a-z]+\b/gu, (word) => SHORT[word] ?? word);
  const typo = address.replace(/[a-z]{6,}/u, (word) => {
    const place = 2 + Math.floor(roll() * (word.length - 4));
    return word.slice(0, place) + word[place + 1] + word[place] + word.slice(place + 2);
  });
  const ways = [
    short,
    `Land at ${address}`,
    address.replace(/ RV\d+ \d[A-Z]{2}$/u, ''),
    typo,
    `Former ${short}`.toUpperCase(),
    address.replace(/, Rivermere/u, ''),
    address.replaceAll(', ', ' '),
    short.replace(/ RV\d+ \d[A-Z]{2}$/u, ''),
    address.replace(/(\w+) (Depot|Yard|House)/u, '$1$2'),
    `${typo.replace(/ RV\d+ \d[A-Z]{2}$/u, '')}, Rivermere`,
  ];
  return ways[at % ways.length]!;
}

/**
 * Clean claims and as many double counts of each kind as asked for. The clean ones are hard on purpose: neighbours on one
 * street, one street's name in several places, planning references and UPRNs that follow each other.
 */
export function plantedClaims(clean: number, ofEach: number, seed: number): { claims: Claim[]; planted: Planted[] } {
  const roll = dice(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)]!;
  const used = new Set<string>();
  const postcodes = new Map<string, string>();
  const address = (): string => {
    for (;;) {
      const street = `${one(FIRST)} ${one(SECOND)}, ${one(PLACES)}`;
      const front = roll() < 0.3 ? `${one(FIRST)} ${one(KIND)}` : String(1 + Math.floor(roll() * 200));
      const text = `${front} ${street}`;
      if (used.has(text)) continue;
      used.add(text);
      const code = postcodes.get(street) ?? `RV${1 + Math.floor(roll() * 30)} ${Math.floor(roll() * 10)}${one(LETTERS)}${one(LETTERS)}`;
      postcodes.set(street, code);
      return `${front}${front.includes(' ') ? ',' : ''} ${street}, Rivermere${roll() < 0.8 ? ` ${code}` : ''}`;
    }
  };
  const years = (): Claim['years'] =>
    Array.from({ length: 1 + Math.floor(roll() * 3) }, (_, at) => ({ year: 2027 + at, homes: 2 + Math.floor(roll() * 60) }));
  const claims: Claim[] = Array.from({ length: clean }, (_, at) => ({
    id: `clean ${at}`,
    claimant: one(PROVIDERS),
    name: '',
    address: address(),
    uprns: roll() < 0.7 ? [String(10_009_000_000 + at)] : [],
    planningReferences: roll() < 0.7 ? [`2${4 + (at % 3)}/${String(at).padStart(5, '0')}/FUL`] : [],
    registers: roll() < 0.3 ? [{ register: 'Rivermere', reference: `BLR${String(at).padStart(4, '0')}` }] : [],
    years: years(),
  }));
  const planted: Planted[] = [];
  const again = (at: number, how: Planted['how'], over: (of: Claim) => Partial<Claim>): void => {
    const of = claims[at]!;
    const claimant = PROVIDERS.find((provider) => provider !== of.claimant)!;
    const id = `${how} ${at}`;
    claims.push({ ...of, id, claimant, uprns: [], planningReferences: [], registers: [], years: years(), ...over(of) });
    planted.push({ first: of.id, second: id, how });
  };
  const having = (key: 'uprns' | 'planningReferences'): number[] => claims.flatMap((row, at) => (row[key].length > 0 ? [at] : []));
  const spread = (places: readonly number[], from: number): number[] =>
    Array.from({ length: ofEach }, (_, at) => places[Math.floor(((at + from) * places.length) / (3 * ofEach + 1))]!);
  for (const at of spread(having('uprns'), 0))
    again(at, 'uprn', (of) => ({ uprns: of.uprns.map((text) => `0${text}`), address: address() }));
  for (const at of spread(having('planningReferences'), ofEach))
    again(at, 'planning', (of) => ({
      planningReferences: of.planningReferences.map((text) => ` ${text.toLowerCase().replaceAll('/', '-')}`),
      address: address(),
    }));
  for (const [way, at] of spread(claims.map((_, index) => index).slice(0, clean), 2 * ofEach).entries())
    again(at, 'address', (of) => ({ address: otherwise(of.address, way, roll) }));
  return { claims, planted };
}
