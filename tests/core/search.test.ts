import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TABLES } from '../../shared/tables.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const titles = async (text: string, limit?: number): Promise<string[]> =>
  (await it.api.search.find({ text, ...(limit ? { limit } : {}) })).map((found) => found.title);

describe('search', () => {
  test('finds every kind of record, with what tells it from others', async () => {
    const { api } = it;
    const org = await api.organisations.create({ name: 'Wharf Homes', sector: 'provider', rshCode: 'L4517' });
    const person = await api.people.create({ name: 'Wanda Wharfe', jobTitle: 'Director', organisationId: org.id });
    const group = await api.groups.create({ name: 'Wharf group', cadence: 'monthly' });
    const meeting = await api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' });
    const item = await api.meetings.addItem({ meetingId: meeting.id, title: 'Wharf scheme' });
    const decision = await api.meetings.addDecision({
      meetingId: meeting.id,
      agendaItemId: item.id,
      text: 'Wharf plans agreed',
    });
    const action = await api.actions.create({ title: 'Wharf survey', organisationId: org.id });
    const site = await api.sites.create({ reference: 'BLR/1', nameAddress: 'Wharf Road', ward: 'Canal' });
    const commitment = await api.homes.create({ organisationId: org.id, siteId: site.id, tenure: 'SR' });

    const found = await api.search.find({ text: 'wharf' });
    expect(found.map(({ kind, id, title, context, parentId }) => [kind, id, title, context, parentId])).toEqual([
      ['organisation', org.id, 'Wharf Homes', 'Housing provider, L4517', null],
      ['working_group', group.id, 'Wharf group', 'Monthly', null],
      ['meeting', meeting.id, 'Wharf group', '14 December 2026', null],
      ['action', action.id, 'Wharf survey', `${action.ref}, Wharf Homes, Open`, null],
      ['decision', decision.id, 'Wharf plans agreed', `${decision.ref}, Wharf group, 14 December 2026`, meeting.id],
      ['agenda_item', item.id, 'Wharf scheme', 'Wharf group, 14 December 2026', meeting.id],
      ['site', site.id, 'Wharf Road', 'BLR/1, Canal', null],
      ['commitment', commitment.id, 'Wharf Road', 'Wharf Homes, Social rent', null],
      ['person', person.id, 'Wanda Wharfe', 'Director, Wharf Homes', null],
    ]);
  });

  test('puts titles that start with the text first, then those that hold it, then the rest', async () => {
    const { api } = it;
    await api.organisations.create({ name: 'North Mill Trust', sector: 'provider' });
    await api.organisations.create({ name: 'Zeta', shortName: 'Mill', sector: 'provider' });
    await api.organisations.create({ name: 'Mill Lane Homes', sector: 'provider' });
    await api.organisations.create({ name: 'Émile Trust', sector: 'provider' });
    expect(await titles('mill')).toEqual(['Mill Lane Homes', 'North Mill Trust', 'Zeta']);
    expect(await titles('mill', 1)).toEqual(['Mill Lane Homes']);
    expect(await titles('emi')).toEqual(['Émile Trust']);
    expect(await titles('ÉMILE')).toEqual(['Émile Trust']);
  });

  test('never loses the best match to the limit, whatever comes before it by name', async () => {
    const { api } = it;
    for (const name of ['Ash Mill', 'Beck Mill', 'Mill Lane Homes']) await api.organisations.create({ name, sector: 'provider' });
    await api.organisations.create({ name: 'Abbey', shortName: 'Mill', sector: 'provider' });
    await api.organisations.create({ name: 'Ask Emile', sector: 'provider' });
    await api.organisations.create({ name: 'Émile Trust', sector: 'provider' });
    expect(await titles('mill', 1)).toEqual(['Mill Lane Homes']);
    expect(await titles('mill', 3)).toEqual(['Mill Lane Homes', 'Ash Mill', 'Beck Mill']);
    expect(await titles('emile', 1)).toEqual(['Émile Trust']);
  });

  test('knows ligatures and letters of other alphabets by the plain ones, in the same order everywhere', async () => {
    const { api } = it;
    for (const name of ['Straße Homes', 'Oﬃce Trust', 'Œuvre Housing', 'Strasse Agency'])
      await api.organisations.create({ name, sector: 'other' });
    const names = async (text: string) => (await api.search.find({ text, limit: 10 })).map(({ title }) => title);
    expect((await names('strasse')).toSorted()).toEqual(['Strasse Agency', 'Straße Homes']);
    expect(await names('STRAẞE homes')).toEqual(['Straße Homes']);
    expect(await names('office')).toEqual(['Oﬃce Trust']);
    expect(await names('ﬁce')).toEqual(['Oﬃce Trust']);
    expect(await names('oeuvre')).toEqual(['Œuvre Housing']);
    expect((await api.organisations.list({})).map(({ name }) => name)).toEqual([
      'Œuvre Housing',
      'Oﬃce Trust',
      'Strasse Agency',
      'Straße Homes',
    ]);
  });

  test('wants every word, in any order', async () => {
    const { api } = it;
    const { id: organisationId } = await api.organisations.create({
      name: 'Ashgrove',
      sector: 'provider',
      rshCode: '4636',
    });
    await api.homes.create({ organisationId, siteName: 'Foundry Wharf' });
    expect(await titles('wharf ashgrove')).toEqual(['Foundry Wharf']);
    expect(await titles('wharf basin')).toEqual([]);
    expect(await titles('4636')).toEqual(['Ashgrove', 'Foundry Wharf']);
  });

  test('takes wildcards for what they are, and nothing for nothing', async () => {
    const { api } = it;
    await api.organisations.create({ name: '100% Homes', sector: 'provider' });
    await api.organisations.create({ name: 'A_B Homes', sector: 'provider' });
    expect(await titles('%')).toEqual(['100% Homes']);
    expect(await titles('_')).toEqual(['A_B Homes']);
    expect(await titles('\\')).toEqual([]);
    expect(await titles('')).toEqual([]);
    expect(await titles('   ')).toEqual([]);
  });

  test('leaves removed records out, and those under a removed meeting', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Supply' });
    const meeting = await api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' });
    await api.meetings.addItem({ meetingId: meeting.id, title: 'Basin North' });
    expect(await titles('basin')).toEqual(['Basin North']);
    const { version } = await api.meetings.get({ id: meeting.id });
    await api.meetings.remove({ id: meeting.id, version });
    expect(await titles('basin')).toEqual([]);
    await api.history.undo({});
    expect(await titles('basin')).toEqual(['Basin North']);
  });

  test('shortens a long title', async () => {
    const { api } = it;
    await api.sites.create({ reference: '1', nameAddress: `Basin ${'long '.repeat(100)}` });
    const [title] = await titles('basin');
    expect(title!.length).toBeLessThanOrEqual(160);
    expect(title).toMatch(/…$/);
  });
});

describe('records by name', () => {
  test('are asked of every kind there is', async () => {
    const { api } = it;
    const provider = await api.organisations.create({ name: 'Beta', sector: 'provider' });
    const { id: commitmentId } = await api.homes.create({ organisationId: provider.id });
    await api.homes.updateMany({ cells: [{ commitmentId, year: 2026, measure: 'promised', value: 3, version: 0 }] });
    for (const entity of Object.keys(TABLES)) {
      const found = await api.search.choices({ entity });
      const names = await api.search.names({ asked: [{ entity, ids: found.map(({ id }) => id) }] });
      expect(Object.keys(names).toSorted(), entity).toEqual(found.map(({ id }) => id).toSorted());
    }
    expect((await api.search.choices({ entity: 'commitment_year' })).map(({ name }) => name)).toEqual(['2026']);
  });

  test('of meetings alike are told apart by day, time and place, and then by number', async () => {
    const { api } = it;
    const { id: groupId } = await api.groups.create({ name: 'Board' });
    const plan = (heldOn: string, more: object = {}) => api.meetings.create({ groupId, heldOn, alsoThen: true, ...more });
    const made = [
      await plan('2027-03-15'),
      await plan('2027-03-15', { startsAt: '14:00' }),
      await plan('2027-03-15', { startsAt: '14:00', place: 'Depot' }),
      await plan('2027-03-16', { startsAt: '14:00', place: 'Depot' }),
      await plan('2027-03-16', { startsAt: '14:00', place: 'Depot' }),
    ];
    const words = [
      'Board, 15 March 2027',
      'Board, 15 March 2027, 14:00',
      'Board, 15 March 2027, 14:00, Depot',
      'Board, 16 March 2027, 14:00, Depot, no. 1',
      'Board, 16 March 2027, 14:00, Depot, no. 2',
    ];
    expect((await api.search.choices({ entity: 'meeting' })).map(({ name }) => name).toSorted()).toEqual(words);
    const names = await api.search.names({ asked: [{ entity: 'meeting', ids: made.map(({ id }) => id) }] });
    expect(made.map(({ id }) => names[id])).toEqual(words);
    const found = await api.search.find({ text: 'Board', limit: 50 });
    expect(new Set(found.filter(({ kind }) => kind === 'meeting').map(({ context }) => context))).toEqual(
      new Set(['15 March 2027', '15 March 2027, 14:00', '15 March 2027, 14:00, Depot', '16 March 2027, 14:00, Depot']),
    );
  });

  test('are given to choose from, whatever their kind, without removed ones', async () => {
    const { api } = it;
    const site = await api.sites.create({ register: 'R', reference: '2', nameAddress: 'Mill Lane' });
    const gone = await api.sites.create({ register: 'R', reference: '1', nameAddress: 'Gone' });
    await api.sites.remove({ id: gone.id, version: 1 });
    expect(await api.search.choices({ entity: 'site' })).toEqual([{ id: site.id, name: 'Mill Lane' }]);
    await expect(api.search.choices({ entity: 'nonsense' })).rejects.toMatchObject({ code: 'validation' });
    expect(await api.search.names({ asked: [{ entity: 'site', ids: [site.id, gone.id] }] })).toEqual({
      [site.id]: 'Mill Lane',
      [gone.id]: 'Gone',
    });
    await expect(api.search.names({ asked: [{ entity: 'command_entry', ids: [site.id] }] })).rejects.toMatchObject({ code: 'validation' });
  });
});

describe('what uses a record', () => {
  test('is told by kind, counted, named and found, whatever kind points at it', async () => {
    const { api } = it;
    const ann = await api.people.create({ name: 'Ann Lee' });
    const org = await api.organisations.create({ name: 'Beta Homes', sector: 'provider' });
    expect(await api.search.usedBy({ entity: 'person', id: ann.id })).toEqual([]);
    const group = await api.groups.create({ name: 'Supply' });
    const ben = await api.people.create({ name: 'Ben', organisationId: org.id });
    await api.groups.addMember({ groupId: group.id, personId: ann.id });
    const other = await api.groups.create({ name: 'Care' });
    await api.groups.addMember({ groupId: other.id, personId: ben.id, deputyPersonId: ann.id });
    const risks = Array.from({ length: 60 }, (_, at) => ({
      reference: `R${at}`,
      title: `Risk ${at}`,
      likelihood: 1,
      impact: 1,
      ownerPersonId: ann.id,
      organisationId: org.id,
    }));
    await api.risks.createMany({ records: risks });
    const used = await api.search.usedBy({ entity: 'person', id: ann.id });
    expect(used.map(({ entity, count, first }) => [entity, count, first.length])).toEqual(
      expect.arrayContaining([
        ['risk', 60, 50],
        ['group_member', 2, 2],
      ]),
    );
    expect(used).toHaveLength(2);
    const members = used.find(({ entity }) => entity === 'group_member')!.first;
    // A part is called and found by what it is a part of.
    expect(new Set(members.map(({ name, shows }) => [shows.entity, shows.id, name].join()))).toEqual(
      new Set([`working_group,${group.id},Supply`, `working_group,${other.id},Care`]),
    );
    expect((await api.search.usedBy({ entity: 'organisation', id: org.id })).map(({ entity, count }) => [entity, count])).toEqual(
      expect.arrayContaining([
        ['person', 1],
        ['risk', 60],
      ]),
    );
    // Its own parts don't use a record.
    expect(await api.search.usedBy({ entity: 'working_group', id: group.id })).toEqual([]);
    await expect(api.people.remove({ id: ann.id, version: 1 })).rejects.toMatchObject({
      code: 'in_use',
      message: expect.stringMatching(/(60 risks and 2 members|2 members and 60 risks) still name Ann Lee\.$/) as string,
    });
    const [risk] = await api.risks.list({});
    await api.risks.remove({ id: risk!.id, version: 1 });
    expect((await api.search.usedBy({ entity: 'person', id: ann.id })).find(({ entity }) => entity === 'risk')?.count).toBe(59);
  });

  test('is refused for no kind of record', async () => {
    await expect(it.api.search.usedBy({ entity: 'nothing', id: '01890000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      code: 'validation',
    });
  });
});
