import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, TODAY, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const titles = (rows: { title: string }[]): string[] => rows.map((row) => row.title);

test('the log comes a part at a time, with the number of all', async () => {
  for (const title of ['One', 'Two', 'Three']) await it.api.actions.create({ title });
  const { rows, count } = await it.api.actions.part({ limit: 2 });
  expect([rows.length, count]).toEqual([2, 3]);
  expect(await it.api.actions.part({ text: 'tWo' })).toMatchObject({ rows: [{ title: 'Two' }], count: 1 });
});

describe('a new action', () => {
  test('takes what it can from its meeting and owner', async () => {
    const { api } = it;
    const provider = await api.organisations.create({ name: 'Alpha Homes', sector: 'provider' });
    const owner = await api.people.create({ name: 'Ann Lee', organisationId: provider.id });
    const group = await api.groups.create({ name: 'Housing Supply Group' });
    const meeting = await api.meetings.create({ groupId: group.id, heldOn: '2025-12-14' });
    const item = meeting.items[3]!;
    const action = await api.actions.create({
      title: 'Send the plan',
      ownerPersonId: owner.id,
      agendaItemId: item.id,
      dueOn: '2026-12-01',
    });
    expect(action).toMatchObject({
      version: 1,
      ref: 'HSG/2025/001',
      ownerName: 'Ann Lee',
      organisationId: provider.id,
      organisationName: 'Alpha Homes',
      groupId: group.id,
      groupName: 'Housing Supply Group',
      meetingId: meeting.id,
      meetingOn: '2025-12-14',
      raisedOn: '2025-12-14',
      dueOn: '2026-12-01',
      originalDueOn: '2026-12-01',
      closedOn: null,
      status: 'open',
      priority: 'normal',
      overdue: false,
      lastUpdate: '',
      lastUpdateOn: null,
    });
    expect(await api.actions.get({ id: action.id })).toEqual({ ...action, updates: [] });
    expect((await api.history.undoState({})).undo?.label).toBe('Add action HSG/2025/001');
  });

  test('stands alone too, and keeps what it was given', async () => {
    const { api } = it;
    const [one, two] = [
      await api.organisations.create({ name: 'One', sector: 'provider' }),
      await api.organisations.create({ name: 'Two', sector: 'provider' }),
    ];
    const owner = await api.people.create({ name: 'Ann Lee', organisationId: one.id });
    const action = await api.actions.create({
      title: 'A',
      ownerPersonId: owner.id,
      organisationId: two.id,
      raisedOn: '2024-05-01',
      status: 'closed',
    });
    expect(action).toMatchObject({
      ref: 'ACT/2024/001',
      organisationId: two.id,
      raisedOn: '2024-05-01',
      closedOn: '2026-11-22',
      originalDueOn: null,
      groupName: '',
      meetingOn: null,
    });
    expect(await api.actions.create({ title: 'B' })).toMatchObject({
      ref: 'ACT/2026/001',
      raisedOn: '2026-11-22',
      ownerName: '',
      organisationName: '',
    });
  });

  test('is refused when it points at something removed or at another meeting’s item', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Supply' });
    const [first, second] = [
      await api.meetings.create({ groupId: group.id, heldOn: '2026-10-01' }),
      await api.meetings.create({ groupId: group.id, heldOn: '2026-12-01' }),
    ];
    await expect(api.actions.create({ title: 'A', meetingId: first.id, agendaItemId: second.items[0]!.id })).rejects.toMatchObject({
      code: 'validation',
    });
    await expect(api.actions.create({ title: 'A', meetingId: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(api.actions.create({ title: 'A', ownerPersonId: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(api.actions.create({ title: 'A', groupId: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('references', () => {
  test('run by group and year and are never given twice', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Housing Supply Group' });
    const add = async (raisedOn: string) => api.actions.create({ title: 'A', groupId: group.id, raisedOn });
    expect((await add('2026-01-05')).ref).toBe('HSG/2026/001');
    const second = await add('2026-03-05');
    expect(second.ref).toBe('HSG/2026/002');
    expect((await add('2027-01-05')).ref).toBe('HSG/2027/001');
    await api.actions.remove({ id: second.id, version: 1 });
    expect((await add('2026-06-05')).ref).toBe('HSG/2026/003');
    await api.history.undo({});
    expect((await add('2026-06-05')).ref).toBe('HSG/2026/004');
  });

  test('stay the same when the action moves to another group', async () => {
    const { api } = it;
    const [one, two] = [
      await api.groups.create({ name: 'One', refPrefix: 'ONE' }),
      await api.groups.create({ name: 'Two', refPrefix: 'TWO' }),
    ];
    const action = await api.actions.create({ title: 'A', groupId: one.id });
    expect(await api.actions.update({ id: action.id, version: 1, changes: { groupId: two.id } })).toMatchObject({
      ref: 'ONE/2026/001',
      groupName: 'Two',
    });
    expect((await api.actions.create({ title: 'B', groupId: two.id })).ref).toBe('TWO/2026/001');
  });

  test('don’t collide when two people add actions', async () => {
    const postgres = process.env['HPP_DIALECT'] === 'postgres';
    const folder = mkdtempSync(join(tmpdir(), 'hpp-refs-'));
    const shared = await makeCore(postgres ? {} : { profile: { kind: 'sqlite', path: join(folder, 'shared.hpp') } });
    try {
      const other = await shared.another('Ann Chair');
      const group = await shared.api.groups.create({ name: 'Supply' });
      const add = (at: number) => (at % 2 === 0 ? shared : other).api.actions.create({ title: `Action ${at}`, groupId: group.id });
      const refs: string[] = [];
      // SQLite waits for its lock without letting go of the thread, so within one process the cores take turns.
      if (postgres) refs.push(...(await Promise.all(Array.from({ length: 12 }, (_, at) => add(at)))).map((action) => action.ref));
      else for (let at = 0; at < 12; at += 1) refs.push((await add(at)).ref);
      expect(refs.toSorted()).toEqual(Array.from({ length: 12 }, (_, at) => `SUP/2026/${String(at + 1).padStart(3, '0')}`));
      expect(await other.api.history.undo({})).toMatchObject({
        label: expect.stringMatching(/^Add action SUP\/2026\/0/) as string,
      });
      expect(await shared.api.actions.list({})).toHaveLength(11);
    } finally {
      await shared.close();
      rmSync(folder, { recursive: true });
    }
  });

  test('are counted for their own letters, not for longer ones that begin alike', async () => {
    const { api } = it;
    const long = await api.groups.create({ name: 'Housing Supply Group' });
    const short = await api.groups.create({ name: 'Housing Supply', refPrefix: 'HS' });
    const add = async (groupId: string) => (await api.actions.create({ title: 'A', groupId })).ref;
    expect([await add(long.id), await add(long.id), await add(short.id)]).toEqual(['HSG/2026/001', 'HSG/2026/002', 'HS/2026/001']);
    expect([await add(short.id), await add(long.id)]).toEqual(['HS/2026/002', 'HSG/2026/003']);
  });
});

describe('the list of actions', () => {
  test('is by due date with none last, and knows overdue and due soon', async () => {
    const { api } = it;
    const add = (title: string, dueOn: string | null, status?: 'closed' | 'blocked') =>
      api.actions.create({ title, dueOn, ...(status ? { status } : {}) });
    await add('no date', null);
    await add('in 14 days', '2026-12-06');
    await add('in 15 days', '2026-12-07');
    await add('today', '2026-11-22', 'blocked');
    await add('yesterday', '2026-11-21');
    await add('done', '2026-01-01', 'closed');
    await add('yesterday again', '2026-11-21');
    expect(titles(await api.actions.list({}))).toEqual([
      'done',
      'yesterday',
      'yesterday again',
      'today',
      'in 14 days',
      'in 15 days',
      'no date',
    ]);
    expect(titles(await api.actions.list({ view: 'open' }))).toEqual([
      'yesterday',
      'yesterday again',
      'today',
      'in 14 days',
      'in 15 days',
      'no date',
    ]);
    expect(titles(await api.actions.list({ view: 'overdue' }))).toEqual(['yesterday', 'yesterday again']);
    expect(titles(await api.actions.list({ view: 'due_soon' }))).toEqual(['today', 'in 14 days']);
    expect(titles(await api.actions.list({ view: 'done' }))).toEqual(['done']);
    expect((await api.actions.list({ view: 'all' })).filter((row) => row.overdue).map((row) => row.title)).toEqual([
      'yesterday',
      'yesterday again',
    ]);
    it.at('2026-11-23T09:00:00.000Z');
    expect(titles(await api.actions.list({ view: 'overdue' }))).toEqual(['yesterday', 'yesterday again', 'today']);
  });

  test('is filtered by organisation, group, meeting and owner', async () => {
    const { api } = it;
    const provider = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    const owner = await api.people.create({ name: 'Ann', organisationId: provider.id });
    const group = await api.groups.create({ name: 'Supply' });
    const meeting = await api.meetings.create({ groupId: group.id, heldOn: '2026-11-02' });
    await api.actions.create({ title: 'owned', ownerPersonId: owner.id });
    await api.actions.create({ title: 'organisation', organisationId: provider.id });
    await api.actions.create({ title: 'group', groupId: group.id });
    await api.actions.create({ title: 'meeting', meetingId: meeting.id });
    expect(titles(await api.actions.list({ organisationId: provider.id })).toSorted()).toEqual(['organisation', 'owned']);
    expect(titles(await api.actions.list({ ownerPersonId: owner.id }))).toEqual(['owned']);
    expect(titles(await api.actions.list({ groupId: group.id }))).toEqual(['group', 'meeting']);
    expect(titles(await api.actions.list({ meetingId: meeting.id, view: 'open' }))).toEqual(['meeting']);
  });
});

describe('actions that are due', () => {
  test('are overdue from the day after, and so say the log, Home and the navigation', async () => {
    const { api } = it;
    const { id: organisationId } = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    const add = (title: string, dueOn: string | null, status: 'open' | 'closed' = 'open') =>
      api.actions.create({ title, dueOn, status, organisationId });
    await add('today', TODAY);
    await add('some day', null);
    await add('done late', '2026-11-01', 'closed');
    const overdue = async () => ({
      log: titles(await api.actions.list({ view: 'overdue' })),
      home: (await api.actions.home({})).overdue,
      navigation: (await api.actions.overdueCount({})).overdue,
      organisations: (await api.actions.home({})).overdueByOrganisation,
    });
    expect(await overdue()).toEqual({ log: [], home: 0, navigation: 0, organisations: [] });
    await add('yesterday', '2026-11-21');
    await add('long ago', '2026-10-01');
    expect(await overdue()).toMatchObject({
      log: ['long ago', 'yesterday'],
      home: 2,
      navigation: 2,
      organisations: [{ organisationName: 'Alpha', overdue: 2, oldestDueOn: '2026-10-01' }],
    });
    expect((await api.actions.home({})).due.map((row) => [row.title, row.overdue])).toEqual([
      ['long ago', true],
      ['yesterday', true],
      ['today', false],
    ]);
  });

  test('of a meeting are its own and what arises from before it', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Supply' });
    const meeting = await api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' });
    await api.actions.create({ title: 'own', meetingId: meeting.id });
    await api.actions.create({ title: 'arising', groupId: group.id });
    const { own, arising } = await api.actions.ofMeeting({ meetingId: meeting.id });
    expect([titles(own), titles(arising)]).toEqual([['own'], ['arising']]);
    await api.meetings.remove({ id: meeting.id, version: 1 });
    await expect(api.actions.ofMeeting({ meetingId: meeting.id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('editing an action', () => {
  test('keeps the first due date, follows the owner and records the day of closing', async () => {
    const { api } = it;
    const [one, two] = [
      await api.organisations.create({ name: 'One', sector: 'provider' }),
      await api.organisations.create({ name: 'Two', sector: 'provider' }),
    ];
    const [ann, bob] = [
      await api.people.create({ name: 'Ann', organisationId: one.id }),
      await api.people.create({ name: 'Bob', organisationId: two.id }),
    ];
    const { id } = await api.actions.create({ title: 'A', ownerPersonId: ann.id });
    expect(await api.actions.update({ id, version: 1, changes: { dueOn: '2026-12-01', ownerPersonId: bob.id } })).toMatchObject({
      dueOn: '2026-12-01',
      originalDueOn: '2026-12-01',
      organisationId: two.id,
    });
    expect(await api.actions.update({ id, version: 2, changes: { dueOn: '2027-01-15', organisationId: one.id } })).toMatchObject({
      dueOn: '2027-01-15',
      originalDueOn: '2026-12-01',
      organisationId: one.id,
    });
    expect(await api.actions.update({ id, version: 3, changes: { status: 'closed', ownerPersonId: ann.id } })).toMatchObject({
      closedOn: '2026-11-22',
      organisationId: one.id,
    });
    it.at('2026-11-30T09:00:00.000Z');
    expect((await api.actions.update({ id, version: 4, changes: { status: 'closed', title: 'B' } })).closedOn).toBe('2026-11-22');
    expect(await api.actions.update({ id, version: 5, changes: { status: 'in_progress', raisedOn: null } })).toMatchObject({
      closedOn: null,
      raisedOn: '2026-11-30',
    });
  });

  test('leaves the organisation that was chosen for it, whoever owns it', async () => {
    const { api } = it;
    const [one, two, three] = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => api.organisations.create({ name, sector: 'provider' })),
    );
    const ann = await api.people.create({ name: 'Ann', organisationId: one!.id });
    const bob = await api.people.create({ name: 'Bob', organisationId: two!.id });
    const free = await api.people.create({ name: 'Free' });
    const chosen = await api.actions.create({ title: 'A', ownerPersonId: ann.id, organisationId: three!.id });
    expect(chosen.organisationId).toBe(three!.id);
    expect(await api.actions.update({ id: chosen.id, version: 1, changes: { ownerPersonId: bob.id } })).toMatchObject({
      organisationId: three!.id,
    });
    const both = { ownerPersonId: ann.id, organisationId: two!.id };
    expect(await api.actions.update({ id: chosen.id, version: 2, changes: both })).toMatchObject(both);
    const follows = await api.actions.create({ title: 'B', ownerPersonId: ann.id });
    expect(await api.actions.update({ id: follows.id, version: 1, changes: { ownerPersonId: free.id } })).toMatchObject({
      organisationId: one!.id,
    });
  });

  test('to another meeting lets go of the agenda item and takes the group', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Supply' });
    const [first, second] = [
      await api.meetings.create({ groupId: group.id, heldOn: '2026-10-01' }),
      await api.meetings.create({ groupId: group.id, heldOn: '2026-12-01' }),
    ];
    const { id } = await api.actions.create({ title: 'A' });
    expect(await api.actions.update({ id, version: 1, changes: { agendaItemId: first.items[0]!.id } })).toMatchObject({
      meetingId: first.id,
      groupId: group.id,
    });
    expect(await api.actions.update({ id, version: 2, changes: { meetingId: second.id } })).toMatchObject({
      meetingId: second.id,
      agendaItemId: null,
      meetingOn: '2026-12-01',
    });
  });

  test('tells of a save by somebody else, with the fields as they are now', async () => {
    const { api } = it;
    const { id } = await api.actions.create({ title: 'A', dueOn: '2026-12-01' });
    await api.actions.update({ id, version: 1, changes: { title: 'Theirs' } });
    await expect(api.actions.update({ id, version: 1, changes: { title: 'Mine' } })).rejects.toMatchObject({
      code: 'conflict',
      details: {
        conflict: {
          entity: 'action',
          id,
          version: 2,
          by: 'Sam Officer',
          current: { title: 'Theirs', dueOn: '2026-12-01', originalDueOn: '2026-12-01' },
        },
      },
    });
    await expect(api.actions.addUpdate({ id, version: 1, text: 'Done' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(api.actions.remove({ id, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('of several at once is all or none, and one undo', async () => {
    const { api } = it;
    const made = [];
    for (const title of ['A', 'B', 'C']) made.push(await api.actions.create({ title }));
    const edits = made.map(({ id }, at) => ({
      id,
      version: 1,
      changes: { dueOn: `2026-12-0${at + 1}`, status: 'closed' as const },
    }));
    await expect(api.actions.updateMany({ edits: [...edits.slice(0, 2), { ...edits[2]!, version: 7 }] })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(api.actions.updateMany({ edits: [edits[0]!, edits[0]!] })).rejects.toMatchObject({
      code: 'validation',
    });
    expect((await api.actions.list({ view: 'open' })).map((row) => row.version)).toEqual([1, 1, 1]);

    expect(await api.actions.updateMany({ edits: edits.toReversed() })).toEqual(made.map(({ id }) => ({ id, version: 2 })).toReversed());
    expect((await api.actions.list({})).map((row) => [row.title, row.dueOn, row.originalDueOn, row.closedOn])).toEqual([
      ['A', '2026-12-01', '2026-12-01', '2026-11-22'],
      ['B', '2026-12-02', '2026-12-02', '2026-11-22'],
      ['C', '2026-12-03', '2026-12-03', '2026-11-22'],
    ]);
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit 3 actions' });
    expect((await api.actions.list({})).map((row) => [row.title, row.dueOn, row.status, row.originalDueOn, row.closedOn])).toEqual([
      ['A', null, 'open', null, null],
      ['B', null, 'open', null, null],
      ['C', null, 'open', null, null],
    ]);
    await api.history.redo({});
    expect(await api.actions.list({ view: 'done' })).toHaveLength(3);
  });

  test('of several at once names every field that is wrong', async () => {
    const { api } = it;
    const { id: groupId } = await api.groups.create({ name: 'Supply' });
    const [one, two] = [
      await api.meetings.create({ groupId, heldOn: '2026-12-01', startsAt: '10:00', endsAt: '12:00' }),
      await api.meetings.create({ groupId, heldOn: '2026-12-08', startsAt: '10:00', endsAt: '12:00' }),
    ];
    const made: { id: string; ref: string }[] = [];
    for (const title of ['A', 'B', 'C']) made.push(await api.actions.create({ title }));
    const lost = '019a0000-0000-7000-8000-000000000000';
    const wrong = [{ title: 'Kept' }, { agendaItemId: one.items[0]!.id, meetingId: two.id }, { ownerPersonId: lost }].map(
      (changes, at) => ({ id: made[at]!.id, version: 1, changes }),
    );
    await expect(api.actions.updateMany({ edits: wrong })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['edits', 1, 'changes', 'agendaItemId'] }, { path: ['edits', 2, 'changes', 'ownerPersonId'] }] },
    });
    await expect(api.actions.updateMany({ edits: wrong.map((edit) => ({ ...edit, changes: { title: '' } })) })).rejects.toMatchObject({
      details: { issues: [0, 1, 2].map((at) => ({ path: ['edits', at, 'changes', 'title'] })) },
    });
    await expect(api.actions.update(wrong[2]!)).rejects.toMatchObject({ details: { issues: [{ path: ['changes', 'ownerPersonId'] }] } });
    expect((await api.actions.list({})).map((row) => row.version)).toEqual([1, 1, 1]);
    await api.actions.updateMany({ edits: [wrong[0]!] });
    expect((await api.history.undoState({})).undo?.label).toBe(`Edit action ${made[0]!.ref}`);
  });
});

describe('updates of an action', () => {
  test('are kept newest first and set status and due date', async () => {
    const { api } = it;
    const { id } = await api.actions.create({ title: 'A', dueOn: '2026-12-01' });
    await api.actions.addUpdate({ id, version: 1, text: 'Asked the surveyor.' });
    it.at('2026-11-24T09:00:00.000Z');
    const moved = await api.actions.addUpdate({
      id,
      version: 1,
      dueOn: '2027-01-31',
      status: 'blocked',
      reason: 'Utilities diversion',
    });
    expect(moved).toMatchObject({
      version: 2,
      dueOn: '2027-01-31',
      originalDueOn: '2026-12-01',
      status: 'blocked',
      lastUpdate: 'Utilities diversion',
      lastUpdateOn: '2026-11-24',
    });
    expect(moved.updates).toMatchObject([
      {
        madeOn: '2026-11-24',
        text: '',
        status: 'blocked',
        dueOn: '2027-01-31',
        reason: 'Utilities diversion',
        by: 'Sam Officer',
      },
      { madeOn: '2026-11-22', text: 'Asked the surveyor.', status: null, dueOn: null, reason: '', by: 'Sam Officer' },
    ]);
    it.at('2026-11-24T10:00:00.000Z');
    expect(await api.actions.addUpdate({ id, version: 2, text: 'All done.', status: 'closed' })).toMatchObject({
      closedOn: '2026-11-24',
      lastUpdate: 'All done.',
    });
    expect(await api.actions.list({})).toMatchObject([{ lastUpdate: 'All done.', lastUpdateOn: '2026-11-24', status: 'closed' }]);
  });

  test('say something, or are refused', async () => {
    const { api } = it;
    const { id } = await api.actions.create({ title: 'A', dueOn: '2026-12-01' });
    for (const empty of [{}, { text: '  \n' }, { status: 'open' as const, dueOn: '2026-12-01' }, { reason: 'Because' }]) {
      await expect(api.actions.addUpdate({ id, version: 1, ...empty })).rejects.toMatchObject({ code: 'validation' });
    }
    expect((await api.actions.addUpdate({ id, version: 1, dueOn: null })).dueOn).toBeNull();
  });

  test('are undone together with what they set, and redone', async () => {
    const { api } = it;
    const { id, ref } = await api.actions.create({ title: 'A' });
    await api.actions.addUpdate({ id, version: 1, text: 'Done', status: 'closed' });
    expect(await api.history.undo({})).toMatchObject({ label: `Update action ${ref}` });
    expect(await api.actions.get({ id })).toMatchObject({
      status: 'open',
      closedOn: null,
      lastUpdate: '',
      updates: [],
    });
    await api.history.redo({});
    expect(await api.actions.get({ id })).toMatchObject({
      status: 'closed',
      closedOn: '2026-11-22',
      lastUpdate: 'Done',
      updates: [{ text: 'Done' }],
    });
  });
});

describe('undo', () => {
  test('reverses adding, editing and removing in turn, and redo brings each back', async () => {
    const { api } = it;
    const { id } = await api.actions.create({ title: 'A', dueOn: '2026-12-01' });
    await api.actions.update({ id, version: 1, changes: { title: 'B', status: 'closed' } });
    await api.actions.remove({ id, version: 2 });
    await expect(api.actions.get({ id })).rejects.toMatchObject({ code: 'not_found' });
    expect(await api.history.undo({})).toMatchObject({ label: 'Remove action ACT/2026/001' });
    expect(await api.actions.get({ id })).toMatchObject({ title: 'B', closedOn: '2026-11-22' });
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit action ACT/2026/001' });
    expect(await api.actions.get({ id })).toMatchObject({ title: 'A', status: 'open', closedOn: null });
    await api.history.undo({});
    expect(await api.actions.list({})).toEqual([]);
    for (let times = 0; times < 2; times += 1) await api.history.redo({});
    expect(await api.actions.list({})).toMatchObject([{ title: 'B', ref: 'ACT/2026/001' }]);
  });

  test('has nothing to reverse twice when a command is sent again', async () => {
    const { api } = it;
    const { id } = await api.actions.create({ title: 'A' });
    const commandId = randomUUID();
    const first = await api.actions.addUpdate({ id, version: 1, text: 'Done', status: 'closed' }, { commandId });
    expect(await api.actions.addUpdate({ id, version: 1, text: 'Done', status: 'closed' }, { commandId })).toEqual(first);
    expect((await api.actions.get({ id })).updates).toHaveLength(1);
    await api.history.undo({});
    expect((await api.actions.get({ id })).status).toBe('open');
  });
});

describe('a list of actions', () => {
  test('is added as one step, all or none, with a reference each', async () => {
    const { api } = it;
    await expect(
      api.actions.createMany({ records: [{ title: 'One' }, { title: 'Two', raisedOn: '2026-11-10', dueOn: '2026-11-09' }] }),
    ).rejects.toMatchObject({ code: 'validation', details: { issues: [{ path: ['records', 1, 'dueOn'] }] } });
    expect(await api.actions.list({})).toEqual([]);
    await api.actions.createMany({ records: [{ title: 'One' }, { title: 'Two', dueOn: '2026-12-01' }, { title: 'Three' }] });
    expect((await api.actions.list({})).map(({ ref, title }) => `${ref.slice(-3)} ${title}`).toSorted()).toEqual([
      '001 One',
      '002 Two',
      '003 Three',
    ]);
    expect(await api.history.undo({})).toMatchObject({ label: 'Add 3 actions' });
    expect(await api.actions.list({})).toEqual([]);
  });
});
