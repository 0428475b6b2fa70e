/** The rules that stand once in TypeScript and once in SQL say the same of the same records. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/dates.ts';
import { ACTION_STATUSES } from '../../shared/features/actions/codes.ts';
import { arisingOf } from '../../shared/features/actions/arising.ts';
import { isLive, isOverdue } from '../../shared/features/actions/rules.ts';
import { countedOf, totalsOf } from '../../shared/features/homes/supply.ts';
import { isMemberOn } from '../../shared/features/partners/rules.ts';
import { arisingAt, doneSince, live, overdue } from '../../electron/rooms/sql/actions.ts';
import { memberOn } from '../../electron/rooms/sql/members.ts';
import { makeCore, TODAY, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const DAYS = [-400, -1, 0, 1, 400].map((days) => addDays(TODAY, days));

test('live and overdue, for every status and day', async () => {
  const { api, core } = it;
  for (const { code: status } of ACTION_STATUSES)
    for (const dueOn of [null, ...DAYS]) await api.actions.create({ title: 'A', status, dueOn });
  const all = await api.actions.list({});
  expect(all).toHaveLength(ACTION_STATUSES.length * (DAYS.length + 1));
  const read = core.database.read;
  for (const today of DAYS) {
    const found = await read.selectFrom('action as a').select('a.id').where(overdue('a', today)).execute();
    const expected = all.filter((action) => isOverdue(action.status, action.dueOn, today));
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
  }
  const found = await read.selectFrom('action as a').select('a.id').where(live('a')).execute();
  expect(new Set(found.map(({ id }) => id))).toEqual(new Set(all.filter(({ status }) => isLive(status)).map(({ id }) => id)));
});

test('matters arising and those done since, for every group, meeting, status and day', async () => {
  const { api, core } = it;
  const [own, other] = [await api.groups.create({ name: 'Board' }), await api.groups.create({ name: 'Other' })];
  const heldOn = TODAY;
  const earlier = await api.meetings.create({ groupId: own.id, heldOn: addDays(heldOn, -30) });
  const meeting = await api.meetings.create({ groupId: own.id, heldOn });
  for (const groupId of [own.id, other.id, null])
    for (const meetingId of groupId === own.id ? [null, earlier.id, meeting.id] : [null])
      for (const raisedOn of [-60, -1, 0].map((days) => addDays(heldOn, days)))
        for (const status of ['open', 'awaiting_sign_off', 'closed', 'withdrawn'] as const)
          await api.actions.create({ title: 'A', groupId, meetingId, raisedOn, status });
  const closed = await api.actions.list({ view: 'done' });
  // The day of closing is the day it was closed on: the core's clock stands still, so it is set as if days had passed.
  for (const [at, { id }] of closed.filter(({ closedOn }) => closedOn !== null).entries())
    await core.database.write
      .updateTable('action')
      .set({ closed_on: addDays(heldOn, [-31, -30, -29, 0, 1][at % 5]!) })
      .where('id', '=', id)
      .execute();
  const all = await api.actions.list({});
  const at = { id: meeting.id, groupId: own.id, heldOn, previousOn: addDays(heldOn, -30), nextOn: null };
  const expected = (kind: string) => new Set(all.filter((action) => arisingOf(action, at) === kind).map(({ id }) => id));
  const found = async (rule: ReturnType<typeof live>) => {
    const rows = await core.database.read.selectFrom('action as a').select('a.id').where(rule).execute();
    return new Set(rows.map(({ id }) => id));
  };
  expect(await found(arisingAt('a', at))).toEqual(expected('open'));
  expect(await found(doneSince('a', at, at.previousOn))).toEqual(expected('done'));
  expect([expected('open').size, expected('done').size].every((size) => size > 1)).toBe(true);
});

test('member on a day, for every beginning and end', async () => {
  const { api, core } = it;
  const group = await api.groups.create({ name: 'Board' });
  for (const fromOn of [null, ...DAYS])
    for (const toOn of [null, ...DAYS]) {
      if (fromOn && toOn && toOn < fromOn) continue; // refused: an end before its beginning
      const person = await api.people.create({ name: 'Ann' });
      await api.groups.addMember({ groupId: group.id, personId: person.id, fromOn, toOn });
    }
  const { members } = await api.groups.get({ id: group.id });
  for (const day of DAYS) {
    const found = await core.database.read.selectFrom('group_member as m').select('m.id').where(memberOn('m', day)).execute();
    const expected = members.filter((member) => isMemberOn(member, day));
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
    expect(expected.length).toBeGreaterThan(5);
  }
});

test('expected homes and status, as Home adds them and as the grid does', async () => {
  const { api } = it;
  const { id: organisationId } = await api.organisations.create({ name: 'Beta', sector: 'provider' });
  const figures = [null, 0, 3, 10];
  const stages = ['idea', 'on_site', 'complete', 'stalled', 'withdrawn', 'lapsed'] as const;
  for (const stage of stages)
    for (const promised of figures)
      for (const forecast of figures)
        for (const delivered of figures) {
          const { id: commitmentId } = await api.homes.create({ organisationId, stage });
          const cells = [2025, 2026, 2027].flatMap((year) =>
            Object.entries({ promised, forecast, delivered }).map(([measure, value]) => ({
              commitmentId,
              year,
              measure: measure as 'promised',
              value,
              version: 0,
            })),
          );
          await api.homes.updateMany({ cells });
        }
  const grid = await api.homes.grid({});
  const totals = totalsOf(grid.rows.map((row) => countedOf(row, grid.currentYear)));
  const { homes, providers } = await api.homes.home({});
  const { promised, forecast, delivered, expected } = totals;
  expect(homes).toMatchObject({ promised, forecast, delivered, expected });
  expect(providers).toMatchObject([{ promised, forecast, delivered, expected, status: totals.status, commitments: stages.length * 64 }]);
});
