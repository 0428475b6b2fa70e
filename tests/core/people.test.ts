import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

describe('people', () => {
  test('are added, listed by name, edited and removed', async () => {
    const { api } = it;
    const alpha = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    const zoe = await api.people.create({
      name: 'Zoë Ford',
      organisationId: alpha.id,
      jobTitle: 'Director',
      email: 'zoe@example.org',
      phone: '01632 960001',
    });
    await api.people.create({ name: 'Ann Lee' });
    expect(zoe).toMatchObject({ organisationName: 'Alpha', groups: [], version: 1 });
    expect((await api.people.list({})).map((row) => row.name)).toEqual(['Ann Lee', 'Zoë Ford']);
    expect((await api.people.list({ organisationId: alpha.id })).map((row) => row.name)).toEqual(['Zoë Ford']);

    const edited = await api.people.update({
      id: zoe.id,
      version: 1,
      changes: { organisationId: null, jobTitle: 'Chair' },
    });
    expect(edited).toEqual({ ...zoe, version: 2, organisationId: null, organisationName: '', jobTitle: 'Chair' });
    await expect(api.people.update({ id: zoe.id, version: 1, changes: { jobTitle: 'Late' } })).rejects.toMatchObject({
      code: 'conflict',
      details: { conflict: { current: { jobTitle: 'Chair' } } },
    });
    expect(await api.people.get({ id: zoe.id })).toEqual(edited);
    await api.people.remove({ id: zoe.id, version: 2 });
    await expect(api.people.get({ id: zoe.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('are edited together: all or none, as one step to undo', async () => {
    const { api } = it;
    const alpha = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    const made = [];
    for (const name of ['Ann', 'Bob', 'Cas']) made.push(await api.people.create({ name, phone: '1' }));
    const edits = made.map(({ id, name }) => ({
      id,
      version: 1,
      changes: { organisationId: alpha.id, email: `${name.toLowerCase()}@example.org`, phone: '' },
    }));
    const shown = async () => (await api.people.list({})).map((row) => [row.organisationName, row.email, row.phone]);

    await expect(api.people.updateMany({ edits: [...edits.slice(0, 2), { ...edits[2]!, version: 2 }] })).rejects.toMatchObject({
      code: 'conflict',
      details: { conflict: { entity: 'person', id: made[2]!.id, version: 1, current: { name: 'Cas', phone: '1' } } },
    });
    await expect(
      api.people.updateMany({ edits: edits.map((edit, at) => (at === 1 ? { ...edit, changes: { email: 'no' } } : edit)) }),
    ).rejects.toMatchObject({ code: 'validation', details: { issues: [{ path: ['edits', 1, 'changes', 'email'] }] } });
    expect(await shown()).toEqual([0, 1, 2].map(() => ['', '', '1']));

    expect(await api.people.updateMany({ edits })).toEqual(made.map(({ id }) => ({ id, version: 2 })));
    expect(await shown()).toEqual(['ann', 'bob', 'cas'].map((name) => ['Alpha', `${name}@example.org`, '']));
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit 3 people' });
    expect(await shown()).toEqual([0, 1, 2].map(() => ['', '', '1']));
    await api.people.updateMany({ edits: [{ ...edits[1]!, version: 3 }] });
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit Bob' });
  });

  test('stay in their place and are found by their name when something else of them is edited', async () => {
    const { api } = it;
    const zoe = await api.people.create({ name: 'Zoë Ford', phone: '1' });
    await api.people.create({ name: 'Ann Lee' });
    await api.people.update({ id: zoe.id, version: 1, changes: { phone: '2' } });
    await api.people.updateMany({ edits: [{ id: zoe.id, version: 2, changes: { phone: '3' } }] });
    expect((await api.people.list({})).map((row) => row.name)).toEqual(['Ann Lee', 'Zoë Ford']);
    expect(await api.search.find({ text: 'zoe' })).toMatchObject([{ id: zoe.id }]);
    await api.people.update({ id: zoe.id, version: 3, changes: { name: 'Abe Ford' } });
    expect((await api.people.list({})).map((row) => row.name)).toEqual(['Abe Ford', 'Ann Lee']);
    expect(await api.search.find({ text: 'zoe' })).toEqual([]);
  });

  test('keep their version when an edit of several changes nothing of them', async () => {
    const { api } = it;
    const [ann, bob] = [await api.people.create({ name: 'Ann' }), await api.people.create({ name: 'Bob' })];
    const edits = [ann, bob].map(({ id }) => ({ id, version: 1, changes: { name: 'Ann' } }));
    expect(await api.people.updateMany({ edits })).toEqual([
      { id: ann.id, version: 1 },
      { id: bob.id, version: 2 },
    ]);
    expect(await api.people.get({ id: ann.id })).toEqual(ann);
    expect(await api.people.get({ id: bob.id })).toMatchObject({ name: 'Ann', version: 2 });
  });

  test('show their working groups, and stay while one names them', async () => {
    const { api } = it;
    const ann = await api.people.create({ name: 'Ann Lee' });
    const members = [];
    for (const name of ['Supply', 'Extra care']) {
      const group = await api.groups.create({ name });
      members.push(await api.groups.addMember({ groupId: group.id, personId: ann.id }));
    }
    expect((await api.people.get({ id: ann.id })).groups).toEqual(['Extra care', 'Supply']);
    await expect(api.people.remove({ id: ann.id, version: 1 })).rejects.toMatchObject({ code: 'in_use' });
    for (const { id, version } of members) await api.groups.removeMember({ id, version });
    const action = await api.actions.create({ title: 'Chase', ownerPersonId: ann.id });
    await expect(api.people.remove({ id: ann.id, version: 1 })).rejects.toMatchObject({ code: 'in_use' });
    await api.actions.remove({ id: action.id, version: 1 });
    await api.people.remove({ id: ann.id, version: 1 });
  });

  test('need a real e-mail address', async () => {
    await expect(it.api.people.create({ name: 'Ann', email: 'ann at home' })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['email'] }] },
    });
    expect((await it.api.people.create({ name: 'Ann', email: '' })).email).toBe('');
  });
});

describe('a list of people', () => {
  test('is added as one step, all or none', async () => {
    const { api } = it;
    const named = (name: string) => ({ name });
    await expect(api.people.createMany({ records: [named('Ann'), named('\u200B')] })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['records', 1, 'name'] }] },
    });
    expect(await api.people.list({})).toEqual([]);
    const made = await api.people.createMany({ records: [named('Zoe'), named('Ann')] });
    expect(made.map(({ version }) => version)).toEqual([1, 1]);
    expect((await api.people.list({})).map(({ name }) => name)).toEqual(['Ann', 'Zoe']);
    expect(await api.history.undo({})).toMatchObject({ label: 'Add 2 people' });
    expect(await api.people.list({})).toEqual([]);
  });
});
