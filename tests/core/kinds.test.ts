/** A plain record with a column of each kind, over the real core: kept, found, brought in and reported as it was said. */
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ASTROLABE, ASTROLABE_GIFTS } from '../support/astrolabes.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';
import { programWith } from '../support/planted.ts';

const withAstrolabes = programWith(ASTROLABE, ASTROLABE_GIFTS);

let it: TestCore;
beforeEach(async () => {
  it = await makeCore({ program: withAstrolabes });
});
afterEach(() => it.close());

async function ask<T = Record<string, unknown>>(method: string, input: object = {}): Promise<T> {
  const reply = await it.core.dispatch({ method, input, commandId: crypto.randomUUID() });
  if (!reply.ok) throw Object.assign(new Error(reply.error.message), reply.error);
  return reply.data as T;
}
const list = () => ask<Record<string, unknown>[]>('astrolabes.list');
const HEADINGS = 'Astrolabe,Financial year,Bid code,Amount,Change in homes,Share,Starts on,Ends on,Panel at,Matched,Stage,Lead,Notes';
const preview = (...lines: string[]) =>
  it.api.imports.preview({
    kind: 'astrolabes',
    file: { name: 'g.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) },
  });
const ONE = { title: 'Quay', year: 2026, amount: 125_050 };
const FULL = 'Quay,2026/27,007,"£1,250.50",-5,45.7%,5/12/2026,6/1/2027,2pm,yes,award agreed,,One line';

describe('a file', () => {
  test('is read as a form reads: pounds, a year, a number below nothing, a time, a share', async () => {
    const { token, problems } = await preview(HEADINGS, FULL);
    expect(problems).toEqual([]);
    await it.api.imports.apply({ token });
    expect(await list()).toMatchObject([
      {
        title: 'Quay',
        year: 2026,
        bidCode: '007',
        amount: 125_050,
        change: -5,
        share: 4570,
        startsOn: '2026-12-05',
        endsOn: '2027-01-06',
        panelAt: '14:00',
        matched: true,
        stage: 'won',
        notes: 'One line',
      },
    ]);
  });

  test('says of an amount what the form says, in pounds', async () => {
    const { problems } = await preview(
      'Astrolabe,Financial year,Amount,Share',
      'Quay,2026/27,-5,0.457',
      'Dock,1066,£1.005,150%',
      'Pier,2026/28,tbc,1',
    );
    expect(problems.map(({ row, column, value, message }) => [row, column, value, message.slice(message.indexOf(': ') + 2)])).toEqual([
      [2, 'Share', '0.457', expect.stringContaining('could be 0.457% or 45.7%')],
      [2, 'Amount', '-5', 'Enter £0 or more.'],
      [3, 'Amount', '£1.005', expect.stringContaining('has more than two digits after the point')],
      [3, 'Financial year', '1066-67', 'Enter a financial year from 1990-91 to 2100-01, like 2026-27.'],
      [3, 'Share', '150%', 'Enter 100% or less.'],
      [4, 'Financial year', '2026/28', expect.stringContaining('its years don’t follow each other')],
      [4, 'Amount', 'tbc', expect.stringContaining('is blank, and every row needs it')],
      [4, 'Share', '1', expect.stringContaining('could be 1% or 100%')],
    ]);
  });

  test('changes the record of its whole key: the same title in another year is another astrolabe', async () => {
    await ask('astrolabes.create', ONE);
    await ask('astrolabes.create', { ...ONE, year: 2027, amount: 1 });
    const { token, sample } = await preview('Astrolabe,Financial year,Amount', 'Quay,2027/28,£20', 'Quay,2028-29,£30');
    expect(sample.flatMap(({ changes }) => changes)).toEqual(['Amount: £0.01 → £20']);
    await it.api.imports.apply({ token });
    expect((await list()).map(({ year, amount }) => [year, amount])).toEqual([
      [2027, 2000],
      [2028, 3000],
      [2026, 125_050],
    ]);
  });

  test('stores no row that runs backwards, nor one against the room’s rule: a form refuses both', async () => {
    const backwards = { ...ONE, startsOn: '2026-12-05', endsOn: '2026-12-01' };
    const unmatched = { ...ONE, matched: false, share: 100 };
    await expect(ask('astrolabes.create', backwards)).rejects.toMatchObject({ code: 'validation', message: /Ends on.*before.*Starts on/ });
    await expect(ask('astrolabes.create', unmatched)).rejects.toMatchObject({ message: 'An astrolabe that isn’t matched has no share.' });
    const { problems } = await preview(
      'Astrolabe,Financial year,Amount,Starts on,Ends on,Matched,Share',
      'Quay,2026/27,1,5/12/2026,1/12/2026,,',
      'Dock,2026/27,1,,,no,1%',
    );
    expect(problems.filter(({ severity }) => severity === 'error').map(({ row, column }) => [row, column])).toEqual([
      [2, 'Ends on'],
      [3, 'Share'],
    ]);
  });
});

describe('a record', () => {
  test('keeps an amount beyond thirty-two bits, and stands in the order of amounts', async () => {
    for (const [title, amount] of [
      ['Big', 3_000_000_000_00],
      ['Small', 900],
      ['Middle', 12_345_678_900],
    ] as const)
      await ask('astrolabes.create', { ...ONE, title, amount });
    expect((await list()).map(({ title, amount }) => [title, amount])).toEqual([
      ['Small', 900],
      ['Middle', 12_345_678_900],
      ['Big', 300_000_000_000],
    ]);
  });

  test('is found, told from others in the words of its kinds', async () => {
    await ask('astrolabes.create', { ...ONE, notes: 'Riverside' });
    expect(await ask('search.find', { text: 'riverside', limit: 5 })).toMatchObject([{ title: 'Quay', context: '£1,250.50, Bid made' }]);
  });

  test('stands in the report as everywhere, and its report comes back in as no news', async () => {
    const { token } = await preview(HEADINGS, FULL, 'Dock,2027/28,,"£3,000,000,000.00",,,,,,,,,');
    await it.api.imports.apply({ token });
    const { bytes } = await it.api.reports.create({ name: 'astrolabes' });
    const book = XLSX.read(bytes, { type: 'array' });
    const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets['Astrolabes']!, { header: 1, blankrows: false, raw: false });
    const at = rows.findIndex((row) => row.includes('Amount'));
    expect(Object.fromEntries(rows[at]!.map((heading, column) => [heading, rows[at + 1]![column]]))).toMatchObject({
      Astrolabe: 'Quay',
      'Financial year': '2026-27',
      'Bid code': '007',
      Amount: '£1,250.50',
      'Change in homes': '-5',
      Share: '45.7%',
      'Starts on': '5 December 2026',
      'Panel at': '2pm',
      Matched: 'Yes',
      Stage: 'Award agreed',
    });
    const back = await it.api.imports.preview({ kind: 'astrolabes', file: { name: 'back.xlsx', bytes } });
    expect(back).toMatchObject({ new: 0, changed: 0, same: 2, stopped: 0, skipped: 1, problems: [] });
    expect(back.sample.filter(({ state }) => state === 'skipped')).toMatchObject([{ group: 'A row of totals' }]);
  });
});
