import { describe, expect, it } from 'vitest';
import { addressOf, numbersDiffer } from '../../shared/features/homes/double-counts/address.ts';
import { findDoubleCounts, type Claim, type DoubleCount } from '../../shared/features/homes/double-counts/find.ts';
import { jaroWinkler } from '../../shared/features/homes/double-counts/jaro-winkler.ts';
import { referenceKey, registerKey, uprnKey } from '../../shared/features/homes/double-counts/keys.ts';
import { plantedClaims } from './planted-claims.ts';

const NAMES =
  'Almond Birch Crown Dagger Elder Falcon Grange Heron Ivory Juniper Kestrel Linden Mallard Nettle Osprey Poplar Quarry Raven Sable Tulip'.split(
    ' ',
  );

const claim = (id: string, over: Partial<Claim> = {}): Claim => ({
  id,
  claimant: id,
  name: '',
  address: '',
  uprns: [],
  planningReferences: [],
  registers: [],
  years: [],
  ...over,
});
/** The pairs that are found. */
const pairsOf = (claims: readonly Claim[]) => findDoubleCounts(claims).pairs;
const years = (...homes: number[]) => homes.map((count, at) => ({ year: 2028 + at, homes: count }));

describe('Jaro-Winkler', () => {
  it.each([
    ['MARTHA', 'MARHTA', 0.9611],
    ['DIXON', 'DICKSONX', 0.8133],
    ['DWAYNE', 'DUANE', 0.84],
    ['station road northgate rivermere rv4 6aq', 'station road goods yard rivermere rv4 6aq', 0.92],
    ['ABCVWXYZ', 'CABVWXYZ', 0.9375],
    ['axxxxxxx', 'yyyyayyy', 0],
    ['', 'a', 0],
    ['', '', 1],
  ])('of “%s” and “%s” is %d, both ways', (one, other, expected) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(expected, 4);
    expect(jaroWinkler(other, one)).toBeCloseTo(expected, 4);
  });
});

describe('references written in two ways', () => {
  it.each([
    ['12', '0012'],
    ['BLR/1', 'blr/1 '],
    ['PRE/2026/0118', 'pre-2026-118'],
    ['24/00123/FUL', '24/0123/ful'],
    ['BLR001', 'BLR/1'],
  ])('%s and %s are one', (one, other) => expect(referenceKey(one)).toBe(referenceKey(other)));
  it.each([
    ['12', '120'],
    ['24/00123/FUL', '24/00132/FUL'],
    ['24/1/12', '24/11/2'],
  ])('%s and %s are two', (one, other) => expect(referenceKey(one)).not.toBe(referenceKey(other)));
  it('UPRNs lose the zeros in front', () => expect(uprnKey('0010457355')).toBe(uprnKey(' 10457355 ')));
  it('registers lose case and signs', () => expect(registerKey('Rivermere  Council')).toBe(registerKey('rivermere-council')));
});

describe('addresses', () => {
  it('are taken apart', () => {
    expect(addressOf('Land at 012 Mill Rd, St Bride’s, Rivermere RV46AQ')).toEqual({
      words: ['mill', 'road', 'saint', 'brides', 'rivermere'],
      numbers: ['12'],
      postcode: 'rv4 6aq',
      text: '12 mill road saint brides rivermere rv4 6aq',
    });
    expect(addressOf('Ropewalk Yard, Ph II').numbers).toEqual(['phase 2']);
  });

  it.each([
    ['12 Mill Lane', '14 Mill Lane', true],
    ['Ropewalk Yard phase 1', 'Ropewalk Yard phase 2', true],
    ['Plot H12, Mill Lane', 'Plot H13, Mill Lane', true],
    ['Block A, Mill Lane', 'Block B, Mill Lane', true],
    ['12 Mill Lane', 'Mill Lane', false],
    ['12-14 Mill Lane', '12 Mill Lane', false],
  ])('%s and %s: numbers tell them apart: %s', (one, other, differ) =>
    expect(numbersDiffer(addressOf(one), addressOf(other))).toBe(differ),
  );
});

describe('double counts', () => {
  it('are scored so that a person can add it up, as in the worked pair', () => {
    const [found] = pairsOf([
      claim('northgate', {
        address: 'Station Road, Northgate, Rivermere RV4 6AQ',
        planningReferences: ['PRE/2026/0118'],
        uprns: ['010009412207'],
        years: years(12, 24, 24),
      }),
      claim('larkfield', {
        address: 'Station Rd Goods Yard, Rivermere RV4 6AQ',
        planningReferences: ['pre/2026/0118'],
        years: years(12, 24, 24),
      }),
    ]);
    expect(found).toMatchObject({
      score: 98,
      points: { identifier: 60, address: 23, homes: 15 },
      atStake: 60,
      why: 'Same planning reference, address 92% alike, same homes and years',
    });
    expect([found?.address.onlyFirst, found?.address.onlySecond]).toEqual([['northgate'], ['goods', 'yard']]);
  });

  it('are found in the same register under two names, and not by a reference alone', () => {
    const site = (id: string, register: string, reference: string, address: string): Claim =>
      claim(id, { claimant: null, registers: [{ register, reference }], address });
    const pairs = (...claims: Claim[]): string[] => pairsOf(claims).map(({ first, second, why }) => `${first} ${second}: ${why}`);
    const mill = site('a', 'Rivermere', '12', 'Mill Lane depot, Rivermere');
    expect(pairs(mill, site('b', 'Rivermere Council', '0012', 'Mill Ln Depot, Rivermere'))).toEqual([
      'a b: Same brownfield reference, same address',
    ]);
    expect(pairs(mill, site('b', 'Rivermere', '0012', 'Somewhere else'))).toHaveLength(1);
    expect(pairs(mill, site('b', 'Larkfield', '12', 'Goods yard, Station Road'))).toEqual([]);
  });

  it('are not two claims of one partner, nor neighbours, nor phases', () => {
    const none = (one: Partial<Claim>, other: Partial<Claim>): readonly DoubleCount[] => pairsOf([claim('a', one), claim('b', other)]);
    expect(none({ claimant: 'x', uprns: ['1'] }, { claimant: 'x', uprns: ['1'] })).toEqual([]);
    expect(none({ address: '12 Mill Lane, Rivermere' }, { address: '14 Mill Lane, Rivermere' })).toEqual([]);
    expect(none({ address: 'Ropewalk Yard phase 1' }, { address: 'Ropewalk Yard phase 2' })).toEqual([]);
    expect(none({ address: 'Mill Lane, Rivermere RV4 6AQ' }, { address: 'Mill Lane, Rivermere RV9 1ZZ' })).toEqual([]);
  });

  it('are not one name in two places, however many addresses have the places', () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      claim(`other ${at}`, {
        claimant: 'other',
        address: `${NAMES[at % NAMES.length]} ${NAMES[(at * 7 + 3) % NAMES.length]}, ${at % 2 ? 'Northgate' : 'Larkfield'}, Rivermere`,
      }),
    );
    const found = (second: string): number =>
      pairsOf([...many, claim('a', { address: 'Viaduct Foundry, Northgate, Rivermere' }), claim('b', { address: second })]).length;
    expect(found('Viaduct Foundry, Larkfield, Rivermere')).toBe(0);
    expect(found('Viaduct Foundry, Rivermere')).toBe(1);
  });

  it('keep a decision until a scored field changes', () => {
    const [one, other] = [claim('a', { uprns: ['1'], address: 'Mill Lane' }), claim('b', { uprns: ['01'], address: 'Mill Ln' })];
    const print = (...claims: Claim[]): string | undefined => pairsOf(claims)[0]?.fingerprint;
    expect(print({ ...one, name: 'Renamed' }, other)).toBe(print(one, other));
    expect(print(other, one)).toBe(print(one, other));
    expect(print({ ...one, years: years(4) }, other)).not.toBe(print(one, other));
    expect(print({ ...one, address: 'Mill Lane East' }, other)).not.toBe(print(one, other));
  });
});

describe.each([1, 2, 3, 4, 5])('30 double counts among 1,000 clean sites, seed %d', (seed) => {
  const { claims, planted } = plantedClaims(1000, 10, seed);
  const found = pairsOf(claims);
  const has = ({ first, second }: { first: string; second: string }): boolean =>
    found.some((one) => [one.first, one.second].toSorted().join() === [first, second].toSorted().join());

  it('finds all 20 exact ones, at least 9 of 10 near ones, and gives at most 10 false alarms', () => {
    expect(planted.filter(({ how }) => how !== 'address')).toHaveLength(20);
    expect(planted.filter(({ how }) => how !== 'address').filter((one) => !has(one))).toEqual([]);
    const near = planted.filter(({ how }) => how === 'address');
    expect(near).toHaveLength(10);
    expect(near.filter(has).length).toBeGreaterThanOrEqual(9);
    const plantedKeys = new Set(planted.map(({ first, second }) => [first, second].toSorted().join()));
    const alarms = found.filter(({ first, second }) => !plantedKeys.has([first, second].toSorted().join()));
    expect(alarms.length).toBeLessThanOrEqual(10);
  });
});

it('the work of looking grows with the rows, not with their square', () => {
  const compared = (count: number): number => findDoubleCounts(plantedClaims(count, 10, 7).claims).compared;
  const [few, many] = [compared(1000), compared(10_000)];
  // Ten times the rows; the square would be a hundred times as many pairs, and all pairs are 50 million.
  expect(many / few).toBeLessThan(25);
  expect(many).toBeLessThan(10_000 * 120);
});
