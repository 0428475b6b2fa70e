import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

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
    });

    const edited = await api.sites.update({ id: made.id, version: 1, changes: { deliverable: null, homesTo: 50 } });
    expect(edited).toEqual({ ...made, version: 2, deliverable: null, homesTo: 50 });
    expect(await api.sites.get({ id: made.id })).toEqual(edited);
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
    const commitment = await api.commitments.create({ organisationId, siteId: site.id });
    await expect(api.sites.remove({ id: site.id, version: 1 })).rejects.toMatchObject({
      code: 'in_use',
      message: 'A commitment names the site 1.',
    });
    await api.commitments.remove({ id: commitment.id, version: 1 });
    await api.sites.remove({ id: site.id, version: 1 });
  });

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
