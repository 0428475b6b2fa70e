import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bring, decided, fileAt, look, open, PROPOSED, sharedFolder } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

const REGISTERS = sharedFolder('realdata', 'registers');
const NAMES = REGISTERS === undefined ? [] : readdirSync(REGISTERS);
const named = (start: string): string => NAMES.find((name) => name.startsWith(start)) ?? start;
const file = (start: string) => fileAt(join(REGISTERS ?? '', named(start)));

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const status = (permissioned: number, not: number, pending: number) => ({
  byPlanningStatus: { permissioned, 'not permissioned': not, 'pending decision': pending },
});

/** What each file must give (SOURCES.md), every proposed answer taken. */
const WANTED: readonly (readonly [start: string, counts: object])[] = [
  ['r01', { rows: 42, totals: { homesFrom: 2946, ...status(25, 13, 4) } }],
  ['r02', { rows: 36, ended: 6, totals: { homesFrom: 766, ...status(33, 3, 0) } }],
  ['r04', { rows: 44, new: 44, totals: { homesFrom: 7604 } }],
  ['r05', { rows: 115, stopped: 1, totals: { homesFrom: 7519 } }],
  ['r06', { rows: 89, totals: { homesFrom: 4253 } }],
  ['r07', { rows: 361, totals: { homesFrom: 28_198 } }],
  ['r08', { rows: 27, new: 27, totals: { homesFrom: 1334 } }],
  ['r09', { rows: 130, totals: { homesFrom: 9599 } }],
  ['r10', { rows: 22, totals: { homesFrom: 648, homesTo: 711 } }],
  ['r11', { rows: 51, totals: { homesFrom: 3055, ...status(28, 19, 4) } }],
  ['r12', { rows: 12, new: 12, ended: 2, totals: { homesFrom: 1379, homesTo: 1475 } }],
  ['r13', { rows: 33, totals: { homesFrom: 2236 } }],
  ['r14', { rows: 24, totals: { homesFrom: 908 } }],
];

describe.skipIf(!REGISTERS)('councils’ registers as published', () => {
  test.each(WANTED)('%s has the figures it has, and a second time changes nothing', async (start, wanted) => {
    expect(await bring(it, file(start), { answers: PROPOSED })).toMatchObject(wanted);
    const again = await look(it, file(start), { answers: PROPOSED });
    expect(again).toMatchObject({ new: 0, changed: 0, notInFile: [], reused: 0 });
  });

  test('r03: six sheets are six councils, offered together', async () => {
    const found = await look(it, file('r03'), { answers: PROPOSED });
    expect(found.sheets.filter(({ read }) => read).map(({ rows }) => rows)).toEqual([34, 53, 376, 45, 108, 83]);
    expect(found.rows).toBe(699);
    expect(found.accounts.map(({ homes }) => homes?.file).filter((_, at) => at !== 2)).toEqual([1198, 2689, 1663, 6028, 0]);
    expect(new Set(found.questions.filter(({ kind }) => kind === 'register').map(({ answer }) => answer)).size).toBe(6);
    expect(Object.keys(open(await look(it, file('r03'))))).toEqual(
      expect.arrayContaining(['sheets', 'value:planningStatus:partpermissioned', 'value:planningStatus:pendingpermission']),
    );
  });

  test('what was decided is said: sheets, registers and the order of dates', async () => {
    expect(decided(await look(it, file('r01')))).toMatchObject({ sheets: 'sheet:Data' });
    expect((await look(it, file('r01'))).sheets.find(({ name }) => name === 'Example Data')).toMatchObject({ read: false, rows: 14 });
    expect(decided(await look(it, file('r07')))).toMatchObject({ 'dates:permissionOn': 'month-first' });
    expect(decided(await look(it, file('r14')))).toMatchObject({ 'dates:firstAddedOn:year': 'day-first' });
    expect((await look(it, file('r08'))).notes.join()).toMatch(/dragged/);
    expect((await look(it, file('r11'))).notes.join()).toMatch(/6 rows name no register/);
  });
});
