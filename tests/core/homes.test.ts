import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

type Cell = [year: number, measure: 'promised' | 'forecast' | 'delivered', value: number | null, version?: number];

/** Cells of one commitment, against the first version unless said otherwise. */
const cells = (commitmentId: string, ...list: Cell[]) =>
  list.map(([year, measure, value, version = 0]) => ({ commitmentId, year, measure, value, version }));

async function provider(name: string): Promise<string> {
  return (await it.api.organisations.create({ name, sector: 'provider' })).id;
}

describe('the grid', () => {
  test('orders the commitments on a site by tenure and need, as the field lists them', async () => {
    const { api } = it;
    const organisationId = await provider('Alder Homes');
    for (const [tenure, need] of [
      ['SO', 'general'],
      ['SR', 'extra_care'],
      ['AR', 'general'],
      ['SR', 'general'],
    ] as const)
      await api.homes.create({ organisationId, siteName: 'Plot 9', tenure, need });
    const { rows } = await api.homes.grid({});
    expect(rows.map((row) => `${row.tenure} ${row.need}`)).toEqual(['SR general', 'SR extra_care', 'AR general', 'SO general']);
  });

  test('lists commitments by provider, then site, with every year that has figures', async () => {
    const { api } = it;
    await api.partnership.start({ name: 'Rivermere', firstYear: 2025, lastYear: 2027 });
    const [beta, alpha] = [await provider('Beta Homes'), await provider('Älpha Homes')];
    const site = await api.sites.create({ reference: 'BLR/1', nameAddress: 'Canal Road' });
    await api.homes.create({ organisationId: beta, siteName: 'Plot 10' });
    await api.homes.create({
      organisationId: beta,
      siteName: 'Plot 9',
      tenure: 'SR',
      need: 'extra_care',
      stage: 'on_site',
      route: 'grant',
    });
    const atCanal = await api.homes.create({ organisationId: alpha, siteId: site.id });
    await api.homes.updateMany({
      cells: cells(atCanal.id, [2026, 'promised', 20], [2026, 'forecast', 18], [2030, 'forecast', 2]),
    });

    const grid = await api.homes.grid({});
    expect(grid).toMatchObject({ years: [2025, 2026, 2027, 2028, 2029, 2030], currentYear: 2026 });
    expect(grid.rows.map((row) => [row.providerName, row.siteLabel])).toEqual([
      ['Älpha Homes', 'Canal Road'],
      ['Beta Homes', 'Plot 9'],
      ['Beta Homes', 'Plot 10'],
    ]);
    expect(grid.rows[0]).toMatchObject({
      id: atCanal.id,
      version: 1,
      siteId: site.id,
      promised: 20,
      forecast: 20,
      delivered: 0,
      status: 'on_track',
    });
    expect(grid.rows[0]!.years).toEqual([
      { year: 2026, promised: 20, forecast: 18, delivered: null, version: 1 },
      { year: 2030, promised: null, forecast: 2, delivered: null, version: 1 },
    ]);
    expect(grid.rows[1]).toMatchObject({
      tenure: 'SR',
      need: 'extra_care',
      stage: 'on_site',
      route: 'grant',
      status: 'no_target',
    });
    expect((await api.homes.grid({ organisationId: beta })).rows).toHaveLength(2);
  });

  test('shows this year and some ahead before a partnership is started', async () => {
    expect(await it.api.homes.grid({})).toEqual({
      years: [2026, 2027, 2028, 2029, 2030],
      currentYear: 2026,
      rows: [],
    });
  });

  test('shows the years between the plan and figures before or after it, without a gap', async () => {
    const { api } = it;
    const made = await api.homes.create({ organisationId: await provider('Alpha') });
    await api.homes.updateMany({ cells: cells(made.id, [2021, 'promised', 5], [2034, 'forecast', 5]) });
    const { years } = await api.homes.grid({});
    expect(years).toEqual(Array.from({ length: 14 }, (_, at) => 2021 + at));
  });

  test('drops a year beyond the plan once its figures are emptied, and takes new ones for it', async () => {
    const { api } = it;
    const made = await api.homes.create({ organisationId: await provider('Alpha') });
    await api.homes.updateMany({ cells: cells(made.id, [2040, 'forecast', 5]) });
    expect((await api.homes.grid({})).years).toContain(2040);
    await api.homes.updateMany({ cells: cells(made.id, [2040, 'forecast', null, 1]) });
    expect((await api.homes.grid({})).years).not.toContain(2040);
    const [again] = await api.homes.updateMany({ cells: cells(made.id, [2040, 'forecast', 6]) });
    expect(again!.years).toMatchObject([{ year: 2040, forecast: 6 }]);
  });
});

describe('figures', () => {
  test('are set together, as one step to undo', async () => {
    const { api } = it;
    const made = await api.homes.create({ organisationId: await provider('Alpha') });
    const block = cells(made.id, [2026, 'promised', 24], [2026, 'forecast', 22], [2027, 'promised', 30], [2028, 'promised', null]);
    expect(await api.homes.updateMany({ cells: block })).toEqual([
      {
        commitmentId: made.id,
        version: 1,
        years: [
          { year: 2026, promised: 24, forecast: 22, delivered: null, version: 1 },
          { year: 2027, promised: 30, forecast: null, delivered: null, version: 1 },
        ],
      },
    ]);
    const [changed] = await api.homes.updateMany({
      cells: cells(made.id, [2026, 'delivered', 7, 1], [2026, 'forecast', 20, 1]),
    });
    expect(changed!.years[0]).toEqual({ year: 2026, promised: 24, forecast: 20, delivered: 7, version: 2 });
    expect((await api.history.undoState({})).undo?.label).toBe('Change 2 figures');

    await api.history.undo({});
    await api.history.undo({});
    expect((await api.homes.grid({})).rows[0]).toMatchObject({ promised: 0, forecast: 0, delivered: 0 });
    await api.history.redo({});
    expect((await api.homes.grid({})).rows[0]).toMatchObject({ promised: 54, forecast: 22, delivered: 0 });
  });

  test('are refused all together when one year was changed since, with what it is now', async () => {
    const { api } = it;
    const made = await api.homes.create({ organisationId: await provider('Alpha'), siteName: 'Mill Lane' });
    await api.homes.updateMany({ cells: cells(made.id, [2026, 'promised', 24], [2027, 'promised', 30]) });
    await api.homes.updateMany({ cells: cells(made.id, [2027, 'forecast', 28, 1]) });

    const refused = api.homes.updateMany({
      cells: cells(made.id, [2026, 'promised', 99, 1], [2027, 'promised', 99, 1]),
    });
    await expect(refused).rejects.toMatchObject({
      code: 'conflict',
      message: 'Sam Officer changed the figures of Alpha, Mill Lane, 2027-28 while you were editing them.',
      details: {
        conflict: {
          entity: 'commitment_year',
          version: 2,
          by: 'Sam Officer',
          current: { commitmentId: made.id, year: 2027, promised: 30, forecast: 28, delivered: null },
        },
      },
    });
    expect((await api.homes.grid({})).rows[0]).toMatchObject({ promised: 54, forecast: 28 });
  });

  test('of a year whose adding was undone never pass for the new ones', async () => {
    const { api } = it;
    const made = await api.homes.create({ organisationId: await provider('Alpha') });
    await api.homes.updateMany({ cells: cells(made.id, [2026, 'promised', 24]) });
    await api.history.undo({});
    const [set] = await api.homes.updateMany({
      cells: cells(made.id, [2026, 'promised', 50], [2026, 'forecast', 40]),
    });
    expect(set!.years).toEqual([{ year: 2026, promised: 50, forecast: 40, delivered: null, version: 4 }]);
    await expect(api.homes.updateMany({ cells: cells(made.id, [2026, 'promised', 1, 1]) })).rejects.toMatchObject({
      code: 'conflict',
    });
    await api.history.undo({});
    expect((await api.homes.grid({})).rows[0]).toMatchObject({ promised: 0, forecast: 0 });
    await api.history.redo({});
    expect((await api.homes.grid({})).rows[0]).toMatchObject({ promised: 50, forecast: 40 });
  });

  test('name the cell that is wrong', async () => {
    const { api } = it;
    const made = await api.homes.create({ organisationId: await provider('Alpha') });
    const bad = (value: number) => api.homes.updateMany({ cells: cells(made.id, [2026, 'promised', 1], [2026, 'forecast', value]) });
    for (const [value, message] of [
      [12.5, 'Enter a whole number of homes, like 24.'],
      [-1, 'Homes can’t be negative. Enter 0 or more.'],
      [1_000_000, 'Enter fewer than 1,000,000 homes.'],
    ] as const) {
      await expect(bad(value)).rejects.toMatchObject({
        code: 'validation',
        details: { issues: [{ path: ['cells', 1, 'value'], message }] },
      });
    }
    await expect(api.homes.updateMany({ cells: cells(made.id, [2026, 'promised', 1], [2026, 'promised', 2]) })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['cells', 1, 'measure'] }] },
    });
    const lost = cells('019a0000-0000-7000-8000-000000000000', [2026, 'promised', 1]);
    await expect(api.homes.updateMany({ cells: [...cells(made.id, [2026, 'promised', 1]), ...lost] })).rejects.toMatchObject({
      code: 'not_found',
      details: { issues: [{ path: ['cells', 1, 'commitmentId'] }] },
    });
    expect((await api.homes.grid({})).rows[0]!.promised).toBe(0);
  });

  test('keep every change in the ledger, newest first', async () => {
    const { api } = it;
    const made = await api.homes.create({ organisationId: await provider('Alpha') });
    await api.homes.updateMany({ cells: cells(made.id, [2026, 'promised', 96], [2026, 'forecast', 96]) });
    it.at('2026-11-23T09:00:00.000Z');
    await api.homes.updateMany({ cells: cells(made.id, [2026, 'forecast', 88, 1]) });
    await api.history.undo({});

    const by = 'Sam Officer';
    const [first, second] = ['2026-11-22T09:00:00.000Z', '2026-11-23T09:00:00.000Z'];
    expect(await api.homes.ledger({ id: made.id })).toEqual([
      { year: 2026, measure: 'forecast', before: 88, after: 96, at: second, by },
      { year: 2026, measure: 'forecast', before: 96, after: 88, at: second, by },
      { year: 2026, measure: 'promised', before: null, after: 96, at: first, by },
      { year: 2026, measure: 'forecast', before: null, after: 96, at: first, by },
    ]);
    await api.history.undo({});
    expect((await api.homes.ledger({ id: made.id })).slice(0, 2)).toMatchObject([
      { measure: 'promised', before: 96, after: null },
      { measure: 'forecast', before: 96, after: null },
    ]);
  });
});

describe('a commitment', () => {
  test('is edited, and keeps what an edit leaves out', async () => {
    const { api } = it;
    const made = await api.homes.create({
      organisationId: await provider('Alpha'),
      siteName: 'Mill Lane',
      tenure: 'SO',
      notes: 'Kept',
    });
    const edited = await api.homes.update({ id: made.id, version: 1, changes: { stage: 'on_site' } });
    expect(edited).toEqual({ ...made, version: 2, stage: 'on_site' });
    await expect(api.homes.update({ id: made.id, version: 1, changes: { stage: 'full' } })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('is edited with others and with figures, as one step to undo', async () => {
    const { api } = it;
    const organisationId = await provider('Alpha');
    const one = await api.homes.create({ organisationId, siteName: 'Mill Lane' });
    const two = await api.homes.create({ organisationId, siteName: 'Wharf' });
    const edits = [one, two].map(({ id }) => ({ id, version: 1, changes: { stage: 'on_site' as const, tenure: 'SR' as const } }));
    const figures = [...cells(one.id, [2026, 'forecast', 5], [2027, 'forecast', 6]), ...cells(two.id, [2026, 'forecast', 7])];
    const shown = async () => (await api.homes.grid({})).rows.map((row) => [row.stage, row.tenure, row.forecast]);

    expect(await api.homes.updateMany({ edits, cells: figures })).toMatchObject([
      {
        commitmentId: one.id,
        version: 2,
        years: [
          { year: 2026, forecast: 5, version: 1 },
          { year: 2027, forecast: 6, version: 1 },
        ],
      },
      { commitmentId: two.id, version: 2, years: [{ year: 2026, forecast: 7, version: 1 }] },
    ]);
    expect(await shown()).toEqual([
      ['on_site', 'SR', 11],
      ['on_site', 'SR', 7],
    ]);
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit 2 commitments, change 3 figures' });
    expect(await shown()).toEqual([
      ['idea', 'NS', 0],
      ['idea', 'NS', 0],
    ]);
    await api.homes.updateMany({ edits: [{ ...edits[0]!, version: 3 }] });
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit commitment of Alpha, Mill Lane' });
  });

  test('is edited with others and with figures all or none', async () => {
    const { api } = it;
    const organisationId = await provider('Alpha');
    const one = await api.homes.create({ organisationId, siteName: 'Mill Lane' });
    const two = await api.homes.create({ organisationId, siteName: 'Wharf' });
    const edit = (id: string, changes: { siteId?: string; stage?: 'on_site' }, version = 1) => ({ id, version, changes });
    const untouched = async () =>
      expect((await api.homes.grid({})).rows.map((row) => [row.stage, row.forecast])).toEqual([
        ['idea', 0],
        ['idea', 0],
      ]);
    const figure = cells(one.id, [2026, 'forecast', 5]);

    await expect(
      api.homes.updateMany({ edits: [edit(one.id, { stage: 'on_site' }), edit(two.id, { stage: 'on_site' }, 2)], cells: figure }),
    ).rejects.toMatchObject({ code: 'conflict', details: { conflict: { entity: 'commitment', id: two.id, version: 1 } } });
    await untouched();
    await expect(
      api.homes.updateMany({ edits: [edit(one.id, { stage: 'on_site' })], cells: cells(one.id, [2026, 'forecast', 5, 1]) }),
    ).rejects.toMatchObject({ code: 'conflict', details: { conflict: { entity: 'commitment_year' } } });
    await untouched();
    const gone = '019a0000-0000-7000-8000-000000000000';
    await expect(
      api.homes.updateMany({ edits: [edit(one.id, { stage: 'on_site' }), edit(two.id, { siteId: gone })], cells: figure }),
    ).rejects.toMatchObject({ code: 'validation', details: { issues: [{ path: ['edits', 1, 'changes', 'siteId'] }] } });
    await untouched();
    await expect(api.homes.updateMany({})).rejects.toMatchObject({ code: 'validation' });
  });

  test('takes its figures with it when removed, and brings them back', async () => {
    const { api } = it;
    const made = await api.homes.create({ organisationId: await provider('Alpha') });
    await api.homes.updateMany({ cells: cells(made.id, [2026, 'promised', 24], [2027, 'promised', 6]) });
    await expect(api.homes.remove({ id: made.id, version: 2 })).rejects.toMatchObject({ code: 'conflict' });
    expect((await api.homes.home({})).homes).toMatchObject({ promisedThisYear: 24, promised: 30 });
    expect(await api.homes.remove({ id: made.id, version: 1 })).toEqual({ id: made.id, version: 2 });
    expect((await api.homes.home({})).homes).toMatchObject({ promisedThisYear: 0, promised: 0 });
    expect((await api.homes.grid({})).rows).toEqual([]);
    await expect(api.homes.ledger({ id: made.id })).rejects.toMatchObject({ code: 'not_found' });
    expect((await api.system.check({})).records['commitment_year']).toBe(0);
    await api.history.undo({});
    expect((await api.homes.grid({})).rows[0]).toMatchObject({ id: made.id, promised: 30 });
    // A year that comes back comes from nothing.
    const ledger = (await api.homes.ledger({ id: made.id })).filter(({ year }) => year === 2026);
    expect(ledger.map(({ before, after }) => [before, after])).toEqual([
      [null, 24],
      [24, null],
      [null, 24],
    ]);
  });

  test('is answered with the figures it has, without those whose adding was undone', async () => {
    const { api } = it;
    const made = await api.homes.create({ organisationId: await provider('Alpha') });
    await api.homes.updateMany({ cells: cells(made.id, [2026, 'promised', 24]) });
    await api.homes.updateMany({ cells: cells(made.id, [2027, 'promised', 6]) });
    await api.history.undo({});
    const [answered] = await api.homes.updateMany({ edits: [{ id: made.id, version: 1, changes: { stage: 'on_site' } }] });
    expect(answered!.years.map(({ year, promised }) => [year, promised])).toEqual([[2026, 24]]);
  });

  test('needs a provider and site that are there', async () => {
    const { api } = it;
    const gone = '019a0000-0000-7000-8000-000000000000';
    const organisationId = await provider('Alpha');
    const refusal = (path: string[]) => ({ code: 'validation', details: { issues: [{ path }] } });
    await expect(api.homes.create({ organisationId: gone })).rejects.toMatchObject(refusal(['organisationId']));
    await expect(api.homes.create({ organisationId, siteId: gone })).rejects.toMatchObject(refusal(['siteId']));
    const made = await api.homes.create({ organisationId });
    await expect(api.homes.update({ id: made.id, version: 1, changes: { siteId: gone } })).rejects.toMatchObject(
      refusal(['changes', 'siteId']),
    );
  });
});
