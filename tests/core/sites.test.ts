import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SiteFields } from '../../shared/features/sites/contract.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

test('the register comes a part at a time, and every site of it can be found', async () => {
  const { api } = it;
  const fields = Array.from({ length: 30 }, (_, at) => ({
    reference: `BLR/${at + 1}`,
    nameAddress: at === 29 ? 'Québec Yard' : `Plot ${at + 1}`,
  }));
  await api.sites.createMany({ records: fields });
  await api.sites.create({ reference: 'BLR/99', nameAddress: 'Old Mill', endedOn: '2020-01-01' });
  const { rows, count } = await api.sites.part({ limit: 3 });
  expect(rows.map(({ reference }) => reference)).toEqual(['BLR/1', 'BLR/2', 'BLR/3']);
  expect(count).toBe(30);
  expect(rows[0]).not.toHaveProperty('planningHistory');
  expect((await api.sites.part({ text: 'quebec', limit: 3 })).rows).toMatchObject([{ reference: 'BLR/30', standing: 'current' }]);
  expect((await api.sites.part({ text: 'mill' })).count).toBe(0);
  expect((await api.sites.part({ text: 'mill', include: 'all' })).rows).toMatchObject([{ reference: 'BLR/99', standing: 'ended' }]);
  expect((await api.sites.part({ sort: [{ field: 'nameAddress', descending: true }], limit: 1 })).rows[0]?.reference).toBe('BLR/30');
});

describe('sites', () => {
  test('are added with every field, edited, listed by reference and removed', async () => {
    const { api } = it;
    const full = {
      register: 'Rivermere',
      reference: 'BLR/10',
      nameAddress: 'Foundry Wharf, Canal Road',
      uprn: '010457355',
      planningReference: '24/0012/F',
      ward: 'Château',
      coordinateSystem: 'OSGB36' as const,
      geoX: '540123.5',
      geoY: '169876',
      areaSqm: 12_500,
      ownership: 'mixed' as const,
      planningStatus: 'permissioned' as const,
      permissionType: 'full' as const,
      permissionOn: '2025-03-12',
      planningHistory: 'https://example.org/1',
      deliverable: true,
      homesFrom: 40,
      homesTo: 60,
      hazardousSubstances: '',
      sitePlanUrl: 'https://example.org/plan',
      organisationUri: '',
      notes: 'By the canal',
      firstAddedOn: '2020-01-01',
      lastUpdatedOn: '2026-01-01',
      endedOn: null,
    };
    const made = await api.sites.create(full);
    expect(made).toEqual({ ...full, id: made.id, version: 1 });
    await api.sites.create({
      reference: 'BLR/9',
      nameAddress: 'Mill Lane',
      planningStatus: 'pending',
      homesTo: 5,
      deliverable: false,
    });
    await api.sites.create({
      reference: 'BLR/11',
      nameAddress: 'Basin North',
      register: 'Elsewhere',
      planningStatus: 'not_permissioned',
    });

    const list = await api.sites.list({});
    expect(list.rows.map((row) => [row.reference, row.deliverable])).toEqual([
      ['BLR/9', false],
      ['BLR/10', true],
      ['BLR/11', null],
    ]);
    expect(list.totals).toEqual({
      sites: 3,
      homesFrom: 40,
      homesTo: 65,
      permissioned: 1,
      notPermissioned: 1,
      pending: 1,
      noStatus: 0,
      ended: 0,
    });

    const edited = await api.sites.update({ id: made.id, version: 1, changes: { deliverable: null, homesTo: 50 } });
    expect(edited).toEqual({ ...made, version: 2, deliverable: null, homesTo: 50 });
    expect(await api.sites.get({ id: made.id })).toEqual({ ...edited, standing: 'current' });
    await api.sites.remove({ id: made.id, version: 2 });
    await expect(api.sites.get({ id: made.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('are found by every word, and totalled beyond the limit', async () => {
    const { api } = it;
    await api.sites.create({ reference: 'A_1', nameAddress: 'Wharf Road', ward: 'Château', homesTo: 10 });
    await api.sites.create({ reference: 'AB1', nameAddress: 'Old Wharf', uprn: '100', homesTo: 20 });
    await api.sites.create({ reference: 'C', nameAddress: 'Mill 50%', planningReference: '24/0012', homesTo: 40 });
    const found = async (text: string): Promise<string[]> => (await api.sites.list({ text })).rows.map((row) => row.reference);
    expect(await found('WHARF chateau')).toEqual(['A_1']);
    expect(await found('wharf')).toEqual(['A_1', 'AB1']);
    expect(await found('a_1')).toEqual(['A_1']);
    expect(await found('50%')).toEqual(['C']);
    expect(await found('24/0012')).toEqual(['C']);
    expect(await found('nothing')).toEqual([]);
    const first = await api.sites.list({ text: 'wharf', limit: 1 });
    expect(first.rows).toHaveLength(1);
    expect(first.totals).toMatchObject({ sites: 2, homesTo: 30 });
    expect((await api.sites.list({ register: 'None' })).totals).toEqual({
      sites: 0,
      homesFrom: 0,
      homesTo: 0,
      permissioned: 0,
      notPermissioned: 0,
      pending: 0,
      noStatus: 0,
      ended: 0,
    });
  });

  test('have a reference once in a register', async () => {
    const { api } = it;
    await api.sites.create({ register: 'R', reference: '1', nameAddress: 'One' });
    await expect(api.sites.create({ register: 'R', reference: '1', nameAddress: 'Two' })).rejects.toMatchObject({
      code: 'duplicate',
    });
    await api.sites.create({ register: 'S', reference: '1', nameAddress: 'Two' });
    expect((await api.sites.list({ register: 'S' })).rows.map((row) => row.nameAddress)).toEqual(['Two']);
  });

  test('stay while a commitment names them', async () => {
    const { api } = it;
    const site = await api.sites.create({ reference: '1', nameAddress: 'One' });
    const { id: organisationId } = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    const commitment = await api.homes.create({ organisationId, siteId: site.id });
    await expect(api.sites.remove({ id: site.id, version: 1 })).rejects.toMatchObject({
      code: 'in_use',
      message: 'A commitment names the site 1.',
    });
    await api.homes.remove({ id: commitment.id, version: 1 });
    await api.sites.remove({ id: site.id, version: 1 });
  });

  test('are edited together, as one step to undo', async () => {
    const { api } = it;
    const made = [];
    for (const reference of ['1', '2', '3']) made.push(await api.sites.create({ reference, nameAddress: `Plot ${reference}` }));
    const edits = made.map(({ id }, at) => ({ id, version: 1, changes: { homesFrom: at, homesTo: at + 10, ward: 'Castle' } }));
    const shown = async () => (await api.sites.list({})).rows.map((row) => [row.homesFrom, row.homesTo, row.ward, row.version]);

    expect(await api.sites.updateMany({ edits: edits.toReversed() })).toEqual(made.map(({ id }) => ({ id, version: 2 })).toReversed());
    expect(await shown()).toEqual([0, 1, 2].map((at) => [at, at + 10, 'Castle', 2]));
    expect((await api.sites.list({ text: 'castle' })).rows).toHaveLength(3);
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit 3 sites' });
    expect(await shown()).toEqual([0, 1, 2].map(() => [null, null, null, 3]));
    expect((await api.history.undoState({})).undo?.label).toBe('Add site 3');

    await api.sites.updateMany({ edits: [{ id: made[0]!.id, version: 3, changes: { reference: '1a' } }] });
    expect((await api.history.undoState({})).undo?.label).toBe('Edit site 1a');
  });

  test('are edited together all or none', async () => {
    const { api } = it;
    const made = [];
    for (const reference of ['1', '2', '3']) made.push(await api.sites.create({ reference, nameAddress: 'Plot', homesFrom: 9 }));
    const edits = made.map(({ id }) => ({ id, version: 1, changes: { homesTo: 20 } as { homesTo: number; ward?: string } }));
    const untouched = async () => expect((await api.sites.list({})).rows.map((row) => row.homesTo)).toEqual([null, null, null]);

    const stale = api.sites.updateMany({ edits: [edits[0]!, edits[1]!, { ...edits[2]!, version: 2 }] });
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      details: { conflict: { entity: 'site', id: made[2]!.id, version: 1, current: { reference: '3', homesTo: null } } },
    });
    await untouched();

    const backwards = (at: number) => ({ ...edits[at]!, changes: { homesTo: 8 } });
    await expect(api.sites.updateMany({ edits: [backwards(0), edits[1]!, backwards(2)] })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [0, 2].map((at) => ({ path: ['edits', at, 'changes', 'homesTo'] })) },
    });
    await expect(api.sites.updateMany({ edits: [edits[0]!, { ...edits[1]!, changes: { homesTo: -1 } }] })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['edits', 1, 'changes', 'homesTo'] }] },
    });
    await expect(api.sites.updateMany({ edits: [edits[0]!, edits[1]!, edits[0]!] })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['edits', 2, 'id'] }] },
    });
    await expect(api.sites.updateMany({ edits: [] })).rejects.toMatchObject({ code: 'validation' });

    await api.sites.remove({ id: made[2]!.id, version: 1 });
    await expect(api.sites.updateMany({ edits })).rejects.toMatchObject({ code: 'not_found' });
    await api.history.undo({});
    await untouched();
  });

  test('are edited by the thousand', async () => {
    const { api, core } = it;
    const rows = Array.from({ length: 1200 }, (_, at) => ({ reference: String(at), nameAddress: 'Plot' }));
    await core.transact('Fill', (ctx) =>
      ctx.write.insertMany(
        'site',
        rows.map((row) => SiteFields.parse(row)),
      ),
    );
    const edits = (await api.sites.list({})).rows.map(({ id }) => ({ id, version: 1, changes: { homesTo: 5 } }));
    expect(await api.sites.updateMany({ edits })).toHaveLength(1200);
    expect((await api.sites.list({})).totals.homesTo).toBe(6000);
    await api.history.undo({});
    expect((await api.sites.list({})).totals.homesTo).toBe(0);
  }, 60_000);

  test('name the field that is wrong', async () => {
    const { api } = it;
    const refusal = (...path: string[]) => ({ code: 'validation', details: { issues: [{ path }] } });
    await expect(api.sites.create({ reference: ' ', nameAddress: 'One' })).rejects.toMatchObject(refusal('reference'));
    await expect(api.sites.create({ reference: '1', nameAddress: 'One', uprn: '12345678901234' })).rejects.toMatchObject(refusal('uprn'));
    await expect(api.sites.create({ reference: '1', nameAddress: 'One', homesFrom: 9, homesTo: 8 })).rejects.toMatchObject(
      refusal('homesTo'),
    );
    const site = await api.sites.create({ reference: '1', nameAddress: 'One', homesFrom: 9 });
    await expect(api.sites.update({ id: site.id, version: 1, changes: { homesTo: 8 } })).rejects.toMatchObject(
      refusal('changes', 'homesTo'),
    );
    await expect(api.sites.update({ id: site.id, version: 1, changes: { permissionOn: '2026-02-30' } })).rejects.toMatchObject(
      refusal('changes', 'permissionOn'),
    );
  });
});

describe('a list of sites', () => {
  test('is added as one step, all or none, each by the rules between its fields', async () => {
    const { api } = it;
    const site = (reference: string, more: object = {}) => ({ reference, nameAddress: `Site ${reference}`, ...more });
    const backwards = { homesFrom: 9, homesTo: 8 };
    await expect(api.sites.createMany({ records: [site('S1', backwards), site('S2'), site('S3', backwards)] })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['records', 0, 'homesTo'] }, { path: ['records', 2, 'homesTo'] }] },
    });
    expect((await api.sites.list({})).rows).toEqual([]);
    await api.sites.createMany({ records: [site('S1'), site('S2', { homesFrom: 4 })] });
    expect((await api.sites.list({})).rows.map(({ reference, homesFrom }) => [reference, homesFrom])).toEqual([
      ['S1', null],
      ['S2', 4],
    ]);
    expect(await api.history.undo({})).toMatchObject({ label: 'Add 2 sites' });
    expect((await api.sites.list({})).rows).toEqual([]);
  });
});
