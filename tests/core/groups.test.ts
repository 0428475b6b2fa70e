import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Group } from '../../shared/features/partners/groups.ts';
import { makeCore, TODAY, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const person = async (name: string, organisationId: string | null = null): Promise<string> =>
  (await it.api.people.create({ name, organisationId })).id;
const join = (group: Group, personId: string, fields: object = {}) => it.api.groups.addMember({ groupId: group.id, personId, ...fields });

describe('working groups', () => {
  test('are added, edited, listed by name and removed with their memberships, and undo brings all back', async () => {
    const { api } = it;
    const supply = await api.groups.create({
      name: 'Housing Supply Group',
      cadence: 'quarterly',
      defaultPlace: 'Civic Centre',
    });
    expect(supply).toMatchObject({ version: 1, refPrefix: 'HSG', quorumRule: 'none', defaultPlace: 'Civic Centre' });
    const board = await api.groups.create({ name: 'board' });
    expect((await api.groups.list({})).map((group) => group.name)).toEqual(['board', 'Housing Supply Group']);

    const edited = await api.groups.update({
      id: supply.id,
      version: 1,
      changes: { parentGroupId: board.id, purpose: 'More homes' },
    });
    expect(edited).toMatchObject({
      version: 2,
      parentGroupId: board.id,
      purpose: 'More homes',
      cadence: 'quarterly',
      refPrefix: 'HSG',
    });

    const ann = await person('Ann Lee');
    await join(board, ann, { role: 'chair' });
    const before = await api.groups.list({});
    await api.groups.remove({ id: board.id, version: 1 });
    await expect(api.groups.get({ id: board.id })).rejects.toMatchObject({ code: 'not_found' });
    expect((await api.groups.get({ id: supply.id })).parentGroupId).toBeNull();
    expect((await api.people.get({ id: ann })).groups).toEqual([]);

    expect(await api.history.undo({})).toMatchObject({ label: 'Remove board' });
    const shown = (rows: typeof before) => rows.map((row) => ({ ...row, version: 0 }));
    expect(shown(await api.groups.list({}))).toEqual(shown(before));
    expect((await api.people.get({ id: ann })).groups).toEqual(['board']);
    await api.history.redo({});
    expect((await api.groups.list({})).map((group) => group.name)).toEqual(['Housing Supply Group']);
  });

  test('have letters for their references that no other group has', async () => {
    const { api } = it;
    await api.groups.create({ name: 'Housing Supply Group' });
    const second = await api.groups.create({ name: 'Homes and Support for the Growing' });
    expect(second.refPrefix).toBe('HSG2');
    await expect(api.groups.create({ name: 'Other', refPrefix: 'HSG' })).rejects.toMatchObject({
      code: 'duplicate',
      message: 'Housing Supply Group already uses the references HSG.',
    });
    await expect(api.groups.create({ name: 'Other', refPrefix: 'ACT' })).rejects.toMatchObject({ code: 'duplicate' });
    const own = await api.groups.update({ id: second.id, version: 1, changes: { refPrefix: 'HSG2', name: 'Homes' } });
    expect(own.refPrefix).toBe('HSG2');
    expect((await api.groups.update({ id: second.id, version: 2, changes: { refPrefix: '' } })).refPrefix).toBe('HOM');
  });

  test('leave their letters free when they are removed', async () => {
    const { api } = it;
    const gone = await api.groups.create({ name: 'Housing Supply Group' });
    await api.groups.remove({ id: gone.id, version: 1 });
    expect((await api.groups.create({ name: 'Housing Supply Group' })).refPrefix).toBe('HSG');
    const other = await api.groups.create({ name: 'Other', refPrefix: 'SUP' });
    await api.groups.remove({ id: other.id, version: 1 });
    expect((await api.groups.create({ name: 'Third', refPrefix: 'SUP' })).refPrefix).toBe('SUP');
  });

  test('never report to themselves', async () => {
    const { api } = it;
    const top = await api.groups.create({ name: 'Top' });
    const low = await api.groups.create({ name: 'Low', parentGroupId: top.id });
    await expect(api.groups.update({ id: top.id, version: 1, changes: { parentGroupId: low.id } })).rejects.toMatchObject({
      code: 'validation',
    });
    await expect(api.groups.update({ id: top.id, version: 1, changes: { parentGroupId: top.id } })).rejects.toMatchObject({
      code: 'validation',
    });
  });

  test('are kept while they have meetings', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Supply' });
    const meeting = await api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' });
    await expect(api.groups.remove({ id: group.id, version: 1 })).rejects.toMatchObject({
      code: 'in_use',
      message: 'Supply has meetings.',
    });
    await api.meetings.remove({ id: meeting.id, version: 1 });
    await api.groups.remove({ id: group.id, version: 1 });
    expect(await api.groups.list({})).toEqual([]);
  });

  test('show members, chair, next meeting and open actions in the list', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Supply' });
    expect(await api.groups.list({})).toMatchObject([{ members: 0, chairName: '', nextMeetingOn: null, openActions: 0 }]);
    await join(group, await person('Ann Lee'), { role: 'chair' });
    await join(group, await person('Abe Hill'), { role: 'secretary' });
    await join(group, await person('Bo Old'), { role: 'chair', toOn: '2026-11-21' });
    await join(group, await person('Cy New'), { fromOn: TODAY });
    await join(group, await person('Di Last'), { toOn: TODAY });
    await join(group, await person('Ed Next'), { fromOn: '2026-11-23' });
    for (const heldOn of ['2026-11-21', '2027-02-15', '2026-11-22']) await api.meetings.create({ groupId: group.id, heldOn });
    await api.actions.create({ title: 'One', groupId: group.id });
    await api.actions.create({ title: 'Two', groupId: group.id, status: 'closed' });
    expect(await api.groups.list({})).toMatchObject([{ members: 4, chairName: 'Ann Lee', nextMeetingOn: '2026-11-22', openActions: 1 }]);
  });

  test('tell of a save by somebody else, with the fields as they are now', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Supply', quorumRule: 'number', quorumValue: 3 });
    await api.groups.update({ id: group.id, version: 1, changes: { defaultPlace: 'Town Hall' } });
    await expect(api.groups.update({ id: group.id, version: 1, changes: { defaultPlace: 'Library' } })).rejects.toMatchObject({
      code: 'conflict',
      details: {
        conflict: {
          entity: 'working_group',
          version: 2,
          by: 'Sam Officer',
          current: { defaultPlace: 'Town Hall', quorumValue: 3, refPrefix: 'SUP' },
        },
      },
    });
  });

  test('are added once when the command is sent again', async () => {
    const commandId = randomUUID();
    const first = await it.api.groups.create({ name: 'Supply' }, { commandId });
    expect(await it.api.groups.create({ name: 'Supply' }, { commandId })).toEqual(first);
    expect(await it.api.groups.list({})).toHaveLength(1);
  });
});

describe('members', () => {
  test('come by office and then by name', async () => {
    const { api } = it;
    const provider = await api.organisations.create({ name: 'Alpha Homes', sector: 'provider' });
    const group = await api.groups.create({ name: 'Supply' });
    const [zoe, bob, ann, dee, eve] = [
      await person('Zoe', provider.id),
      await person('Bob'),
      await person('ann'),
      await person('Dee'),
      await person('Eve'),
    ];
    await join(group, bob);
    await join(group, ann, { membership: 'observer' });
    await join(group, dee, { role: 'secretary' });
    await join(group, eve, { role: 'vice_chair', deputyPersonId: bob });
    await join(group, zoe, { role: 'chair' });
    const { members } = await api.groups.get({ id: group.id });
    expect(members.map((member) => member.personName)).toEqual(['Zoe', 'Eve', 'Dee', 'ann', 'Bob']);
    expect(members[0]).toMatchObject({ organisationName: 'Alpha Homes', organisationId: provider.id, deputyName: '' });
    expect(members[1]).toMatchObject({ deputyName: 'Bob', organisationName: '' });
  });

  test('are counted for the quorum: full ones of this day, their last day and their first included', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Supply', quorumRule: 'percent', quorumValue: 50 });
    const needed = async () => (await api.groups.get({ id: group.id })).quorumNeeded;
    for (const name of ['A', 'B', 'C', 'D']) await join(group, await person(name));
    expect(await needed()).toBe(2);
    for (const name of ['O', 'P', 'Q']) await join(group, await person(name), { membership: 'observer' });
    await join(group, await person('Left'), { toOn: '2026-11-21' });
    await join(group, await person('Comes'), { fromOn: '2026-11-23' });
    expect(await needed()).toBe(2);
    const last = await join(group, await person('Last day'), { toOn: TODAY });
    expect(await needed()).toBe(3);
    await api.groups.removeMember({ id: last.id, version: 1 });
    expect(await needed()).toBe(2);
    await join(group, await person('First day'), { fromOn: TODAY });
    expect(await needed()).toBe(3);
    await api.groups.update({ id: group.id, version: 1, changes: { quorumRule: 'number', quorumValue: 4 } });
    expect(await needed()).toBe(4);
    await api.groups.update({ id: group.id, version: 2, changes: { quorumRule: 'none' } });
    expect(await needed()).toBeNull();
  });

  test('belong to a group once, until they leave it', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Housing supply group' });
    const ann = await person('Ann Lee');
    const member = await join(group, ann);
    await expect(join(group, ann)).rejects.toMatchObject({
      code: 'duplicate',
      message: 'Ann Lee is already a member of Housing supply group.',
    });
    await api.groups.removeMember({ id: member.id, version: 1 });
    await join(group, ann);
  });

  test('are added, edited and removed with undo', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Supply' });
    const member = await join(group, await person('Ann Lee'));
    const members = async () => (await api.groups.get({ id: group.id })).members.map((row) => [row.personName, row.role]);

    const edited = await api.groups.updateMember({ id: member.id, version: 1, changes: { role: 'chair' } });
    expect(edited).toMatchObject({ version: 2, role: 'chair', membership: 'full', personName: 'Ann Lee' });
    await expect(api.groups.updateMember({ id: member.id, version: 1, changes: { role: 'member' } })).rejects.toMatchObject({
      code: 'conflict',
      details: { conflict: { current: { groupId: group.id, role: 'chair' } } },
    });
    await expect(api.groups.removeMember({ id: member.id, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await members()).toEqual([['Ann Lee', 'chair']]);
    await api.groups.removeMember({ id: member.id, version: 2 });
    expect(await members()).toEqual([]);

    expect(await api.history.undo({})).toMatchObject({ label: 'Remove Ann Lee from Supply' });
    expect(await members()).toEqual([['Ann Lee', 'chair']]);
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit membership of Ann Lee' });
    expect(await members()).toEqual([['Ann Lee', 'member']]);
    expect(await api.history.undo({})).toMatchObject({ label: 'Add Ann Lee to Supply' });
    expect(await members()).toEqual([]);
    for (let times = 0; times < 2; times += 1) await api.history.redo({});
    expect(await members()).toEqual([['Ann Lee', 'chair']]);
  });

  test('must be people who are here', async () => {
    const group = await it.api.groups.create({ name: 'Supply' });
    await expect(join(group, randomUUID())).rejects.toMatchObject({
      code: 'not_found',
      message: 'This person is not in this partnership.',
    });
  });
});

test('a renamed group’s planned meetings go by its new name, held ones and those with a name of their own keep theirs; one step', async () => {
  const { api } = it;
  const group = await api.groups.create({ name: 'Supply group' });
  const plan = (heldOn: string, title = '') => api.meetings.create({ groupId: group.id, heldOn, title });
  const planned = await plan('2027-03-01');
  const own = await plan('2027-04-01', 'Away day');
  const held = await plan('2026-01-12');
  await api.meetings.update({ id: held.id, version: held.version, changes: { stage: 'in_progress' } });
  const named = async (): Promise<string[]> =>
    Promise.all([planned, own, held].map(async ({ id }) => (await api.meetings.get({ id })).title));
  await api.groups.update({ id: group.id, version: (await api.groups.get({ id: group.id })).version, changes: { name: 'Delivery group' } });
  expect(await named()).toEqual(['Delivery group', 'Away day', 'Supply group']);
  expect((await api.search.find({ text: 'Delivery' })).map(({ kind }) => kind).toSorted()).toEqual(expect.arrayContaining(['meeting']));
  await api.history.undo({});
  expect(await named()).toEqual(['Supply group', 'Away day', 'Supply group']);
});
