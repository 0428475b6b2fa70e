import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../shared/errors.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
let bob: Awaited<ReturnType<TestCore['another']>>['api'];
beforeEach(async () => {
  it = await makeCore();
  bob = (await it.another('Bob Provider')).api;
});
afterEach(() => it.close());

describe('a record changed by somebody else', () => {
  test('is not overwritten; the error carries what it is now', async () => {
    const { api } = it;
    const made = await api.organisations.create({ name: 'Alpha', sector: 'provider', isPartner: false });
    it.at('2026-11-23T10:00:00.000Z');
    await bob.organisations.update({ id: made.id, version: 1, changes: { shortName: 'A', rshCode: '4636' } });

    await expect(api.organisations.update({ id: made.id, version: 1, changes: { name: 'Mine' } })).rejects.toMatchObject({
      code: 'conflict',
      message: 'Bob Provider changed this organisation while you were editing it.',
      details: {
        conflict: {
          entity: 'organisation',
          id: made.id,
          version: 2,
          by: 'Bob Provider',
          at: '2026-11-23T10:00:00.000Z',
          current: { name: 'Alpha', shortName: 'A', rshCode: '4636', sector: 'provider', registeredOn: null },
        },
      },
    });
    expect(await api.organisations.get({ id: made.id })).toMatchObject({ name: 'Alpha', shortName: 'A', version: 2 });
    await api.organisations.update({ id: made.id, version: 2, changes: { name: 'Mine' } });
  });

  test('comes with what it was in the version that was seen, whatever was done to it since', async () => {
    const { api } = it;
    const made = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    await bob.organisations.update({ id: made.id, version: 1, changes: { shortName: 'A', rshCode: '4636' } });
    await bob.organisations.update({ id: made.id, version: 2, changes: { shortName: 'B', isPartner: false } });
    await bob.history.undo({});
    await bob.organisations.update({ id: made.id, version: 4, changes: { shortName: 'C', notes: 'Seen' } });
    const before = async (version: number) => {
      const error = await api.organisations.update({ id: made.id, version, changes: { name: 'Mine' } }).catch((one: unknown) => one);
      return (error as AppError).details.conflict?.before;
    };
    expect(await before(1)).toEqual({ shortName: '', rshCode: null, isPartner: 1, notes: '' });
    expect(await before(2)).toEqual({ shortName: 'A', isPartner: 1, notes: '' });
    expect(await before(4)).toEqual({ shortName: 'A', notes: '' });
    // Of several edited at once, the stale one is told of.
    const other = await api.organisations.create({ name: 'Other', sector: 'provider' });
    const edits = [other, { id: made.id, version: 4 }].map(({ id, version }) => ({ id, version, changes: { notes: 'Mine' } }));
    await expect(api.organisations.updateMany({ edits })).rejects.toMatchObject({
      details: { conflict: { id: made.id, version: 5, before: { notes: '' } } },
    });
  });

  test('is not removed either', async () => {
    const { api } = it;
    const made = await api.people.create({ name: 'Ann' });
    await bob.people.update({ id: made.id, version: 1, changes: { phone: '1' } });
    await expect(api.people.remove({ id: made.id, version: 1 })).rejects.toMatchObject({
      code: 'conflict',
      details: { conflict: { version: 2 } },
    });
  });

  test('is said to be gone when they removed it', async () => {
    const { api } = it;
    const made = await api.people.create({ name: 'Ann' });
    await bob.people.remove({ id: made.id, version: 1 });
    await expect(api.people.update({ id: made.id, version: 1, changes: { name: 'B' } })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringMatching(/^This person is no longer here: Bob.* removed it\.$/),
    });
  });

  test('keeps one of two edits made at once', async () => {
    const { api } = it;
    const made = await api.people.create({ name: 'Ann' });
    const edits = await Promise.allSettled(
      ['A', 'B', 'C'].map((name) => api.people.update({ id: made.id, version: 1, changes: { name } })),
    );
    expect(edits.filter((edit) => edit.status === 'fulfilled')).toHaveLength(1);
    for (const edit of edits) if (edit.status === 'rejected') expect(edit.reason).toMatchObject({ code: 'conflict' });
    expect((await api.people.get({ id: made.id })).version).toBe(2);
  });

  test('stops figures set by both, and shows the other’s', async () => {
    const { api } = it;
    const { id: organisationId } = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    const { id: commitmentId } = await api.homes.create({ organisationId });
    const cell = { commitmentId, year: 2026, measure: 'forecast' as const, version: 0 };
    await bob.homes.updateMany({ cells: [{ ...cell, value: 7 }] });
    await expect(api.homes.updateMany({ cells: [{ ...cell, value: 9 }] })).rejects.toMatchObject({
      code: 'conflict',
      details: {
        conflict: {
          entity: 'commitment_year',
          version: 1,
          by: 'Bob Provider',
          current: { forecast: 7, promised: null },
        },
      },
    });
  });
});

describe('attendance recorded by two people', () => {
  let meetingId: string;
  let ann: string;
  let ben: string;
  beforeEach(async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Housing Supply Group' });
    [ann, ben] = [(await api.people.create({ name: 'Ann' })).id, (await api.people.create({ name: 'Ben' })).id];
    for (const personId of [ann, ben]) await api.groups.addMember({ groupId: group.id, personId });
    meetingId = (await api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' })).id;
  });

  const now = async (): Promise<unknown[]> =>
    (await it.api.meetings.get({ id: meetingId })).attendance.map((row) => [row.personName, row.state, row.deputyName, row.version]);

  test('is refused whole when one row is stale, and shows what the other recorded', async () => {
    const { api } = it;
    await api.meetings.setAttendance({ rows: [{ meetingId, personId: ann, state: 'apologies', version: 0 }] });
    it.at('2026-11-23T10:00:00.000Z');
    await bob.meetings.setAttendance({ rows: [{ meetingId, personId: ann, state: 'deputy', deputyName: 'Dee', version: 1 }] });
    const mine = { meetingId, personId: ann, state: 'present' as const, joinedItem: 2, version: 1 };
    const other = { meetingId, personId: ben, state: 'present' as const, version: 0 };
    const refused = {
      code: 'conflict',
      message: 'Bob Provider changed the attendance of Ann while you were editing it.',
      details: {
        conflict: {
          entity: 'attendance',
          version: 2,
          by: 'Bob Provider',
          at: '2026-11-23T10:00:00.000Z',
          current: { meetingId, personId: ann, state: 'deputy', deputyName: 'Dee', joinedItem: null, leftItem: null },
        },
      },
    };
    for (const rows of [
      [other, mine],
      [mine, other],
    ])
      await expect(api.meetings.setAttendance({ rows })).rejects.toMatchObject(refused);
    expect(await now()).toEqual([
      ['Ann', 'deputy', 'Dee', 2],
      ['Ben', 'expected', '', 0],
    ]);
    await api.meetings.setAttendance({ rows: [{ ...mine, version: 2 }, other] });
    expect(await now()).toEqual([
      ['Ann', 'present', '', 3],
      ['Ben', 'present', '', 1],
    ]);
  });

  test('is refused when both record a person first', async () => {
    const { api } = it;
    await bob.meetings.setAttendance({ rows: [{ meetingId, personId: ann, state: 'absent', version: 0 }] });
    await expect(api.meetings.setAttendance({ rows: [{ meetingId, personId: ann, state: 'present', version: 0 }] })).rejects.toMatchObject({
      code: 'conflict',
      details: { conflict: { version: 1, by: 'Bob Provider', current: { state: 'absent' } } },
    });
    expect((await now())[0]).toEqual(['Ann', 'absent', '', 1]);
  });

  test('is kept from both when they record different people', async () => {
    const { api } = it;
    await bob.meetings.setAttendance({ rows: [{ meetingId, personId: ann, state: 'absent', version: 0 }] });
    await api.meetings.setAttendance({ rows: [{ meetingId, personId: ben, state: 'present', version: 0 }] });
    expect(await now()).toEqual([
      ['Ann', 'absent', '', 1],
      ['Ben', 'present', '', 1],
    ]);
    await api.history.undo({});
    expect(await now()).toEqual([
      ['Ann', 'absent', '', 1],
      ['Ben', 'expected', '', 0],
    ]);
  });
});

describe('a command sent twice', () => {
  test('runs once, and is answered alike', async () => {
    const { api } = it;
    const commandId = randomUUID();
    const first = await api.people.create({ name: 'Ann' }, { commandId });
    const again = await api.people.create({ name: 'Ann' }, { commandId });
    expect(again).toEqual(first);
    expect(await api.people.list({})).toHaveLength(1);
    await api.people.create({ name: 'Ann' }, { commandId: randomUUID() });
    expect(await api.people.list({})).toHaveLength(2);
  });

  test('runs the second time if the first failed', async () => {
    const { api } = it;
    const made = await api.people.create({ name: 'Ann' });
    const commandId = randomUUID();
    await expect(api.people.update({ id: made.id, version: 2, changes: { name: 'B' } }, { commandId })).rejects.toMatchObject({
      code: 'conflict',
    });
    await bob.people.update({ id: made.id, version: 1, changes: { phone: '1' } });
    expect(await api.people.update({ id: made.id, version: 2, changes: { name: 'B' } }, { commandId })).toMatchObject({
      name: 'B',
      version: 3,
    });
  });
});

describe('a command that fails', () => {
  test('leaves nothing behind', async () => {
    const { api, core } = it;
    const work = core.transact('Fill', async (ctx) => {
      await ctx.write.insert('person', {
        name: 'Ann',
        organisationId: null,
        jobTitle: '',
        email: '',
        phone: '',
        notes: '',
      });
      throw new Error('The disk fell out.');
    });
    await expect(work).rejects.toMatchObject({ code: 'internal' });
    expect(await api.people.list({})).toEqual([]);
    expect(await api.history.recent({})).toEqual([]);
    expect((await api.history.undoState({})).undo).toBeNull();
  });

  test('tells nothing of the driver', async () => {
    const { core } = it;
    const work = core.transact('Fill', (ctx) =>
      ctx.write.insert('person', {
        name: 'Ann',
        organisationId: 'nowhere',
        jobTitle: '',
        email: '',
        phone: '',
        notes: '',
      }),
    );
    await expect(work).rejects.toMatchObject({
      code: 'in_use',
      message: expect.not.stringMatching(/SQL|constraint|foreign/i) as string,
    });
  });
});

describe('a value that is refused', () => {
  test('is named by its field', async () => {
    const { api } = it;
    const issue = (path: (string | number)[], message: string) => ({
      code: 'validation',
      details: { issues: [{ path, message }] },
    });
    await expect(api.organisations.create({ name: '', sector: 'provider' })).rejects.toMatchObject(issue(['name'], 'Enter some text.'));
    await expect(api.organisations.create({ name: 'A', sector: 'provider', registeredOn: '2026-13-01' })).rejects.toMatchObject(
      issue(['registeredOn'], 'Enter a real date, like 12 March 2026.'),
    );
    const made = await api.people.create({ name: 'Ann' });
    await expect(api.people.update({ id: made.id, version: 1, changes: { email: 'no' } })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['changes', 'email'] }] },
    });
    const reply = await it.core.dispatch({ method: 'people.get', input: { id: 7 } });
    expect(reply).toMatchObject({ ok: false, error: { code: 'validation', details: { issues: [{ path: ['id'] }] } } });
  });
});
