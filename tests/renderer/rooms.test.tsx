import { expect, test } from 'vitest';
import { importKinds } from '../../electron/program.ts';
import * as features from '../../renderer/features/index.ts';
import { t as sitesWords } from '../../renderer/features/sites/t.ts';
import { IMPORT_PLACES, isHere, NAV, NAV_FOOT, NEW_ENTRIES, PLACES, ROOMS, SHORTCUTS } from '../../renderer/frame/rooms.ts';
import type { Address } from '../../renderer/work/address.ts';
import type { Room } from '../../renderer/work/manifest.ts';
import { openApp } from './open-app.tsx';

const none: Address[] = [
  { to: '/sites', search: { site: 'x' } },
  { to: '/meetings/$meetingId', params: { meetingId: 'x' }, search: { view: 'minutes' } },
  // @ts-expect-error a search value that the room doesn't declare
  { to: '/sites', search: { sight: 'x' } },
  // @ts-expect-error a view there isn't
  { to: '/actions', search: { view: 'nonsense' } },
  // @ts-expect-error no such screen
  { to: '/nowhere' },
  // @ts-expect-error a parameter is missing
  { to: '/groups/$groupId' },
  // @ts-expect-error a parameter where the path has none
  { to: '/help', params: { page: 'x' } },
];

const pathOf = ({ options }: Room['routes'][number]): string => ('path' in options ? String(options.path) : '');

type OfSites = Room<typeof features.sites.routes, 'site'>;
// @ts-expect-error a room without a place for a kind of record that it says it shows
const placeless: OfSites = { routes: features.sites.routes, records: {} };

// @ts-expect-error a room that says nothing of a kind of file that it says it brings in
const mute: Room<typeof features.sites.routes, 'site', 'brownfield'> = { routes: features.sites.routes, records: features.sites.records };

test('a room knows its own words and those of all, and no other room’s', () => {
  expect(sitesWords('sites.import')).toBe('Import register');
  expect(sitesWords('app.yes')).toBe('Yes');
  // @ts-expect-error a word of another room
  expect(sitesWords('actions.add')).toBe('actions.add');
  expect([none.length, placeless.records, mute.routes.length]).toEqual([7, {}, 1]);
});

test('the navigation, the menu of new records and the keys are made of what the rooms give', () => {
  const own = ROOMS.flatMap((room) => room.nav ?? []);
  expect(NAV.length + NAV_FOOT.length).toBe(own.length);
  expect(NAV.map(({ order }) => order)).toEqual(NAV.map(({ order }) => order).toSorted((a, b) => a - b));
  expect(NAV.map(({ digit }) => digit).slice(0, 9)).toEqual(NAV.map((_, at) => at + 1).slice(0, 9));
  expect(NAV.map(({ path }) => path).slice(0, 7)).toEqual(['/', '/meetings', '/actions', '/homes', '/sites', '/partners', '/reports']);
  expect(NAV_FOOT.map(({ path }) => path)).toEqual(['/settings', '/help']);
  expect(NEW_ENTRIES.map(({ label }) => label)).toEqual(expect.arrayContaining(['Meeting', 'Action', 'Commitment', 'Site', 'Person']));
  expect(NEW_ENTRIES).toHaveLength(ROOMS.flatMap((room) => room.newEntries ?? []).length);
  expect(SHORTCUTS.map(({ keys }) => keys).toSorted()).toEqual(['Ctrl+I', 'Ctrl+Shift+A', 'Ctrl+Shift+E', 'F1']);
});

test('no two rooms give the same path, kind of record, keys or command of the menu bar', () => {
  const given = ROOMS.flatMap((room) => [...room.routes.map(pathOf), ...Object.keys(room.records), ...Object.keys(room.menu ?? {})]);
  const twice = [...given, ...SHORTCUTS.map(({ keys }) => keys)].filter((one, at, all) => all.indexOf(one) !== at);
  expect(twice).toEqual([]);
  expect(Object.keys(PLACES)).toHaveLength(ROOMS.flatMap((room) => Object.keys(room.records)).length);
});

test('an entry of the navigation stands for the screens below it, and for others that it names', () => {
  const entry = (path: string) => NAV.find((one) => one.path === path)!;
  expect(isHere(entry('/'), '/meetings')).toBe(false);
  expect(isHere(entry('/meetings'), '/meetings/m1')).toBe(true);
  expect(isHere(entry('/partners'), '/groups/g1')).toBe(true);
  expect(isHere(entry('/sites'), '/import')).toBe(true);
  expect(isHere(entry('/homes'), '/homesteads')).toBe(false);
});

test('each kind of file has a room that says what it is and where it leads', () => {
  expect(Object.keys(IMPORT_PLACES).toSorted()).toEqual(importKinds.toSorted());
  for (const [kind, { result }] of Object.entries(IMPORT_PLACES)) {
    const lit = [...NAV, ...NAV_FOOT].filter((entry) => isHere(entry, '/import', kind)).map(({ path }) => path);
    expect([kind, lit]).toEqual([kind, [result.to]]);
  }
});

test('each figure that a report is checked by has its words', async () => {
  const app = await openApp('#/');
  const words = new Set(ROOMS.flatMap(({ totals = {} }) => Object.keys(totals)));
  for (const { name } of await app.api.reports.list({})) {
    const { totals, words: own } = await app.api.reports.create({ name });
    expect([name, Object.keys(totals).filter((key) => !words.has(key) && !Object.hasOwn(own, key))]).toEqual([name, []]);
  }
  await app.close();
});
