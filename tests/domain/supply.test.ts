import { describe, expect, test } from 'vitest';
import {
  countedOf,
  deliveryPercent,
  expectedIn,
  homesOf,
  missingForecasts,
  reliabilityPercent,
  slippageYears,
  statusOf,
  addTotals,
  totalsBy,
  totalsByYear,
  totalsOf,
  type YearHomes,
} from '../../shared/features/homes/supply.ts';

const NOW = 2026;

/** Years from 2024 on, each as [promised, forecast, delivered]. */
const years = (...figures: [number | null, number | null, number | null][]): YearHomes[] =>
  figures.map(([promised, forecast, delivered], at) => ({ year: 2024 + at, promised, forecast, delivered }));

const status = (stage: string, ...figures: [number | null, number | null, number | null][]): string =>
  statusOf(stage, homesOf(years(...figures), NOW, stage));

describe('homes expected', () => {
  test('are those delivered in past years, and forecast from this year on', () => {
    expect(expectedIn({ year: 2025, promised: 10, forecast: 10, delivered: 4 }, NOW, 'on_site')).toBe(4);
    expect(expectedIn({ year: 2025, promised: 10, forecast: 10, delivered: null }, NOW, 'on_site')).toBe(0);
    expect(expectedIn({ year: 2026, promised: 10, forecast: 9, delivered: 4 }, NOW, 'on_site')).toBe(9);
    expect(expectedIn({ year: 2027, promised: 10, forecast: null, delivered: null }, NOW, 'on_site')).toBe(0);
  });

  test('are at least those delivered already this year', () => {
    expect(expectedIn({ year: 2026, promised: 10, forecast: 9, delivered: 12 }, NOW, 'on_site')).toBe(12);
  });

  test('add up over the years beside the plain sums', () => {
    expect(homesOf(years([10, 10, 8], [20, 22, 15], [30, 25, 5], [null, 12, null]), NOW, 'on_site')).toEqual({
      promised: 60,
      forecast: 69,
      delivered: 28,
      expected: 8 + 15 + 25 + 12,
    });
  });
});

describe('the status of a commitment', () => {
  test('turns at 90 and 70 per cent of the promise, unrounded', () => {
    expect(status('on_site', [0, 0, 0], [0, 0, 0], [100, 90, 0])).toBe('on_track');
    expect(status('on_site', [0, 0, 0], [0, 0, 0], [100, 89, 0])).toBe('at_risk');
    expect(status('on_site', [0, 0, 0], [0, 0, 0], [1000, 899, 0])).toBe('at_risk');
    expect(status('on_site', [0, 0, 0], [0, 0, 0], [100, 70, 0])).toBe('at_risk');
    expect(status('on_site', [0, 0, 0], [0, 0, 0], [1000, 699, 0])).toBe('off_track');
    expect(status('on_site', [0, 0, 0], [0, 0, 0], [100, 140, 0])).toBe('on_track');
  });

  test('is not saved by a past forecast that never came', () => {
    expect(status('on_site', [100, 100, 0])).toBe('off_track');
  });

  test('is complete by stage, or once the promise is met', () => {
    expect(status('complete', [100, 0, 60])).toBe('complete');
    expect(status('occupied')).toBe('complete');
    expect(status('on_site', [60, 0, 60], [40, 0, 41])).toBe('complete');
    expect(status('on_site', [60, 0, 60], [40, 0, 39])).toBe('on_track');
  });

  test('says so where nothing was promised or nothing has begun', () => {
    expect(status('on_site', [null, 40, 10])).toBe('no_target');
    expect(status('idea', [0, null, null])).toBe('no_target');
    expect(status('idea', [null, null, null], [null, null, null], [40, null, null])).toBe('not_started');
    expect(status('idea', [null, null, null], [null, null, null], [40, 0, null])).toBe('not_started');
    expect(status('idea', [null, null, null], [null, null, null], [40, 30, null])).toBe('at_risk');
    expect(status('secured', [null, null, null], [null, null, null], [40, null, null])).toBe('off_track');
  });
});

describe('a scheme in a side state', () => {
  const ahead = years([10, 10, 4], [0, 0, 0], [20, 20, null]);

  test.each(['stalled', 'appeal', 'refused', 'lapsed', 'withdrawn', 'replaced'])('that is %s has that status, never a track', (stage) => {
    const one = countedOf({ stage, years: ahead }, NOW);
    expect(one.status).toBe(stage);
    expect(one).toMatchObject({ promised: 30, forecast: 30, delivered: 4 });
    expect(totalsOf([one, one]).status).toBe(stage);
    expect(countedOf({ stage, years: years([null, 10, null]) }, NOW).status).toBe(stage);
  });

  test('keeps its promise and what it delivered; no more is expected of one that is given up', () => {
    for (const stage of ['refused', 'lapsed', 'withdrawn', 'replaced']) {
      const one = countedOf({ stage, years: ahead }, NOW);
      expect(one.expected).toBe(4);
      expect(totalsByYear([one], [2024, 2026], NOW).map(({ expected }) => expected)).toEqual([4, 0]);
      expect(slippageYears(ahead, NOW, stage)).toBeNull();
    }
    for (const stage of ['stalled', 'appeal']) expect(countedOf({ stage, years: ahead }, NOW).expected).toBe(24);
  });

  test('counts in its provider’s status by what is promised and expected', () => {
    const on = { stage: 'on_site', years: years([0, 0, 0], [0, 0, 0], [20, 20, null]) };
    const of = (...rows: Parameters<typeof countedOf>[0][]) => totalsOf(rows.map((row) => countedOf(row, NOW))).status;
    expect(of(on)).toBe('on_track');
    expect(of(on, { stage: 'withdrawn', years: ahead })).toBe('off_track');
    expect(of(on, { stage: 'stalled', years: ahead })).toBe('at_risk');
    expect(of(on, { stage: 'withdrawn', years: years([null, 90, null]) })).toBe('on_track');
  });
});

describe('totals', () => {
  const rows = [
    { id: 'a', tenure: 'SR', stage: 'on_site', years: years([10, 10, 10], [10, 10, 6], [10, 9, 2]) },
    { id: 'b', tenure: 'SO', stage: 'on_site', years: years([0, 0, 0], [0, 0, 0], [40, 20, 0]) },
    { id: 'c', tenure: 'SR', stage: 'idea', years: years([null, null, null], [null, null, null], [20, null, null]) },
  ].map((row) => countedOf(row, NOW));

  test('of rows keep what the rows say', () => {
    expect(rows.map((row) => row.status)).toEqual(['at_risk', 'off_track', 'not_started']);
    expect(totalsOf(rows)).toMatchObject({
      commitments: 3,
      promised: 90,
      forecast: 49,
      delivered: 18,
      expected: 45,
      status: 'off_track',
    });
    expect(totalsOf([])).toMatchObject({
      commitments: 0,
      promised: 0,
      forecast: 0,
      delivered: 0,
      expected: 0,
      status: 'no_target',
    });
  });

  test('of parts make the totals of all, their status too', () => {
    const done = countedOf({ stage: 'complete', years: years([10, 10, 10]) }, NOW);
    const idea = countedOf({ stage: 'idea', years: years([0, 0, 0], [0, 0, 0], [10, null, null]) }, NOW);
    for (const parts of [[rows], [rows.slice(0, 1), rows.slice(1)], [[done], [done], []], [[idea], [idea]], [[done], [idea]], []])
      expect(addTotals(parts.map((part) => totalsOf(part)))).toEqual(totalsOf(parts.flat()));
  });

  test('by key add up to the whole', () => {
    const byTenure = totalsBy(rows, (row) => row.tenure);
    expect([...byTenure.keys()]).toEqual(['SR', 'SO']);
    expect(byTenure.get('SR')).toMatchObject({
      commitments: 2,
      promised: 50,
      forecast: 29,
      delivered: 18,
      expected: 25,
    });
    expect([...byTenure.values()].reduce((sum, total) => sum + total.promised, 0)).toBe(totalsOf(rows).promised);
  });

  test('by year run on from the first', () => {
    expect(totalsByYear(rows, [2026, 2024, 2025], NOW)).toEqual([
      { year: 2024, promised: 10, forecast: 10, delivered: 10, expected: 10, cumulativePromised: 10, cumulativeDelivered: 10 },
      { year: 2025, promised: 10, forecast: 10, delivered: 6, expected: 6, cumulativePromised: 20, cumulativeDelivered: 16 },
      { year: 2026, promised: 70, forecast: 29, delivered: 2, expected: 29, cumulativePromised: 90, cumulativeDelivered: 18 },
    ]);
  });

  test('are complete or not started only when all of them are', () => {
    const [done, open, none] = [
      countedOf({ stage: 'complete', years: years([10, 10, 7]) }, NOW),
      countedOf({ stage: 'idea', years: years([0, 0, 0], [0, 0, 0], [10, null, null]) }, NOW),
      countedOf({ stage: 'idea', years: [] }, NOW),
    ];
    expect(totalsOf([done, done]).status).toBe('complete');
    expect(totalsOf([open, none]).status).toBe('not_started');
    expect(totalsOf([done, open]).status).toBe('off_track');
    expect(totalsOf([none]).status).toBe('no_target');
  });
});

describe('worked examples', () => {
  test('delivery: 30 of 44 homes this year are 68.2 per cent', () => {
    expect(deliveryPercent(30, 44)).toBeCloseTo(68.18, 2);
    expect(deliveryPercent(5, 0)).toBeNull();
  });

  test('slippage: the last homes were promised for 2025 and are now forecast for 2027', () => {
    expect(slippageYears(years([10, 10, 10], [20, 20, 5], [0, 10, null], [null, 5, null]), NOW, 'on_site')).toBe(2);
    expect(slippageYears(years([10, 10, 10], [20, 20, 20]), NOW, 'on_site')).toBe(0);
    expect(slippageYears(years([10, 30, 30], [20, 0, 0]), NOW, 'on_site')).toBe(-1);
    expect(slippageYears(years([null, 10, null]), NOW, 'on_site')).toBeNull();
    expect(slippageYears(years([0, 0, 0], [0, 0, 0], [10, null, null]), NOW, 'on_site')).toBeNull();
  });

  test('reliability: of 30 homes promised for the two past years, 24 came in their year', () => {
    const rows = [{ years: years([10, 10, 14], [10, 10, 6], [10, 10, 0]) }, { years: years([null, null, null], [10, 10, 8]) }];
    expect(reliabilityPercent(rows, NOW)).toBeCloseTo(80, 5);
    expect(reliabilityPercent([{ years: years([0, 0, 0], [0, 0, 0], [10, 10, 10]) }], NOW)).toBeNull();
  });

  test('missing forecasts: promises of this and later years without one', () => {
    expect(missingForecasts(years([10, null, null], [10, null, null], [10, null, null], [10, 0, null]), NOW)).toBe(1);
    expect(missingForecasts(years([0, null, null], [0, null, null], [0, null, null]), NOW)).toBe(0);
  });
});
