import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const refused = (field: string, words: RegExp) => ({
  code: 'validation',
  details: { issues: [{ path: expect.arrayContaining([field]), message: expect.stringMatching(words) }] },
});
const board = () => it.api.groups.create({ name: 'Board' });

describe('nothing ends before it begins', () => {
  test('a meeting’s end and its start, planned or changed', async () => {
    const { api } = it;
    const { id: groupId } = await board();
    const meeting = { groupId, heldOn: '2026-12-01', startsAt: '14:00' };
    await expect(api.meetings.create({ ...meeting, endsAt: '13:30' })).rejects.toMatchObject(
      refused('endsAt', /“Ends at” can’t be before “Starts at”/),
    );
    const { id } = await api.meetings.create({ ...meeting, endsAt: '16:00' });
    await expect(api.meetings.update({ id, version: 1, changes: { startsAt: '17:00' } })).rejects.toMatchObject(
      refused('startsAt', /before/),
    );
    await api.meetings.update({ id, version: 1, changes: { startsAt: '16:00' } });
  });

  test('a membership’s last day and its first', async () => {
    const { api } = it;
    const [{ id: groupId }, { id: personId }] = [await board(), await api.people.create({ name: 'Ann' })];
    const member = { groupId, personId, fromOn: '2026-05-01' };
    await expect(api.groups.addMember({ ...member, toOn: '2026-04-30' })).rejects.toMatchObject(
      refused('toOn', /“Until” can’t be before “From”/),
    );
    const { id } = await api.groups.addMember(member);
    await expect(api.groups.updateMember({ id, version: 1, changes: { toOn: '2025-01-01' } })).rejects.toMatchObject(
      refused('toOn', /before/),
    );
  });

  test('an action’s due date and the day it was raised, alone, among others and by an update', async () => {
    const { api } = it;
    await expect(api.actions.create({ title: 'One', raisedOn: '2026-11-10', dueOn: '2026-11-09' })).rejects.toMatchObject(
      refused('dueOn', /“Due date” can’t be before “Date raised”/),
    );
    // Of an old action nobody may know when it was raised.
    await api.actions.create({ title: 'Old', dueOn: '2026-11-21' });
    const { id } = await api.actions.create({ title: 'One', raisedOn: '2026-11-10', dueOn: '2026-12-09' });
    await expect(api.actions.updateMany({ edits: [{ id, version: 1, changes: { dueOn: '2026-11-01' } }] })).rejects.toMatchObject({
      details: { issues: [{ path: ['edits', 0, 'changes', 'dueOn'] }] },
    });
    await expect(api.actions.addUpdate({ id, version: 1, dueOn: '2026-11-01', reason: 'x' })).rejects.toMatchObject(
      refused('dueOn', /before/),
    );
    await api.actions.update({ id, version: 1, changes: { title: 'Two' } });
  });

  test('a site’s range of homes, the days of its record, and a group’s review', async () => {
    const { api } = it;
    const site = { reference: 'S1', nameAddress: 'Mill Lane' };
    await expect(api.sites.create({ ...site, homesFrom: 9, homesTo: 8 })).rejects.toMatchObject(
      refused('homesTo', /can’t be less than “Homes from”/),
    );
    await expect(api.sites.create({ ...site, firstAddedOn: '2026-02-01', endedOn: '2026-01-01' })).rejects.toMatchObject(
      refused('endedOn', /before/),
    );
    await expect(api.groups.create({ name: 'Board', agreedOn: '2026-02-01', reviewOn: '2026-01-01' })).rejects.toMatchObject(
      refused('reviewOn', /before/),
    );
  });
});

describe('a name can be seen', () => {
  test.each(['\u200B', '\u200B\u200D\u2060', '\u00AD', '\u3164', '\u2800', ' \u00A0\u200B '])('%j is no name', async (name) => {
    const { api } = it;
    await expect(api.people.create({ name })).rejects.toMatchObject({ code: 'validation' });
    await expect(api.groups.create({ name })).rejects.toMatchObject({ code: 'validation' });
    await expect(api.actions.create({ title: name })).rejects.toMatchObject({ code: 'validation' });
    await expect(api.sites.create({ reference: 'S1', nameAddress: name })).rejects.toMatchObject({ code: 'validation' });
  });

  test.each(['李', 'Ñandú', '?', '1', '👋'])('%s is one', async (name) => {
    expect((await it.api.people.create({ name })).name).toBe(name);
  });
});
