import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

describe('organisations', () => {
  test('are added, listed by name, edited and removed', async () => {
    const { api } = it;
    const beta = await api.organisations.create({ name: 'Beta Homes 10', sector: 'provider', rshCode: '04636' });
    await api.organisations.create({ name: 'beta homes 9', sector: 'provider' });
    await api.organisations.create({ name: 'Émile Trust', sector: 'voluntary' });
    await api.organisations.create({ name: 'Register Only', sector: 'provider', isPartner: false, rshCode: 'LH0391' });

    const names = (await api.organisations.list({})).map((row) => row.name);
    expect(names).toEqual(['beta homes 9', 'Beta Homes 10', 'Émile Trust']);
    expect((await api.organisations.list({ include: 'register' })).map((row) => row.rshCode)).toEqual(['04636', 'LH0391']);
    expect((await api.organisations.list({ include: 'all' })).map((row) => row.name)).toEqual([...names, 'Register Only']);
    expect((await api.organisations.list({ text: 'EMILE' })).map((row) => row.name)).toEqual(['Émile Trust']);

    const edited = await api.organisations.update({ id: beta.id, version: 1, changes: { shortName: 'Beta' } });
    expect(edited).toMatchObject({
      name: 'Beta Homes 10',
      shortName: 'Beta',
      rshCode: '04636',
      isPartner: true,
      version: 2,
    });
    expect(await api.organisations.get({ id: beta.id })).toEqual(edited);

    await api.organisations.remove({ id: beta.id, version: 2 });
    await expect(api.organisations.get({ id: beta.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('keep what an edit leaves out', async () => {
    const { api } = it;
    const made = await api.organisations.create({ name: 'Alpha', sector: 'provider', notes: 'Kept', isPartner: false });
    const edited = await api.organisations.update({ id: made.id, version: 1, changes: { name: 'Alpha Homes' } });
    expect(edited).toMatchObject({ name: 'Alpha Homes', notes: 'Kept', isPartner: false });
    await expect(api.organisations.update({ id: made.id, version: 1, changes: { name: 'Late' } })).rejects.toMatchObject({
      code: 'conflict',
      details: { conflict: { current: { name: 'Alpha Homes', notes: 'Kept' } } },
    });
  });

  test('are edited together: all or none, as one step to undo', async () => {
    const { api } = it;
    const made = [];
    for (const name of ['Alpha', 'Beta', 'Gamma']) made.push(await api.organisations.create({ name, sector: 'provider' }));
    const edits = made.map(({ id, name }) => ({
      id,
      version: 1,
      changes: { name: `${name} Homes`, rshCode: `H${name}`, isPartner: name !== 'Gamma' },
    }));
    const shown = async () => (await api.organisations.list({ include: 'all' })).map((row) => [row.name, row.rshCode, row.isPartner]);
    const before = await shown();

    await expect(api.organisations.updateMany({ edits: [...edits.slice(1), { ...edits[0]!, version: 4 }] })).rejects.toMatchObject({
      code: 'conflict',
      details: { conflict: { entity: 'organisation', id: made[0]!.id, version: 1, current: { name: 'Alpha' } } },
    });
    await expect(api.organisations.updateMany({ edits: [edits[0]!, { ...edits[1]!, changes: { name: '' } }] })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['edits', 1, 'changes', 'name'] }] },
    });
    const sameCode = edits.map((edit) => ({ ...edit, changes: { rshCode: 'LH1' } }));
    await expect(api.organisations.updateMany({ edits: sameCode })).rejects.toMatchObject({ code: 'duplicate' });
    expect(await shown()).toEqual(before);

    expect(await api.organisations.updateMany({ edits })).toEqual(made.map(({ id }) => ({ id, version: 2 })));
    expect(await shown()).toEqual([
      ['Alpha Homes', 'HAlpha', true],
      ['Beta Homes', 'HBeta', true],
      ['Gamma Homes', 'HGamma', false],
    ]);
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit 3 organisations' });
    expect(await shown()).toEqual(before);
    await api.organisations.updateMany({ edits: [{ ...edits[0]!, version: 3 }] });
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit Alpha Homes' });
  });

  test('count what hangs on them now: live actions, people and commitments that were not removed', async () => {
    const { api } = it;
    const { id: organisationId } = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    const counts = async () => (await api.organisations.list({})).map((row) => [row.people, row.openActions, row.commitments]);
    const [person, action, commitment] = [
      await api.people.create({ name: 'Ann', organisationId }),
      await api.actions.create({ title: 'Chase', organisationId }),
      await api.homes.create({ organisationId }),
    ];
    await api.people.create({ name: 'Bob', organisationId });
    await api.actions.create({ title: 'Ask', organisationId });
    await api.actions.create({ title: 'Done', organisationId, status: 'closed' });
    await api.homes.create({ organisationId });
    expect(await counts()).toEqual([[2, 2, 2]]);
    await api.people.remove({ id: person.id, version: 1 });
    await api.actions.remove({ id: action.id, version: 1 });
    await api.homes.remove({ id: commitment.id, version: 1 });
    expect(await counts()).toEqual([[1, 1, 1]]);
  });

  test('have an RSH code once, but a removed one frees it', async () => {
    const { api } = it;
    const first = await api.organisations.create({ name: 'One', sector: 'provider', rshCode: 'C3489' });
    await expect(api.organisations.create({ name: 'Two', sector: 'provider', rshCode: 'C3489' })).rejects.toMatchObject({
      code: 'duplicate',
    });
    await api.organisations.remove({ id: first.id, version: 1 });
    await api.organisations.create({ name: 'Two', sector: 'provider', rshCode: 'C3489' });
  });

  test('are not removed while people belong to them', async () => {
    const { api } = it;
    const made = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    await api.people.create({ name: 'Ann Lee', organisationId: made.id });
    await expect(api.organisations.remove({ id: made.id, version: 1 })).rejects.toMatchObject({ code: 'in_use' });
  });
});

describe('a list of organisations', () => {
  test('is added as one step, all or none', async () => {
    const { api } = it;
    const known = (name: string, rshCode: string | null = null) => ({ name, rshCode, sector: 'provider' as const });
    await expect(api.organisations.createMany({ records: [known('Ash', '0001'), known('Birch', '0001')] })).rejects.toMatchObject({
      code: 'duplicate',
    });
    expect(await api.organisations.list({})).toEqual([]);
    await api.organisations.createMany({ records: [known('Ash', '0001'), known('Birch')] });
    expect((await api.organisations.list({})).map(({ name }) => name)).toEqual(['Ash', 'Birch']);
    expect(await api.history.undo({})).toMatchObject({ label: 'Add 2 organisations' });
    expect(await api.organisations.list({})).toEqual([]);
  });
});
