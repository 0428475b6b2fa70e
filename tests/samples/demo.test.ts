import { TABLES, type EntityName } from '../../shared/tables.ts';
import { homeOf } from '../support/home-of.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isRealDate, addDays, daysBetween } from '../../shared/domain/dates.ts';
import { countedOf, totalsOf } from '../../shared/features/homes/supply.ts';
import type { ReadDb } from '../../electron/db/schema.ts';
import { fillSample } from '../../electron/samples/index.ts';
import { makeCore, TODAY, type TestCore } from '../support/make-core.ts';

const KINDS = (Object.keys(TABLES) as EntityName[]).filter((kind) => !kind.startsWith('import_'));

const count = async (db: ReadDb, kind: (typeof KINDS)[number]): Promise<number> =>
  (
    await db
      .selectFrom(kind)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('deleted_at', 'is', null)
      .executeTakeFirstOrThrow()
  ).n;

const counts = async (db: ReadDb): Promise<Record<string, number>> =>
  Object.fromEntries(await Promise.all(KINDS.map(async (kind) => [kind, await count(db, kind)] as const)));

/** Every record of every kind in the order of its making, ids replaced by the place of the record they name. */
async function contentOf({ core }: TestCore): Promise<Record<string, unknown[]>> {
  const places = new Map<unknown, string>();
  const content: Record<string, unknown[]> = {};
  for (const kind of KINDS) {
    const rows = await core.database.read.selectFrom(kind).selectAll().orderBy('id').execute();
    rows.forEach((row, at) => places.set(row.id, `${kind} ${at}`));
    content[kind] = rows;
  }
  const named = (row: object): object => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, places.get(value) ?? value]));
  return Object.fromEntries(Object.entries(content).map(([kind, rows]) => [kind, rows.map((row) => named(row as object))]));
}

/** Ids in the order they are asked for, so that `order by id` is the order of making. */
const countingIds = (): (() => string) => {
  let last = 0;
  return () => `01900000-0000-7000-8000-${String((last += 1)).padStart(12, '0')}`;
};

describe('the demo', () => {
  let it: TestCore;
  beforeAll(async () => {
    it = await makeCore();
    await fillSample(it.core, 'demo');
  });
  afterAll(() => it.close());

  test('holds what the product promises', async () => {
    const found = await counts(it.core.database.read);
    expect(found).toMatchObject({
      risk: 12,
      partnership: 1,
      organisation: 28,
      person: 70,
      working_group: 5,
      meeting: 60,
      action: 800,
      site: 120,
      commitment: 290,
      commitment_year: 2030,
    });
    const partners = await it.api.organisations.list({});
    expect(partners.filter(({ sector }) => sector === 'provider')).toHaveLength(20);
    expect(new Set(partners.map(({ sector }) => sector))).toEqual(
      new Set(['council', 'provider', 'health', 'police', 'fire', 'jobcentre', 'education', 'voluntary']),
    );
    const { rows, years } = await it.api.homes.grid({});
    expect(years).toEqual([2024, 2025, 2026, 2027, 2028, 2029, 2030]);
    const cells = rows
      .flatMap((row) => row.years.flatMap(({ promised, forecast, delivered }) => [promised, forecast, delivered]))
      .filter((figure) => figure !== null);
    expect(cells.length).toBeGreaterThanOrEqual(4800);
    expect(cells.length).toBeLessThanOrEqual(5300);
  });

  test('says that it is fictional, and nobody in it could be real', async () => {
    const partnership = await it.api.partnership.get({});
    expect(partnership).toMatchObject({
      sample: 'demo',
      name: 'Rivermere Housing Partnership',
      firstYear: 2024,
      lastYear: 2030,
    });
    expect(partnership!.purpose).toContain('fictional');
    for (const { rshCode, sector, website } of await it.api.organisations.list({})) {
      if (sector === 'provider') expect(rshCode).toMatch(/^X\d{4}$/);
      expect(website).toMatch(/\.example\.org$/);
    }
    const people = await it.api.people.list({});
    for (const { email, phone } of people) {
      expect(email).toMatch(/^[a-z.-]+@[a-z-]+\.example\.org$/);
      expect(phone).toMatch(/^01632 960\d{3}$/);
    }
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  });

  test('can be read through every method', async () => {
    const { api } = it;
    for (const { id } of await api.groups.list({})) {
      const group = await api.groups.get({ id });
      expect(group.members.filter(({ role }) => role === 'chair')).toHaveLength(1);
      expect(group.quorumNeeded).toBeGreaterThan(3);
      expect(group.purpose).not.toBe('');
    }
    const actions = await api.actions.list({});
    expect(actions).toHaveLength(800);
    for (const { id } of actions.slice(0, 40)) await api.actions.get({ id });
    // Twelve have ended.
    expect((await api.sites.list({})).totals).toMatchObject({ sites: 108, ended: 12 });
    const organisationId = (await api.organisations.list({})).find(({ sector }) => sector === 'provider')!.id;
    expect(await homeOf(api, { organisationId })).toMatchObject({ open: 60, overdue: 14 });
    expect((await api.search.find({ text: 'Foundry Wharf' })).length).toBeGreaterThan(2);
  });

  test('leaves some actions open and some overdue, spread over organisations', async () => {
    const { api } = it;
    expect(await api.actions.list({ view: 'open' })).toHaveLength(60);
    expect(await api.actions.list({ view: 'overdue' })).toHaveLength(14);
    const { overdueByOrganisation } = await homeOf(api);
    expect(overdueByOrganisation.length).toBeGreaterThan(4);
    expect(Math.max(...overdueByOrganisation.map(({ overdue }) => overdue))).toBeLessThan(7);
  });

  test('keeps the dates of every action in order', async () => {
    const actions = await it.api.actions.list({});
    let moved = 0;
    for (const { id, raisedOn, dueOn, originalDueOn, status, closedOn } of actions) {
      const { updates } = await it.api.actions.get({ id });
      const days = updates.map(({ madeOn }) => madeOn);
      expect(days).toEqual(days.toSorted().toReversed());
      for (const day of [raisedOn, ...days]) expect(day <= TODAY && day >= raisedOn).toBe(true);
      if (dueOn) expect(dueOn >= raisedOn && isRealDate(dueOn)).toBe(true);
      expect(closedOn !== null).toBe(status === 'closed');
      const told = updates.find((update) => update.status !== null);
      if (told) expect(told.status).toBe(status);
      if (dueOn === originalDueOn) continue;
      moved += 1;
      expect(updates.find((update) => update.dueOn !== null)).toMatchObject({
        dueOn,
        reason: expect.stringMatching(/\w/),
      });
    }
    expect(moved).toBeGreaterThan(50);
  });

  test('numbers actions of a group and year from one, without gaps', async () => {
    const refs = Map.groupBy(
      (await it.api.actions.list({})).map(({ ref }) => ref),
      (ref) => ref.slice(0, -4),
    );
    for (const [series, own] of refs) {
      expect(own.toSorted()).toEqual(own.map((_, at) => `${series}/${String(at + 1).padStart(3, '0')}`));
    }
  });

  test('has meetings behind and ahead, each as its stage wants it', async () => {
    const { api } = it;
    const all = await api.meetings.list({});
    const next = (await homeOf(api)).nextMeeting!;
    expect(daysBetween(TODAY, next.heldOn)).toBeGreaterThanOrEqual(7);
    expect(daysBetween(TODAY, next.heldOn)).toBeLessThanOrEqual(21);
    expect(next.mattersArising).toBeGreaterThan(5);
    for (const group of Map.groupBy(all, ({ groupId }) => groupId).values()) {
      const past = group.filter(({ heldOn }) => heldOn < TODAY);
      expect(past.map(({ stage }) => stage)).toEqual(['draft_minutes', ...past.slice(1).map(() => 'agreed')]);
      for (const { stage, heldOn } of group.filter(({ heldOn }) => heldOn >= TODAY)) {
        expect(['draft', 'circulated']).toContain(stage);
        expect(daysBetween(TODAY, heldOn)).toBeLessThan(93);
      }
    }
    expect(all.at(-1)!.heldOn > addDays(TODAY, -930)).toBe(true);
  });

  test('keeps full minutes of past meetings and plans the next', async () => {
    const { api } = it;
    for (const { id, heldOn } of await api.meetings.list({})) {
      const meeting = await api.meetings.get({ id });
      expect(meeting.items.map(({ position }) => position)).toEqual(meeting.items.map((_, at) => at + 1));
      expect(meeting.items.at(-1)!.kind).toBe('next_meeting');
      const past = heldOn < TODAY;
      expect(meeting.items.filter(({ minutesText }) => minutesText !== '').length > 0).toBe(past);
      if (!past) continue;
      expect(meeting.quorum.met).toBe(true);
      expect(meeting.attendance.every(({ state }) => state !== 'expected')).toBe(true);
      const { own } = await api.actions.ofMeeting({ meetingId: id });
      expect(own.length).toBeGreaterThan(5);
      const apologies = meeting.attendance.filter(({ state }) => state === 'apologies');
      for (const { personName } of apologies) expect(meeting.items[0]!.minutesText).toContain(personName);
      expect(meeting.items[0]!.minutesText).toContain(`With ${meeting.quorum.present} of `);
      for (const decision of meeting.decisions) {
        expect(decision.ref).toBe(`${meeting.items.find((item) => item.id === decision.agendaItemId)!.position}.1`);
      }
      for (const action of own) expect(meeting.items.some((item) => item.id === action.agendaItemId)).toBe(true);
    }
  });

  test('reads like English: no slot left open, no title too long, hardly any action twice', async () => {
    const texts: string[] = [];
    for (const kind of KINDS) {
      for (const row of await it.core.database.read.selectFrom(kind).selectAll().execute()) {
        texts.push(...Object.values(row).filter((value) => typeof value === 'string'));
      }
    }
    for (const text of texts) expect(text).not.toMatch(/[{}]|undefined|null|NaN|[Ll]orem|s’s|\s{3,}|\.\./);
    const titles = (await it.api.actions.list({})).map(({ title }) => title);
    expect(Math.max(...titles.map((title) => title.length))).toBeLessThan(150);
    expect(new Set(titles).size).toBeGreaterThan(700);
  });

  test('shows every status, on track most of all, and totals that agree', async () => {
    const { api } = it;
    const { rows, currentYear } = await api.homes.grid({});
    const mix = Map.groupBy(rows, ({ status }) => status);
    expect([...mix.keys()].toSorted()).toEqual([
      'at_risk',
      'complete',
      'no_target',
      'not_started',
      'off_track',
      'on_track',
      'stalled',
      'withdrawn',
    ]);
    expect(mix.get('on_track')!.length).toBeGreaterThan(rows.length * 0.45);
    expect(mix.get('off_track')!.length).toBeLessThan(rows.length * 0.12);
    const { homes } = await homeOf(api);
    const totals = totalsOf(rows.map((row) => countedOf(row, currentYear)));
    expect(homes).toMatchObject({ promised: totals.promised, forecast: totals.forecast, delivered: totals.delivered });
    for (const row of rows) for (const { year, delivered } of row.years) if (year > currentYear) expect(delivered).toBeNull();
    // A site of the register holds the homes promised on it.
    const sites = new Map((await api.sites.list({ include: 'all' })).rows.map((site) => [site.id, site]));
    for (const [siteId, own] of Map.groupBy(
      rows.filter((row) => row.siteId !== null),
      (row) => row.siteId!,
    )) {
      expect(sites.get(siteId)!.homesTo).toBeGreaterThanOrEqual(own.reduce((sum, row) => sum + row.promised, 0));
    }
  });
});

describe('filling in a sample', () => {
  const opened: TestCore[] = [];
  const open = async (config: Parameters<typeof makeCore>[0] = {}): Promise<TestCore> => {
    const made = await makeCore(config);
    opened.push(made);
    return made;
  };
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });

  test('gives the same every time, and something else for another day', async () => {
    const [one, same, later] = [
      await open({ newId: countingIds() }),
      await open({ newId: countingIds() }),
      await open({ newId: countingIds() }),
    ];
    for (const it of [one, same]) await fillSample(it.core, 'demo');
    await fillSample(later.core, 'demo', { today: '2027-02-10' });
    const content = await contentOf(one);
    expect(await contentOf(same)).toEqual(content);
    expect((await contentOf(later))['meeting']).not.toEqual(content['meeting']);
  });

  test.each(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-10', '2027-07-19', '2028-02-29'])('fits any day: %s', async (today) => {
    const it = await open();
    it.at(`${today}T12:00:00.000Z`);
    await fillSample(it.core, 'demo');
    const home = await homeOf(it.api);
    expect(home).toMatchObject({ open: 60, overdue: 14 });
    expect(daysBetween(today, home.nextMeeting!.heldOn)).toBeLessThanOrEqual(21);
    const { rows, currentYear, years } = await it.api.homes.grid({});
    expect(years[2]).toBe(currentYear);
    const cells = rows
      .flatMap((row) => row.years.flatMap(({ promised, forecast, delivered }) => [promised, forecast, delivered]))
      .filter((figure) => figure !== null);
    expect(cells.length).toBeGreaterThanOrEqual(4800);
    for (const meeting of await it.api.meetings.list({ to: addDays(today, -1) })) {
      expect((await it.api.meetings.get({ id: meeting.id })).quorum.met).toBe(true);
    }
  });

  test('is not undone by one Ctrl+Z too many', async () => {
    const it = await open();
    await fillSample(it.core, 'demo');
    const full = await counts(it.core.database.read);
    const added = await it.api.organisations.create({ name: 'Our own', sector: 'other' });
    await it.api.history.undo({});
    await expect(it.api.history.undo({})).rejects.toMatchObject({ code: 'not_found' });
    expect(await it.api.history.undoState({})).toMatchObject({
      undo: null,
      redo: { label: expect.stringContaining(added.name) as string },
    });
    expect(await counts(it.core.database.read)).toEqual(full);
  });

  test('refuses a database that is in use, and leaves it alone', async () => {
    const it = await open();
    await it.api.partnership.start({ name: 'Ours' });
    await expect(fillSample(it.core, 'demo')).rejects.toMatchObject({ code: 'duplicate' });
    await expect(fillSample(it.core, 'birmingham')).rejects.toMatchObject({ code: 'duplicate' });
    expect(await counts(it.core.database.read)).toMatchObject({ partnership: 1, organisation: 0 });
    const other = await open();
    await other.api.organisations.create({ name: 'Somebody’s own', sector: 'provider' });
    await expect(fillSample(other.core, 'demo')).rejects.toMatchObject({ code: 'duplicate' });
    expect(await other.api.partnership.get({})).toBeNull();
  });

  test('comes ten times as large', async () => {
    const it = await open();
    await fillSample(it.core, 'demo', { scale: 10 });
    expect(await counts(it.core.database.read)).toMatchObject({
      organisation: 68,
      meeting: 600,
      action: 8000,
      site: 1200,
      commitment: 2900,
      commitment_year: 20_300,
    });
    expect(await homeOf(it.api)).toMatchObject({ open: 600, overdue: 140 });
    expect((await it.api.groups.list({})).length).toBe(20);
  });
});
