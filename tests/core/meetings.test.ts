import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Group } from '../../shared/features/partners/groups.ts';
import type { MeetingDetail } from '../../shared/features/meetings/contract.ts';
import { makeCore, TODAY, type TestCore } from '../support/make-core.ts';

let it: TestCore;
let group: Group;
beforeEach(async () => {
  it = await makeCore();
  group = await it.api.groups.create({
    name: 'Housing Supply Group',
    defaultPlace: 'Civic Centre',
    quorumRule: 'percent',
    quorumValue: 50,
  });
});
afterEach(() => it.close());

const plan = (heldOn = '2026-12-14'): Promise<MeetingDetail> => it.api.meetings.create({ groupId: group.id, heldOn });
const agenda = (meeting: { items: { position: number; title: string }[] }): string[] =>
  meeting.items.map((item) => `${item.position} ${item.title}`);
const read = (id: string): Promise<MeetingDetail> => it.api.meetings.get({ id });
/** A meeting without the versions, which undo raises. */
const contents = async (id: string): Promise<unknown> =>
  JSON.parse(JSON.stringify(await read(id), (key, value: unknown) => (key === 'version' ? undefined : value)));

/** Checks that undo restores the meeting as it was and redo brings the change back. */
async function undone(id: string, label: string, change: () => Promise<unknown>): Promise<void> {
  const before = await contents(id);
  await change();
  const after = await contents(id);
  expect(after).not.toEqual(before);
  expect(await it.api.history.undo({})).toMatchObject({ label });
  expect(await contents(id)).toEqual(before);
  expect(await it.api.history.redo({})).toMatchObject({ label });
  expect(await contents(id)).toEqual(after);
}

describe('planning a meeting', () => {
  test('fills in the standard agenda, title and place', async () => {
    const meeting = await plan();
    expect(meeting).toMatchObject({
      title: 'Housing Supply Group',
      groupName: 'Housing Supply Group',
      place: 'Civic Centre',
      stage: 'draft',
      version: 1,
      agendaDueOn: '2026-12-04',
      previous: null,
    });
    expect(meeting.items.map((item) => [item.position, item.kind, item.title, item.purpose, item.minutesPlanned])).toEqual([
      [1, 'apologies', 'Welcome and apologies', 'note', 5],
      [2, 'declarations', 'Declarations of interest', 'note', 5],
      [3, 'last_minutes', 'Minutes of the last meeting', 'decide', 5],
      [4, 'matters_arising', 'Matters arising', 'discuss', 15],
      [5, 'next_meeting', 'Next meeting', 'note', 5],
    ]);
    expect(await read(meeting.id)).toEqual(meeting);
  });

  test('names the minutes of the meeting before', async () => {
    const first = await plan('2026-11-16');
    await plan('2027-03-01');
    const meeting = await plan();
    expect(meeting.items[2]!.title).toBe('Minutes of 16 November 2026');
    expect(meeting.previous).toEqual({ id: first.id, heldOn: '2026-11-16', stage: 'draft' });
  });

  test('keeps a title and place given, and needs a group that is here', async () => {
    const meeting = await it.api.meetings.create({
      groupId: group.id,
      heldOn: '2026-12-14',
      title: 'Away day',
      place: 'Library',
    });
    expect(meeting).toMatchObject({ title: 'Away day', place: 'Library' });
    await expect(it.api.meetings.create({ groupId: randomUUID(), heldOn: '2026-12-14' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('happens once when the command is sent again, and is undone whole', async () => {
    const commandId = randomUUID();
    const first = await it.api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' }, { commandId });
    expect(await it.api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' }, { commandId })).toEqual(first);
    expect(await it.api.meetings.list({})).toHaveLength(1);
    expect(await it.api.history.undo({})).toMatchObject({ label: 'Plan meeting of 14 December 2026' });
    expect(await it.api.meetings.list({})).toEqual([]);
    await it.api.history.redo({});
    expect(agenda(await read(first.id))).toEqual(agenda(first));
  });
});

describe('the list of meetings', () => {
  test('is newest first with what is on each', async () => {
    const { api } = it;
    const first = await plan('2026-11-16');
    const second = await plan('2026-12-14');
    const other = await api.groups.create({ name: 'Board' });
    await api.meetings.create({ groupId: other.id, heldOn: '2026-12-01' });
    await api.meetings.addDecision({ meetingId: second.id, text: 'Go ahead' });
    await api.actions.create({ title: 'A', meetingId: second.id });
    expect((await api.meetings.list({})).map((row) => row.heldOn)).toEqual(['2026-12-14', '2026-12-01', '2026-11-16']);
    expect((await api.meetings.list({ groupId: group.id })).map((row) => row.id)).toEqual([second.id, first.id]);
    expect((await api.meetings.list({ from: '2026-11-17', to: '2026-12-13' })).map((row) => row.groupName)).toEqual(['Board']);
    expect(await api.meetings.list({ from: '2026-12-14' })).toMatchObject([
      {
        items: 5,
        minutesPlanned: 35,
        decisions: 1,
        actions: 1,
        agendaDueOn: '2026-12-04',
        groupName: 'Housing Supply Group',
      },
    ]);
  });
});

describe('the agenda', () => {
  test('takes new items before the next meeting’s date', async () => {
    const { api } = it;
    const { id, items } = await plan();
    const added = await api.meetings.addItem({
      meetingId: id,
      title: 'Empty homes',
      purpose: 'decide',
      lead: 'Ann Lee',
      minutesPlanned: 20,
    });
    expect(added).toMatchObject({ position: 5, kind: 'item', version: 1, lead: 'Ann Lee', minutesText: '' });
    await api.meetings.addItem({ meetingId: id, title: 'Any other business' });
    const after = await read(id);
    expect(agenda(after).slice(4)).toEqual(['5 Empty homes', '6 Any other business', '7 Next meeting']);
    expect(after.items.slice(0, 4)).toEqual(items.slice(0, 4));
  });

  test('moves items, writing only those whose number changes', async () => {
    const { api } = it;
    const { id, items } = await plan();
    const moved = await api.meetings.moveItem({ id: items[3]!.id, version: 1, position: 2 });
    expect(moved.map((item) => [item.position, item.kind, item.version])).toEqual([
      [1, 'apologies', 1],
      [2, 'matters_arising', 2],
      [3, 'declarations', 2],
      [4, 'last_minutes', 2],
      [5, 'next_meeting', 1],
    ]);
    expect((await api.meetings.moveItem({ id: items[0]!.id, version: 1, position: 99 })).map((item) => item.kind).at(-1)).toBe('apologies');
    await expect(api.meetings.moveItem({ id: items[3]!.id, version: 1, position: 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(agenda(await read(id))[0]).toBe('1 Matters arising');
  });

  test('checks the version of an item moved to where it is', async () => {
    const { items } = await plan();
    await it.api.meetings.updateItem({ id: items[0]!.id, version: 1, changes: { title: 'Welcome' } });
    await expect(it.api.meetings.moveItem({ id: items[0]!.id, version: 1, position: 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('closes the gap of a removed item, unless decisions hang on it', async () => {
    const { api } = it;
    const { id, items } = await plan();
    const decision = await api.meetings.addDecision({ meetingId: id, agendaItemId: items[1]!.id, text: 'Noted' });
    await expect(api.meetings.removeItem({ id: items[1]!.id, version: 1 })).rejects.toMatchObject({
      code: 'in_use',
      message: 'A decision is recorded under “Declarations of interest”.',
    });
    await api.meetings.removeDecision({ id: decision.id, version: 1 });
    await api.meetings.removeItem({ id: items[1]!.id, version: 1 });
    expect(agenda(await read(id))).toEqual([
      '1 Welcome and apologies',
      '2 Minutes of the last meeting',
      '3 Matters arising',
      '4 Next meeting',
    ]);
  });

  test('tells of a save by somebody else, with the fields as they are now', async () => {
    const { items } = await plan();
    const edit = { id: items[0]!.id, version: 1, changes: { minutesText: 'All were welcome.' } };
    expect(await it.api.meetings.updateItem(edit)).toMatchObject({
      version: 2,
      minutesText: 'All were welcome.',
      title: 'Welcome and apologies',
    });
    await expect(it.api.meetings.updateItem(edit)).rejects.toMatchObject({
      code: 'conflict',
      details: {
        conflict: {
          entity: 'agenda_item',
          version: 2,
          current: { minutesText: 'All were welcome.', minutesPlanned: 5 },
        },
      },
    });
  });

  test('is restored by undo after each kind of change', async () => {
    const { api } = it;
    const { id, items } = await plan();
    await api.meetings.addDecision({ meetingId: id, agendaItemId: items[3]!.id, text: 'Agreed' });
    await undone(id, 'Add “Empty homes”', () => api.meetings.addItem({ meetingId: id, title: 'Empty homes' }));
    await undone(id, 'Edit “Welcome”', () => api.meetings.updateItem({ id: items[0]!.id, version: 1, changes: { title: 'Welcome' } }));
    await undone(id, 'Move “Matters arising”', () => api.meetings.moveItem({ id: items[3]!.id, version: 1, position: 1 }));
    await undone(id, 'Remove “Declarations of interest”', async () => {
      const item = (await read(id)).items.find((row) => row.kind === 'declarations')!;
      await api.meetings.removeItem({ id: item.id, version: item.version });
    });
  });
});

describe('decisions', () => {
  test('are numbered under their item and follow it', async () => {
    const { api } = it;
    const { id, items } = await plan();
    const matters = items[3]!.id;
    const first = await api.meetings.addDecision({
      meetingId: id,
      agendaItemId: matters,
      text: 'One',
      outcome: 'approved',
    });
    expect(first).toMatchObject({ ref: '4.1', decidedOn: '2026-12-14', outcome: 'approved', version: 1 });
    expect((await api.meetings.addDecision({ meetingId: id, agendaItemId: matters, text: 'Two' })).ref).toBe('4.2');
    expect((await api.meetings.addDecision({ meetingId: id, text: 'Free' })).ref).toBe('D1');
    expect((await api.meetings.addDecision({ meetingId: id, agendaItemId: items[0]!.id, text: 'Early' })).ref).toBe('1.1');
    await api.meetings.removeDecision({ id: first.id, version: 1 });
    expect((await api.meetings.addDecision({ meetingId: id, agendaItemId: matters, text: 'Three' })).ref).toBe('4.3');
    await api.meetings.moveItem({ id: matters, version: 1, position: 2 });
    expect((await read(id)).decisions.map((row) => [row.ref, row.text])).toEqual([
      ['1.1', 'Early'],
      ['2.2', 'Two'],
      ['2.3', 'Three'],
      ['D1', 'Free'],
    ]);
  });

  test('keep their reference when edited and get another under another item', async () => {
    const { api } = it;
    const { id, items } = await plan();
    const made = await api.meetings.addDecision({ meetingId: id, agendaItemId: items[3]!.id, text: 'One' });
    expect(await api.meetings.updateDecision({ id: made.id, version: 1, changes: { text: 'Uno' } })).toMatchObject({
      ref: '4.1',
      text: 'Uno',
      version: 2,
    });
    expect((await api.meetings.updateDecision({ id: made.id, version: 2, changes: { agendaItemId: items[2]!.id } })).ref).toBe('3.1');
    await expect(api.meetings.updateDecision({ id: made.id, version: 2, changes: { text: 'Late' } })).rejects.toMatchObject({
      code: 'conflict',
      details: { conflict: { current: { text: 'Uno', decidedOn: '2026-12-14' } } },
    });
    const other = await plan('2027-01-11');
    await expect(api.meetings.addDecision({ meetingId: other.id, agendaItemId: items[0]!.id, text: 'Astray' })).rejects.toMatchObject({
      code: 'validation',
    });
  });

  test('are restored by undo after each kind of change', async () => {
    const { api } = it;
    const { id, items } = await plan();
    const made = await api.meetings.addDecision({ meetingId: id, agendaItemId: items[0]!.id, text: 'First' });
    await undone(id, 'Record decision 4.1', () => api.meetings.addDecision({ meetingId: id, agendaItemId: items[3]!.id, text: 'Second' }));
    await undone(id, 'Edit decision 1.1', () => api.meetings.updateDecision({ id: made.id, version: 1, changes: { outcome: 'deferred' } }));
    await undone(id, 'Remove decision 1.1', async () => {
      const { version } = (await read(id)).decisions.find((row) => row.id === made.id)!;
      await api.meetings.removeDecision({ id: made.id, version });
    });
  });
});

describe('attendance', () => {
  const join = async (name: string, fields: object = {}): Promise<string> => {
    const person = await it.api.people.create({ name });
    await it.api.groups.addMember({ groupId: group.id, personId: person.id, ...fields });
    return person.id;
  };

  test('covers every member of the day and everybody recorded', async () => {
    const { api } = it;
    const [bob, ann] = [await join('Bob'), await join('Ann', { role: 'chair' })];
    await join('Left', { toOn: '2026-12-13' });
    await join('Later', { fromOn: '2026-12-15' });
    const [first, last] = [await join('First day', { fromOn: '2026-12-14' }), await join('Last day', { toOn: '2026-12-14' })];
    const guest = await api.people.create({ name: 'Guest' });
    const { id, attendance } = await plan();
    expect(attendance.map((row) => [row.personName, row.state, row.role, row.id, row.version])).toEqual([
      ['Ann', 'expected', 'chair', null, 0],
      ['Bob', 'expected', 'member', null, 0],
      ['First day', 'expected', 'member', null, 0],
      ['Last day', 'expected', 'member', null, 0],
    ]);
    expect(attendance.map((row) => row.personId).slice(2)).toEqual([first, last]);
    const recorded = await api.meetings.setAttendance({
      rows: [
        { meetingId: id, personId: guest.id, state: 'present', joinedItem: 3, leftItem: 5, version: 0 },
        { meetingId: id, personId: bob, state: 'deputy', deputyName: 'Dee Stand-in', version: 0 },
      ],
    });
    expect(recorded).toMatchObject([
      { personId: bob, state: 'deputy', deputyName: 'Dee Stand-in', version: 1, membership: 'full' },
      { personId: guest.id, state: 'present', joinedItem: 3, leftItem: 5, membership: '', role: '' },
    ]);
    await api.meetings.setAttendance({
      rows: [
        { meetingId: id, personId: bob, state: 'present', version: 1 },
        { meetingId: id, personId: ann, state: 'apologies', version: 0 },
      ],
    });
    expect((await read(id)).attendance.map((row) => [row.personName, row.state, row.deputyName, row.version])).toEqual([
      ['Ann', 'apologies', '', 1],
      ['Bob', 'present', '', 2],
      ['First day', 'expected', '', 0],
      ['Last day', 'expected', '', 0],
      ['Guest', 'present', '', 1],
    ]);
  });

  test('tells whether the meeting is quorate', async () => {
    const { api } = it;
    const people = [await join('A'), await join('B'), await join('C')];
    const observer = await join('O', { membership: 'observer' });
    const { id, quorum } = await plan();
    expect(quorum).toEqual({ present: 0, needed: 2, met: false });
    await api.meetings.setAttendance({
      rows: [
        { meetingId: id, personId: people[0]!, state: 'present', version: 0 },
        { meetingId: id, personId: observer, state: 'present', version: 0 },
      ],
    });
    expect((await read(id)).quorum).toEqual({ present: 1, needed: 2, met: false });
    await api.meetings.setAttendance({
      rows: [
        { meetingId: id, personId: people[1]!, state: 'deputy', version: 0 },
        { meetingId: id, personId: people[2]!, state: 'absent', version: 0 },
      ],
    });
    expect((await read(id)).quorum).toEqual({ present: 2, needed: 2, met: true });
    await api.groups.update({ id: group.id, version: 1, changes: { quorumRule: 'none' } });
    expect((await read(id)).quorum).toEqual({ present: 2, needed: null, met: null });
  });

  test('is undone in one step, what was added and what was changed', async () => {
    const { api } = it;
    const [ann, bob] = [await join('Ann'), await join('Bob')];
    const { id } = await plan();
    await api.meetings.setAttendance({ rows: [{ meetingId: id, personId: ann, state: 'apologies', version: 0 }] });
    await undone(id, 'Record attendance', () =>
      api.meetings.setAttendance({
        rows: [ann, bob].map((personId, at) => ({ meetingId: id, personId, state: 'present' as const, version: 1 - at })),
      }),
    );
  });

  test('is recorded again on the same record after an undo, so that no older view passes for the present one', async () => {
    const { api } = it;
    const ann = await join('Ann');
    const { id } = await plan();
    const row = { meetingId: id, personId: ann };
    const [first] = await api.meetings.setAttendance({ rows: [{ ...row, state: 'apologies', version: 0 }] });
    await api.history.undo({});
    await expect(api.meetings.setAttendance({ rows: [{ ...row, state: 'absent', version: 1 }] })).rejects.toMatchObject({
      code: 'conflict',
      details: { conflict: { entity: 'attendance', id: first!.id, version: 0, current: { ...row, state: 'expected', leftItem: null } } },
    });
    const again = await api.meetings.setAttendance({ rows: [{ ...row, state: 'present', version: 0 }] });
    expect(again).toMatchObject([{ id: first!.id, state: 'present', version: 4 }]);
    await expect(api.meetings.setAttendance({ rows: [{ ...row, state: 'absent', version: 1 }] })).rejects.toMatchObject({
      code: 'conflict',
    });
    await api.history.undo({});
    expect((await read(id)).attendance).toMatchObject([{ id: null, state: 'expected', version: 0 }]);
    await api.history.redo({});
    expect((await read(id)).attendance).toMatchObject([{ id: first!.id, state: 'present', version: 8 }]);
  });

  test('names people and meetings that are here', async () => {
    const { id } = await plan();
    const personId = await join('Ann');
    await expect(
      it.api.meetings.setAttendance({ rows: [{ meetingId: id, personId: randomUUID(), state: 'present', version: 0 }] }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      it.api.meetings.setAttendance({ rows: [{ meetingId: randomUUID(), personId, state: 'present', version: 0 }] }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a meeting’s actions', () => {
  test('are its own, and the group’s live ones from before as matters arising', async () => {
    const { api } = it;
    const first = await plan('2026-11-16');
    const meeting = await plan('2026-12-14');
    const late = await plan('2027-01-11');
    const other = await api.groups.create({ name: 'Board' });
    const add = (title: string, fields: object) => api.actions.create({ title, ...fields });
    await add('no date', { meetingId: first.id });
    await add('carried', { meetingId: first.id, dueOn: '2026-11-30' });
    await add('closed', { meetingId: first.id, status: 'closed' });
    await add('own', { meetingId: meeting.id });
    await add('own, raised early', { meetingId: meeting.id, raisedOn: '2026-12-01' });
    await add('later', { meetingId: late.id });
    await add('other group', { groupId: other.id });
    await add('between meetings', { groupId: group.id, raisedOn: '2026-12-13', dueOn: '2026-12-20' });
    const { own, arising: mattersArising } = await api.actions.ofMeeting({ meetingId: meeting.id });
    expect(own.map((row) => row.title)).toEqual(['own', 'own, raised early']);
    expect(mattersArising.map((row) => row.title)).toEqual(['carried', 'between meetings', 'no date']);
    expect(mattersArising[0]).toMatchObject({
      ref: 'HSG/2026/002',
      meetingOn: '2026-11-16',
      groupName: 'Housing Supply Group',
      overdue: false,
    });
  });
});

describe('matters arising', () => {
  test('are raised before the day of the meeting, not on it', async () => {
    const { api } = it;
    const meeting = await plan('2026-12-14');
    for (const [title, raisedOn] of [
      ['the day before', '2026-12-13'],
      ['on the day', '2026-12-14'],
      ['the day after', '2026-12-15'],
    ])
      await api.actions.create({ title: title!, groupId: group.id, raisedOn });
    expect((await api.actions.ofMeeting({ meetingId: meeting.id })).arising.map((row) => row.title)).toEqual(['the day before']);
    expect(await api.meetings.next({})).toMatchObject({ id: meeting.id, mattersArising: 1 });
  });

  test('are overdue from the day after they were due', async () => {
    const { api } = it;
    await plan('2026-12-14');
    const add = (dueOn: string) => api.actions.create({ title: dueOn, groupId: group.id, dueOn, raisedOn: '2026-11-01' });
    await add(TODAY);
    expect(await api.meetings.next({})).toMatchObject({ mattersArising: 1, overdue: 0 });
    await add('2026-11-21');
    expect(await api.meetings.next({})).toMatchObject({ mattersArising: 2, overdue: 1 });
  });
});

describe('the next meeting', () => {
  test('is nothing while none is planned, and the earliest from today on', async () => {
    expect(await it.api.meetings.next({})).toBeNull();
    await plan('2026-11-21');
    expect(await it.api.meetings.next({})).toBeNull();
    await plan('2026-11-23');
    const first = await plan(TODAY);
    expect(await it.api.meetings.next({})).toMatchObject({ id: first.id, heldOn: TODAY });
  });

  test('counts the members of its day, and its quorum among the full ones', async () => {
    const { api } = it;
    await plan('2026-12-14');
    const join = async (name: string, fields: object = {}) =>
      api.groups.addMember({ groupId: group.id, personId: (await api.people.create({ name })).id, ...fields });
    for (const name of ['A', 'B', 'C', 'D']) await join(name);
    expect(await api.meetings.next({})).toMatchObject({ members: 4, quorumNeeded: 2 });
    for (const name of ['O', 'P', 'Q']) await join(name, { membership: 'observer' });
    expect(await api.meetings.next({})).toMatchObject({ members: 7, quorumNeeded: 2 });
    await join('Left', { toOn: '2026-12-13' });
    await join('Comes', { fromOn: '2026-12-15' });
    expect(await api.meetings.next({})).toMatchObject({ members: 7, quorumNeeded: 2 });
    await join('Last day', { toOn: '2026-12-14' });
    expect(await api.meetings.next({})).toMatchObject({ members: 8, quorumNeeded: 3 });
    await join('First day', { fromOn: '2026-12-14' });
    await join('Both', { fromOn: '2026-12-14', toOn: '2026-12-14' });
    expect(await api.meetings.next({})).toMatchObject({ members: 10, quorumNeeded: 4 });
  });
});

describe('editing and removing a meeting', () => {
  test('changes what was given; an empty title is the group’s name again', async () => {
    const { api } = it;
    const { id } = await plan();
    await api.meetings.addDecision({ meetingId: id, text: 'One' });
    expect(
      await api.meetings.update({
        id,
        version: 1,
        changes: { title: 'Away day', heldOn: '2026-12-15', stage: 'circulated' },
      }),
    ).toMatchObject({
      title: 'Away day',
      heldOn: '2026-12-15',
      stage: 'circulated',
      place: 'Civic Centre',
      version: 2,
    });
    expect((await read(id)).decisions).toMatchObject([{ decidedOn: '2026-12-15' }]);
    expect((await api.meetings.update({ id, version: 2, changes: { title: '' } })).title).toBe('Housing Supply Group');
    await expect(api.meetings.update({ id, version: 2, changes: { place: 'Library' } })).rejects.toMatchObject({
      code: 'conflict',
      details: { conflict: { entity: 'meeting', version: 3, current: { heldOn: '2026-12-15', groupId: group.id } } },
    });
    await undone(id, 'Edit meeting of 16 December 2026', () => api.meetings.update({ id, version: 3, changes: { heldOn: '2026-12-16' } }));
  });

  test('takes agenda, attendance and decisions along, leaves actions, and undo restores all', async () => {
    const { api } = it;
    const person = await api.people.create({ name: 'Ann' });
    const { id, items } = await plan();
    await api.meetings.addDecision({ meetingId: id, agendaItemId: items[0]!.id, text: 'One' });
    await api.meetings.setAttendance({ rows: [{ meetingId: id, personId: person.id, state: 'present', version: 0 }] });
    const action = await api.actions.create({ title: 'Kept', meetingId: id });
    const before = await contents(id);

    await expect(api.meetings.remove({ id, version: 9 })).rejects.toMatchObject({ code: 'conflict' });
    await api.meetings.remove({ id, version: 1 });
    await expect(read(id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(api.meetings.updateItem({ id: items[0]!.id, version: 1, changes: { title: 'Gone' } })).rejects.toMatchObject({
      code: 'not_found',
    });
    const { records } = await api.system.check({});
    for (const part of ['meeting', 'agenda_item', 'attendance', 'decision']) expect([part, records[part]]).toEqual([part, 0]);
    expect(await api.actions.get({ id: action.id })).toMatchObject({
      title: 'Kept',
      ref: 'HSG/2026/001',
      meetingOn: null,
    });

    expect(await api.history.undo({})).toMatchObject({ label: 'Remove meeting of 14 December 2026' });
    expect(await contents(id)).toEqual(before);
    await api.history.redo({});
    expect(await api.meetings.list({})).toEqual([]);
  });
});

describe('agreed minutes', () => {
  test('are locked until the meeting is put back to draft minutes', async () => {
    const { api } = it;
    const person = await api.people.create({ name: 'Ann' });
    const { id, items } = await plan();
    const decision = await api.meetings.addDecision({ meetingId: id, text: 'One' });
    const agreed = await api.meetings.update({ id, version: 1, changes: { stage: 'agreed', notes: 'Signed' }, stageMeant: true });
    const before = await read(id);
    const item = { id: items[0]!.id, version: 1 };
    const refused = [
      () => api.meetings.addItem({ meetingId: id, title: 'Late' }),
      () => api.meetings.updateItem({ ...item, changes: { minutesText: 'Other' } }),
      () => api.meetings.moveItem({ ...item, position: 3 }),
      () => api.meetings.removeItem(item),
      () => api.meetings.setAttendance({ rows: [{ meetingId: id, personId: person.id, state: 'present', version: 0 }] }),
      () => api.meetings.addDecision({ meetingId: id, text: 'Late' }),
      () => api.meetings.updateDecision({ id: decision.id, version: 1, changes: { text: 'Other' } }),
      () => api.meetings.removeDecision({ id: decision.id, version: 1 }),
      () => api.meetings.update({ id, version: agreed.version, changes: { heldOn: '2026-12-20' } }),
      () => api.meetings.remove({ id, version: agreed.version }),
    ];
    for (const call of refused) {
      await expect(call()).rejects.toMatchObject({
        code: 'forbidden',
        message: 'The minutes of 14 December 2026 are agreed and locked.',
        details: { remedy: 'Put the meeting back to draft minutes first.' },
      });
    }
    expect(await read(id)).toEqual(before);

    await undone(id, 'Edit meeting of 14 December 2026', () =>
      api.meetings.update({ id, version: agreed.version, changes: { stage: 'draft_minutes', notes: '' }, stageMeant: true }),
    );
    await api.meetings.updateItem({ ...item, changes: { minutesText: 'Other' } });
  });

  test('leave the meeting’s actions free', async () => {
    const { api } = it;
    const { id } = await plan();
    const action = await api.actions.create({ title: 'A', meetingId: id });
    await api.meetings.update({ id, version: 1, changes: { stage: 'agreed' }, stageMeant: true });
    await api.actions.addUpdate({ id: action.id, version: 1, text: 'Done', status: 'closed' });
    await api.actions.create({ title: 'Late', meetingId: id });
    expect((await api.actions.ofMeeting({ meetingId: id })).own).toHaveLength(2);
  });
});
