import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { totalsOf } from '../../shared/features/homes/supply.ts';
import { homeOf } from '../support/home-of.ts';
import { makeCore, TODAY, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const provider = async (name: string): Promise<string> => (await it.api.organisations.create({ name, sector: 'provider' })).id;

/** A commitment with its years from 2025 on, each as [promised, forecast, delivered]. */
async function commitment(
  organisationId: string,
  stage: 'idea' | 'on_site' | 'complete' | 'withdrawn',
  ...years: (number | null)[][]
): Promise<void> {
  const made = await it.api.homes.create({ organisationId, stage });
  const cells = years.flatMap((figures, at) =>
    (['promised', 'forecast', 'delivered'] as const).map((measure, m) => ({
      commitmentId: made.id,
      year: 2025 + at,
      measure,
      value: figures[m] ?? null,
      version: 0,
    })),
  );
  if (cells.length > 0) await it.api.homes.updateMany({ cells });
}

describe('home', () => {
  test('is calm where there is nothing yet', async () => {
    expect(await homeOf(it.api)).toEqual({
      today: TODAY,
      nextMeeting: null,
      open: 0,
      overdue: 0,
      overdueByOrganisation: [],
      due: [],
      dueCount: 0,
      homes: {
        year: 2026,
        promisedThisYear: 0,
        forecastThisYear: 0,
        deliveredThisYear: 0,
        promised: 0,
        forecast: 0,
        delivered: 0,
        expected: 0,
      },
      providers: [],
      warnings: [],
      recent: [],
    });
  });

  test('adds homes up as the grid does', async () => {
    const { api } = it;
    const [beta, alpha] = [await provider('Beta'), await provider('Alpha')];
    await commitment(beta, 'on_site', [10, 10, 7], [20, 18, 25], [30, null, null]);
    await commitment(beta, 'idea', [null, null, null], [40, null, null]);
    await commitment(alpha, 'complete', [5, 5, 6]);
    await commitment(alpha, 'withdrawn', [0, 0, 0], [12, 12, null]);
    await commitment(alpha, 'idea');

    const { homes, providers, warnings } = await homeOf(api);
    expect(homes).toEqual({
      year: 2026,
      promisedThisYear: 72,
      forecastThisYear: 30,
      deliveredThisYear: 25,
      promised: 117,
      forecast: 45,
      delivered: 38,
      expected: 38,
    });
    expect(providers).toEqual([
      {
        organisationId: alpha,
        organisationName: 'Alpha',
        commitments: 3,
        promised: 17,
        forecast: 17,
        delivered: 6,
        expected: 6,
        status: 'off_track',
        missing: 0,
      },
      {
        organisationId: beta,
        organisationName: 'Beta',
        commitments: 2,
        promised: 100,
        forecast: 28,
        delivered: 32,
        expected: 32,
        status: 'off_track',
        missing: 2,
      },
    ]);
    expect(warnings).toEqual([
      { code: 'commitments_without_figures', count: 1 },
      { code: 'forecasts_missing', count: 2 },
      { code: 'delivered_over_promised', count: 1 },
      { code: 'given_up_with_forecast', count: 1 },
    ]);
    const { rows } = await api.homes.grid({});
    for (const field of ['promised', 'forecast', 'delivered', 'expected'] as const) {
      expect(rows.reduce((sum, row) => sum + row[field], 0)).toBe(homes[field]);
    }
    expect(totalsOf(rows).commitments).toBe(5);
  });

  test('does not warn of what was promised and delivered alike, nor of a forecast for nothing promised', async () => {
    const alpha = await provider('Alpha');
    await commitment(alpha, 'complete', [5, 5, 5]);
    await commitment(alpha, 'on_site', [5, 5, 5], [0, null, null]);
    await commitment(alpha, 'on_site', [0, 0, 3]);
    const { warnings, providers } = await homeOf(it.api);
    expect(warnings).toEqual([]);
    expect(providers).toMatchObject([{ missing: 0 }]);
    await commitment(alpha, 'complete', [5, 5, 6], [1, null, null]);
    expect((await homeOf(it.api)).warnings).toEqual([{ code: 'forecasts_missing', count: 1 }]);
    await commitment(alpha, 'complete', [5, 5, 6]);
    expect((await homeOf(it.api)).warnings).toEqual([
      { code: 'forecasts_missing', count: 1 },
      { code: 'delivered_over_promised', count: 1 },
    ]);
  });

  test('lists what is overdue or due soon, by organisation too', async () => {
    const { api } = it;
    const [beta, alpha, gamma] = [await provider('Beta'), await provider('Alpha'), await provider('Gamma')];
    const action = (title: string, organisationId: string | null, dueOn: string | null, status: 'open' | 'closed' | 'blocked' = 'open') =>
      api.actions.create({ title, organisationId, dueOn, status });
    await action('Late', alpha, '2026-11-01');
    await action('Later', beta, '2026-11-20', 'blocked');
    await action('Latest', beta, '2026-10-01');
    await action('Nobody’s', null, '2026-11-20');
    await action('Today', gamma, TODAY);
    await action('Soon', alpha, '2026-12-06');
    await action('Not soon', alpha, '2026-12-07');
    await action('Some day', alpha, null);
    const closed = await action('Done', alpha, '2026-01-01', 'closed');
    await api.actions.addUpdate({ id: closed.id, version: 1, text: 'All done' });

    const summary = await homeOf(api);
    expect(summary).toMatchObject({ open: 8, overdue: 4 });
    expect(summary.overdueByOrganisation.map((row) => [row.organisationName, row.overdue, row.oldestDueOn])).toEqual([
      ['Beta', 2, '2026-10-01'],
      ['Alpha', 1, '2026-11-01'],
      ['', 1, '2026-11-20'],
    ]);
    expect(summary.due.map((row) => [row.title, row.overdue])).toEqual([
      ['Latest', true],
      ['Late', true],
      ['Later', true],
      ['Nobody’s', true],
      ['Today', false],
      ['Soon', false],
    ]);
    expect(summary.warnings).toEqual([
      { code: 'actions_without_due', count: 1 },
      { code: 'actions_without_owner', count: 8 },
    ]);
    const overdue = await api.actions.list({ view: 'overdue' });
    expect(overdue).toEqual(summary.due.filter((row) => row.overdue));

    const own = await homeOf(api, { organisationId: alpha });
    expect(own.due.map((row) => row.title)).toEqual(['Late', 'Soon']);
    expect(own.overdue).toBe(4);
  });

  test('names the next meeting as the meeting itself does', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Housing supply group', quorumRule: 'percent', quorumValue: 50 });
    for (const [name, membership] of [
      ['Ann', 'full'],
      ['Bob', 'full'],
      ['Cas', 'full'],
      ['Dee', 'observer'],
    ] as const) {
      const person = await api.people.create({ name });
      await api.groups.addMember({ groupId: group.id, personId: person.id, membership });
    }
    await api.meetings.create({ groupId: group.id, heldOn: '2026-11-21' });
    const agreed = await api.meetings.create({ groupId: group.id, heldOn: '2026-11-30' });
    await api.meetings.update({ id: agreed.id, version: agreed.version, changes: { stage: 'agreed' }, stageMeant: true });
    const next = await api.meetings.create({
      groupId: group.id,
      heldOn: '2026-12-14',
      startsAt: '14:00',
      endsAt: '16:30',
      place: 'Civic Centre',
    });
    await api.meetings.create({ groupId: group.id, heldOn: '2027-01-14' });
    await api.actions.create({ title: 'Chase', groupId: group.id, dueOn: '2026-11-01' });
    await api.actions.create({ title: 'Ask', groupId: group.id });
    await api.actions.create({ title: 'Done', groupId: group.id, status: 'closed' });
    await api.actions.create({ title: 'New', meetingId: next.id });

    const removed = await api.meetings.addItem({ meetingId: next.id, title: 'Not after all', minutesPlanned: 45 });
    await api.meetings.removeItem({ id: removed.id, version: 1 });

    const { nextMeeting } = await homeOf(api);
    const detail = await api.meetings.get({ id: next.id });
    const { arising } = await api.actions.ofMeeting({ meetingId: next.id });
    expect(nextMeeting).toEqual({
      id: next.id,
      groupId: group.id,
      groupName: 'Housing supply group',
      heldOn: '2026-12-14',
      startsAt: '14:00',
      endsAt: '16:30',
      place: 'Civic Centre',
      stage: 'draft',
      agendaDueOn: detail.agendaDueOn,
      mattersArising: arising.length,
      overdue: arising.filter((action) => action.overdue).length,
      members: 4,
      quorumNeeded: detail.quorum.needed,
      minutesPlanned: detail.items.reduce((sum, item) => sum + item.minutesPlanned, 0),
      length: 150,
    });
    expect(nextMeeting).toMatchObject({ mattersArising: 2, overdue: 1, quorumNeeded: 2, agendaDueOn: '2026-12-04' });
  });

  test('says what was changed last, and points at sites without homes', async () => {
    const { api } = it;
    for (const reference of ['1', '2', '3', '4', '5', '6', '7', '8', '9'])
      await api.sites.create({ reference, nameAddress: reference, homesTo: Number(reference) > 2 ? 5 : null });
    await api.sites.create({ reference: 'old', nameAddress: 'Old', endedOn: '2020-01-01' });
    const { recent, warnings } = await homeOf(api);
    expect(recent).toHaveLength(8);
    expect(recent[0]).toMatchObject({ actor: 'Sam Officer', label: 'Add site old', kind: 'do', records: 1 });
    expect(warnings).toEqual([{ code: 'sites_without_homes', count: 2 }]);
  });
});
