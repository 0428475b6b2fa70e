import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { labelOf } from '../../shared/domain/codes.ts';
import type { Action } from '../../shared/features/actions/contract.ts';
import { ACTION_STATUSES, PRIORITIES } from '../../shared/features/actions/codes.ts';
import { fillSample } from '../../electron/samples/index.ts';
import { bring, fileOf, PROPOSED } from '../support/import-cases.ts';
import { makeCore, TODAY, type TestCore } from '../support/make-core.ts';

let it: TestCore;
let all: Action[];
beforeEach(async () => {
  it = await makeCore();
  await fillSample(it.core, 'demo', { today: TODAY });
  it.at(`${TODAY}T09:00:00.000Z`);
  all = await it.api.actions.list({});
});
afterEach(() => it.close());

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];
const dayShown = (iso: string | null): string =>
  iso ? `${Number(iso.slice(8))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}` : '';

/** What the log shows of an action, as the list in the window looks into it. */
const textOf = (action: Action): string =>
  [
    action.ref,
    action.title,
    action.ownerName,
    action.organisationName,
    dayShown(action.dueOn),
    action.overdue ? 'Overdue' : '',
    labelOf(ACTION_STATUSES, action.status),
    labelOf(PRIORITIES, action.priority),
  ]
    .join(' ')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();

test('gives as many rows as asked for from the beginning of the list, and counts them all', async () => {
  for (const limit of [1, 50, 400, 5000]) {
    const { rows, count } = await it.api.actions.part({ limit });
    expect(idsOf(rows)).toEqual(idsOf(all).slice(0, limit));
    expect(count).toBe(all.length);
  }
  for (const view of ['open', 'overdue', 'due_soon', 'done'] as const) {
    const { rows, count } = await it.api.actions.part({ view, limit: 5000 });
    expect([view, idsOf(rows)]).toEqual([view, idsOf(await it.api.actions.list({ view }))]);
    expect(count).toBe(rows.length);
  }
  const organisationId = all.find((action) => action.organisationId)!.organisationId!;
  const { rows } = await it.api.actions.part({ organisationId });
  expect(idsOf(rows)).toEqual(idsOf(await it.api.actions.list({ organisationId })).slice(0, 400));
});

test('a row is what the list has of the action', async () => {
  const { rows } = await it.api.actions.part({ limit: 20 });
  for (const row of rows) expect(all.find(({ id }) => id === row.id)).toMatchObject(row);
});

describe('finds the rows that hold every word in what is shown', () => {
  test.each([
    'agenda',
    'housing 2026',
    'OVERDUE',
    'blocked',
    'high',
    '2027',
    'mar',
    'HSG/2026',
    'sign-off',
    "o'",
    '%',
    '_',
    'nobody at all',
  ])('%s', async (text) => {
    const words = text.toLowerCase().split(' ');
    const wanted = all.filter((action) => words.every((word) => textOf(action).includes(word)));
    const { rows, count } = await it.api.actions.part({ text, limit: 10 });
    expect(count).toBe(wanted.length);
    expect(idsOf(rows)).toEqual(idsOf(wanted).slice(0, 10));
  });
});

describe('sorts by what is shown, nothing last both ways', () => {
  test.each(['ref', 'title', 'ownerPersonId', 'organisationId', 'dueOn', 'status', 'priority'])('%s', async (field) => {
    const shown = (action: Action): string => {
      const names: Record<string, string | null> = {
        ref: action.ref,
        title: action.title,
        ownerPersonId: action.ownerName,
        organisationId: action.organisationName,
        dueOn: action.dueOn,
        status: labelOf(ACTION_STATUSES, action.status),
        priority: labelOf(PRIORITIES, action.priority),
      };
      return (names[field] ?? '').toLowerCase();
    };
    for (const descending of [false, true]) {
      const { rows } = await it.api.actions.part({ sort: [{ field, descending }], limit: 5000 });
      const values = rows.map(({ id }) => shown(all.find((action) => action.id === id)!));
      const filled = values.filter((value) => value !== '');
      expect(values.slice(0, filled.length)).toEqual(filled);
      const sorted = filled.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(filled).toEqual(descending ? sorted.toReversed() : sorted);
    }
  });

  test('and a field that is none of the list’s leaves it in its own order', async () => {
    const { rows } = await it.api.actions.part({ sort: [{ field: 'deleted_at', descending: true }], limit: 5000 });
    expect(idsOf(rows)).toEqual(idsOf(all));
  });
});

test('sums of a part are of all rows that hold the words', async () => {
  const { api } = it;
  for (const [reference, nameAddress, homesFrom, homesTo] of [
    ['W1', 'Zinnia north', 10, 12],
    ['W2', 'Zinnia south', 20, 25],
    ['W3', 'Mill Lane', 40, null],
  ] as const)
    await api.sites.create({ reference, nameAddress, homesFrom, homesTo });
  const asked = async (text: string) => {
    const { rows, count, sums } = await api.sites.part({ text, limit: 1 });
    return [rows.length, count, sums];
  };
  const none = { permissioned: 0, notPermissioned: 0, pending: 0, noStatus: 0 };
  expect(await asked('zinnia')).toEqual([1, 2, { ...none, homesFrom: 30, homesTo: 37, noStatus: 2 }]);
  const { rows, totals } = await api.sites.list({});
  const sum = (field: 'homesFrom' | 'homesTo'): number => rows.reduce((total, row) => total + (row[field] ?? 0), 0);
  const { permissioned, notPermissioned, pending, noStatus } = totals;
  const parts = { permissioned, notPermissioned, pending, noStatus };
  expect(await asked('')).toEqual([1, rows.length, { ...parts, homesFrom: sum('homesFrom'), homesTo: sum('homesTo') }]);
  expect(await asked('nowhere')).toEqual([0, 0, { ...none, homesFrom: 0, homesTo: 0 }]);
});

test('a list that hides what is over tells how many there are, whatever it is asked, and lists them on request', async () => {
  const { api } = it;
  const add = (reference: string, endedOn: string | null) => api.sites.create({ reference, nameAddress: `Zinnia ${reference}`, endedOn });
  await add('W1', null);
  await add('W2', '2025-01-31');
  const { rows } = await api.sites.list({ include: 'all' });
  const over = rows.filter(({ standing }) => standing !== 'current').length;
  for (const asked of [{}, { text: 'zinnia' }, { text: 'nowhere' }, { include: 'all' as const, limit: 1 }])
    expect((await api.sites.part(asked)).whole).toEqual({ count: rows.length, over });
  const found = async (asked: object) => (await api.sites.part({ text: 'zinnia', ...asked })).rows.map(({ reference }) => reference);
  expect(await found({})).toEqual(['W1']);
  expect(await found({ include: 'all' })).toEqual(['W1', 'W2']);
  expect(await found({ include: 'all', text: 'zinnia ended' })).toEqual(['W2']);
  const sort = (descending: boolean) => ({ include: 'all', sort: [{ field: 'standing', descending }] });
  expect([await found(sort(false)), await found(sort(true))]).toEqual([
    ['W2', 'W1'],
    ['W1', 'W2'],
  ]);
});

test('a list of one import holds what it added, what it changed, or both', async () => {
  const { api } = it;
  const head = 'SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom,NetDwellingsRangeTo';
  const bringIn = async (...lines: string[]) => (await bring(it, fileOf('zinnia.csv', head, ...lines), { answers: PROPOSED })).run!;
  const site = (reference: string, homes: number): string => `${reference},"${reference} Zinnia Lane",permissioned,${homes},${homes}`;
  const first = await bringIn(site('W1', 3), site('W2', 4));
  const second = await bringIn(site('W1', 3), site('W2', 5), site('W3', 6));
  const listed = async (run: string, rows?: 'added' | 'changed') =>
    (await api.sites.part({ brought: { run, rows } })).rows.map(({ reference }) => reference);
  expect(await listed(first)).toEqual(['W1', 'W2']);
  expect([await listed(second, 'added'), await listed(second, 'changed'), await listed(second)]).toEqual([['W3'], ['W2'], ['W2', 'W3']]);
  expect((await api.sites.part({ brought: { run: second }, limit: 1 })).sums).toMatchObject({ homesFrom: 11, permissioned: 2 });
});
