import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DatabaseProfile } from '../../electron/db/profile.ts';
import { freshProfile, makeCore, type TestCore } from '../support/make-core.ts';

let profile: DatabaseProfile;
let it: TestCore;
beforeEach(async () => {
  profile = await freshProfile();
  it = await makeCore({ profile });
});
afterEach(() => it.close());

const names = async (): Promise<string[]> => (await it.api.people.list({})).map((row) => row.name);
const steps = async (): Promise<[string | undefined, string | undefined]> => {
  const { undo, redo } = await it.api.history.undoState({});
  return [undo?.label, redo?.label];
};

/** Commitments with a promise of 10 homes in 2026 each. */
async function commitmentsWithFigures(count: number): Promise<string[]> {
  const { api } = it;
  const { id: organisationId } = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push((await api.homes.create({ organisationId })).id);
  await api.homes.updateMany({
    cells: ids.map((commitmentId) => ({ commitmentId, year: 2026, measure: 'promised', value: 10, version: 0 })),
  });
  return ids;
}

describe('one person’s undo', () => {
  test('leaves the partnership begun', async () => {
    const { id, version } = await it.api.partnership.start({ name: 'Rivermere' });
    expect(await steps()).toEqual([undefined, undefined]);
    await it.api.partnership.update({ id, version, changes: { area: 'Rivermere and the hills' } });
    await it.api.history.undo({});
    await expect(it.api.history.undo({})).rejects.toMatchObject({ code: 'not_found' });
    expect(await it.api.partnership.get({})).toMatchObject({ name: 'Rivermere' });
  });

  test('leaves the partnership begun, asked for by its step too', async () => {
    const commandId = 'begun';
    expect(await it.core.dispatch({ method: 'partnership.start', input: { name: 'Rivermere' }, commandId })).toMatchObject({ ok: true });
    await expect(it.api.history.undo({ commandId })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringMatching(/can’t be undone here/),
    });
    expect(await it.api.partnership.get({})).toMatchObject({ name: 'Rivermere', version: 1 });
    // An edit of it is undone by its step.
    await it.core.dispatch({
      method: 'partnership.update',
      input: { ...(await it.api.partnership.get({})), changes: { area: 'Hills' } },
      commandId: 'edited',
    });
    await it.api.history.undo({ commandId: 'edited' });
    expect(await it.api.partnership.get({})).toMatchObject({ name: 'Rivermere', area: '' });
  });

  test('has nothing to do at first', async () => {
    expect(await steps()).toEqual([undefined, undefined]);
    await expect(it.api.history.undo({})).rejects.toMatchObject({ code: 'not_found' });
    await expect(it.api.history.redo({})).rejects.toMatchObject({ code: 'not_found' });
  });

  test('goes back and forth through adding, editing and removing', async () => {
    const { api } = it;
    const ann = await api.people.create({ name: 'Ann', jobTitle: 'Chair', email: 'ann@example.org' });
    const edited = await api.people.update({ id: ann.id, version: 1, changes: { name: 'Anne', phone: '1' } });
    await api.people.remove({ id: ann.id, version: 2 });

    expect(await steps()).toEqual(['Remove Anne', undefined]);
    expect(await api.history.undo({})).toMatchObject({ label: 'Remove Anne' });
    expect(await api.people.get({ id: ann.id })).toEqual({ ...edited, version: 4 });
    await api.history.undo({});
    expect(await api.people.get({ id: ann.id })).toEqual({ ...ann, version: 5 });
    await api.history.undo({});
    expect(await names()).toEqual([]);
    expect(await steps()).toEqual([undefined, 'Add Ann']);

    for (const expected of [['Ann'], ['Anne'], []]) {
      await api.history.redo({});
      expect(await names()).toEqual(expected);
    }
    expect(await steps()).toEqual(['Remove Anne', undefined]);
    for (const expected of [['Anne'], ['Ann'], []]) {
      await api.history.undo({});
      expect(await names()).toEqual(expected);
    }
  });

  test('keeps sort order and search in step', async () => {
    const { api } = it;
    const person = await api.people.create({ name: 'Zoe' });
    await api.people.create({ name: 'Mia' });
    await api.people.update({ id: person.id, version: 1, changes: { name: 'Ada' } });
    expect(await names()).toEqual(['Ada', 'Mia']);
    await api.history.undo({});
    expect(await names()).toEqual(['Mia', 'Zoe']);
    expect((await api.search.find({ text: 'zoe' })).map((found) => found.title)).toEqual(['Zoe']);
    expect(await api.search.find({ text: 'ada' })).toEqual([]);
  });

  test('forgets what was undone once something new is done', async () => {
    const { api } = it;
    await api.people.create({ name: 'Ann' });
    await api.people.create({ name: 'Bob' });
    await api.history.undo({});
    await api.people.create({ name: 'Cas' });
    expect(await steps()).toEqual(['Add Cas', undefined]);
    await expect(api.history.redo({})).rejects.toMatchObject({ code: 'not_found' });
    await api.history.undo({});
    expect(await steps()).toEqual(['Add Ann', 'Add Cas']);
    await api.history.undo({});
    expect(await names()).toEqual([]);
    await api.history.redo({});
    await api.history.redo({});
    expect(await names()).toEqual(['Ann', 'Cas']);
  });

  test('is not moved by commands that failed or changed nothing', async () => {
    const { api } = it;
    const ann = await api.people.create({ name: 'Ann' });
    await api.people.create({ name: 'Bob' });
    await api.history.undo({});
    await expect(api.people.update({ id: ann.id, version: 9, changes: { name: 'A' } })).rejects.toMatchObject({
      code: 'conflict',
    });
    await api.people.update({ id: ann.id, version: 1, changes: { name: 'Ann' } });
    expect(await steps()).toEqual(['Add Ann', 'Add Bob']);
  });

  test('takes back a command that changed a record more than once', async () => {
    const { api, core } = it;
    const ann = await api.people.create({ name: 'Ann' });
    const blank = { organisationId: null, jobTitle: '', email: '', phone: '', notes: '' };
    await core.transact('Twice', async (ctx) => {
      await ctx.write.update('person', ann.id, 1, { name: 'Anna' });
      await ctx.write.update('person', ann.id, 2, { name: 'Annabel', phone: '1' });
      const id = await ctx.write.insert('person', { name: 'Bob', ...blank });
      await ctx.write.update('person', id, 1, { name: 'Bobby' });
    });
    expect(await names()).toEqual(['Annabel', 'Bobby']);
    await api.history.undo({});
    expect(await names()).toEqual(['Ann']);
    expect(await api.people.get({ id: ann.id })).toMatchObject({ phone: '' });
    await api.history.redo({});
    expect(await names()).toEqual(['Annabel', 'Bobby']);
    await api.history.undo({});
    expect(await names()).toEqual(['Ann']);
  });

  test('outlives the program', async () => {
    await it.api.people.create({ name: 'Ann' });
    await it.api.people.create({ name: 'Bob' });
    await it.api.history.undo({});
    await it.close();
    it = await makeCore({ profile });
    expect(await steps()).toEqual(['Add Ann', 'Add Bob']);
    await it.api.history.redo({});
    expect(await names()).toEqual(['Ann', 'Bob']);
    await it.close();
    it = await makeCore({ profile });
    await it.api.history.undo({});
    await it.api.history.undo({});
    expect(await names()).toEqual([]);
  });
});

describe('many records', () => {
  test('are undone in one step: 2,500 figures', async () => {
    const { api, core } = it;
    const { id: organisationId } = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    const commitment = {
      organisationId,
      siteId: null,
      siteName: '',
      tenure: 'SR' as const,
      need: 'general' as const,
      stage: 'on_site' as const,
      route: 'grant' as const,
      notes: '',
    };
    const ids = await core.transact('Fill', (ctx) =>
      ctx.write.insertMany(
        'commitment',
        Array.from({ length: 500 }, () => commitment),
      ),
    );
    const block = (value: number, version: number) =>
      ids.flatMap((commitmentId) =>
        [2026, 2027, 2028, 2029, 2030].map((year) => ({
          commitmentId,
          year,
          measure: 'promised' as const,
          value,
          version,
        })),
      );
    const total = async (): Promise<number> => (await api.homes.home({})).homes.promised;

    await api.homes.updateMany({ cells: block(1, 0) });
    await api.homes.updateMany({ cells: block(3, 1) });
    expect(await total()).toBe(7500);
    expect(await api.history.undo({})).toMatchObject({ label: 'Change 2500 figures' });
    expect(await total()).toBe(2500);
    await api.history.redo({});
    expect(await total()).toBe(7500);
    await api.history.undo({});
    await api.history.undo({});
    expect(await total()).toBe(0);
    expect((await api.system.check({})).records['commitment_year']).toBe(0);
    await api.history.redo({});
    expect(await total()).toBe(2500);
  }, 180_000);
});

describe('two people', () => {
  test('each undo their own commands only', async () => {
    const { api } = it;
    const { api: bob } = await it.another('Bob Provider');
    await api.people.create({ name: 'A1' });
    await bob.people.create({ name: 'B1' });
    await api.people.create({ name: 'A2' });
    await bob.people.create({ name: 'B2' });
    expect((await bob.history.undoState({})).undo?.label).toBe('Add B2');
    await api.history.undo({});
    await bob.history.undo({});
    expect(await names()).toEqual(['A1', 'B1']);
    await api.history.undo({});
    await expect(api.history.undo({})).rejects.toMatchObject({ code: 'not_found' });
    await bob.history.redo({});
    expect(await names()).toEqual(['B1', 'B2']);
    expect(await steps()).toEqual([undefined, 'Add A1']);
    await api.history.redo({});
    await api.history.redo({});
    expect(await names()).toEqual(['A1', 'A2', 'B1', 'B2']);
  });

  test('can’t undo what the other changed since: all or nothing', async () => {
    const { api } = it;
    const { api: bob } = await it.another('Bob Provider');
    const ids = await commitmentsWithFigures(4);
    const cells = ids.map((commitmentId) => ({
      commitmentId,
      year: 2026,
      measure: 'promised' as const,
      value: 20,
      version: 1,
    }));
    await api.homes.updateMany({ cells });
    await bob.homes.updateMany({
      cells: [{ commitmentId: ids[1]!, year: 2026, measure: 'forecast', value: 5, version: 2 }],
    });

    await expect(api.history.undo({})).rejects.toMatchObject({
      code: 'conflict',
      message: 'Bob Provider has changed these figures since.',
    });
    expect((await api.homes.grid({})).rows.map((row) => row.promised)).toEqual([20, 20, 20, 20]);
    expect(await steps()).toEqual(['Change 4 figures', undefined]);

    await bob.history.undo({});
    await api.history.undo({});
    expect((await api.homes.grid({})).rows.map((row) => row.promised)).toEqual([10, 10, 10, 10]);
    expect((await api.homes.grid({})).rows.map((row) => row.forecast)).toEqual([0, 0, 0, 0]);
  });

  test('can’t undo the adding of a record the other has built on', async () => {
    const { api } = it;
    const { api: bob } = await it.another('Bob Provider');
    const alpha = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    await bob.people.create({ name: 'Ann', organisationId: alpha.id });
    await expect(api.history.undo({})).rejects.toMatchObject({
      code: 'conflict',
      message: 'Bob Provider has built on this organisation since.',
      details: { remedy: 'Remove the person added to it first.' },
    });
    expect(await api.organisations.get({ id: alpha.id })).toMatchObject({ version: 1 });
    await bob.history.undo({});
    await api.history.undo({});
    expect(await api.organisations.list({})).toEqual([]);
  });

  test('can’t undo a command that added several records when the other has built on any of them', async () => {
    const { api, core } = it;
    const { api: bob } = await it.another('Bob Provider');
    const blank = { shortName: '', rshCode: null, designation: null, corporateForm: '', registeredOn: null, website: '', notes: '' };
    const organisation = { ...blank, sector: 'provider' as const, isPartner: true };
    const person = { organisationId: null, jobTitle: '', email: '', phone: '', notes: '' };
    // Another kind of record between them: the three are put into the bin in three turns.
    const added = await core.transact('Fill', async ({ write }) => {
      const ids = [];
      for (const name of ['First', 'Second', 'Third']) {
        ids.push(await write.insert('organisation', { ...organisation, name }));
        await write.insert('person', { ...person, name });
      }
      return ids;
    });
    for (const organisationId of added) {
      await bob.people.create({ name: 'Ann', organisationId });
      await expect(api.history.undo({})).rejects.toMatchObject({
        code: 'conflict',
        message: 'Bob Provider has built on this organisation since.',
      });
      await bob.history.undo({});
    }
    await api.history.undo({});
    expect(await api.organisations.list({})).toEqual([]);
  });

  test('can’t redo the removal of a record to which the other has brought one back', async () => {
    const { api } = it;
    const { api: bob } = await it.another('Bob Provider');
    const alpha = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    const ann = await bob.people.create({ name: 'Ann', organisationId: alpha.id });
    await bob.people.remove({ id: ann.id, version: 1 });
    await api.organisations.remove({ id: alpha.id, version: 1 });
    await api.history.undo({});
    await bob.history.undo({});
    await expect(api.history.redo({})).rejects.toMatchObject({
      code: 'conflict',
      message: 'Bob Provider has built on this organisation since.',
    });
    expect(await api.people.get({ id: ann.id })).toMatchObject({ organisationName: 'Alpha' });
  });

  test('are told who removed a record in between', async () => {
    const { api } = it;
    const { api: bob } = await it.another('Bob Provider');
    const ann = await api.people.create({ name: 'Ann' });
    await bob.people.remove({ id: ann.id, version: 1 });
    await expect(api.history.undo({})).rejects.toMatchObject({
      code: 'conflict',
      message: 'Bob Provider has removed this person since.',
      details: { remedy: 'It is gone already: there is nothing left of that step to undo.' },
    });
  });

  test('can’t undo a command over hundreds of records when the other has changed one of them, whichever', async () => {
    const { api, core } = it;
    const { api: bob } = await it.another('Bob Provider');
    const blank = { organisationId: null, jobTitle: '', email: '', phone: '', notes: '' };
    const people = Array.from({ length: 502 }, (_, at) => ({ ...blank, name: `P${at}` }));
    const ids = await core.transact('Fill', ({ write }) => write.insertMany('person', people));
    const phones = (own: string[], version: number, phone: string) =>
      bob.people.updateMany({ edits: own.map((id) => ({ id, version, changes: { phone } })) });
    // Each has been touched and put back, so that the log must be asked about all of them.
    await phones(ids, 1, '1');
    await bob.history.undo({});
    for (const at of [0, 1, 2, 3, 250, 498, 499, 500, 501]) {
      const { version } = await api.people.get({ id: ids[at]! });
      await phones([ids[at]!], version, '2');
      await expect(api.history.undo({}), `record ${at}`).rejects.toMatchObject({ code: 'conflict' });
      await bob.history.undo({});
    }
    await api.history.undo({});
    expect(await names()).toEqual([]);
  });

  test('can’t redo the removal of a record the other has built on', async () => {
    const { api } = it;
    const { api: bob } = await it.another('Bob Provider');
    const alpha = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    await api.organisations.remove({ id: alpha.id, version: 1 });
    await api.history.undo({});
    await bob.people.create({ name: 'Ann', organisationId: alpha.id });
    await expect(api.history.redo({})).rejects.toMatchObject({
      code: 'conflict',
      message: 'Bob Provider has built on this organisation since.',
      details: { remedy: 'Remove the person added to it first.' },
    });
    expect(await api.organisations.list({})).toHaveLength(1);
    await bob.history.undo({});
    await api.history.redo({});
    expect(await api.organisations.list({})).toEqual([]);
  });

  test('can’t redo the removal of a record to which the other has moved something', async () => {
    const { api } = it;
    const { api: bob } = await it.another('Bob Provider');
    const ann = await api.people.create({ name: 'Ann' });
    const action = await api.actions.create({ title: 'Survey' });
    await api.people.remove({ id: ann.id, version: 1 });
    await api.history.undo({});
    await bob.actions.update({ id: action.id, version: 1, changes: { ownerPersonId: ann.id } });
    await expect(api.history.redo({})).rejects.toMatchObject({
      code: 'conflict',
      message: 'Bob Provider has built on this person since.',
    });
    expect(await names()).toEqual(['Ann']);
  });

  test('can redo a removal that left records behind, whatever else happens to these', async () => {
    const { api } = it;
    const { api: bob } = await it.another('Bob Provider');
    const group = await api.groups.create({ name: 'Board' });
    const meeting = await api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' });
    const action = await api.actions.create({ title: 'Kept', meetingId: meeting.id });
    await api.meetings.remove({ id: meeting.id, version: 1 });
    for (const round of [1, 2]) {
      await api.history.undo({});
      await bob.actions.update({ id: action.id, version: round, changes: { title: `Kept ${round}` } });
      await api.history.redo({});
      expect(await api.meetings.list({})).toEqual([]);
    }
    await api.history.undo({});
    await bob.actions.create({ title: 'Late', meetingId: meeting.id });
    await expect(api.history.redo({})).rejects.toMatchObject({
      code: 'conflict',
      message: 'Bob Provider has built on this meeting since.',
    });
    expect(await api.meetings.get({ id: meeting.id })).toMatchObject({ items: Array.from({ length: 5 }, () => ({})) });
  });

  test('can’t redo over what the other did meanwhile', async () => {
    const { api } = it;
    const { api: bob } = await it.another('Bob Provider');
    const ann = await api.people.create({ name: 'Ann' });
    await api.people.update({ id: ann.id, version: 1, changes: { name: 'Anne' } });
    await api.history.undo({});
    await bob.people.update({ id: ann.id, version: 3, changes: { phone: '1' } });
    await expect(api.history.redo({})).rejects.toMatchObject({ code: 'conflict' });
    expect(await names()).toEqual(['Ann']);
    await bob.history.undo({});
    await api.history.redo({});
    expect(await names()).toEqual(['Anne']);
  });

  test('keep one reference each: an undo that would double it is refused whole', async () => {
    const { api } = it;
    const { api: bob } = await it.another('Bob Provider');
    const site = await api.sites.create({ reference: '1', nameAddress: 'One' });
    await api.sites.remove({ id: site.id, version: 1 });
    await bob.sites.create({ reference: '1', nameAddress: 'Other' });
    await expect(api.history.undo({})).rejects.toMatchObject({ code: 'duplicate' });
    expect((await api.sites.list({})).rows.map((row) => row.nameAddress)).toEqual(['Other']);
  });

  const risk = (reference: string) => ({ reference, title: `Risk ${reference}`, likelihood: 1, impact: 1 });
  const references = async () => (await it.api.risks.list({})).map(({ reference }) => reference).toSorted();

  test('keep one reference each in whatever spelling, brought back, edited back or done again', async () => {
    const { api } = it;
    const { api: bob } = await it.another('Bob Provider');
    const one = await api.risks.create(risk('R1'));
    await api.risks.remove({ id: one.id, version: 1 });
    const two = await bob.risks.create(risk('r 01'));
    await expect(api.history.undo({})).rejects.toMatchObject({
      code: 'duplicate',
      message: expect.stringContaining('r 01') as string,
    });
    await bob.risks.remove({ id: two.id, version: 1 });
    await api.history.undo({});
    expect(await references()).toEqual(['R1']);

    await api.risks.update({ id: one.id, version: 3, changes: { reference: 'E9' } });
    const three = await bob.risks.create(risk('r-1'));
    await expect(api.history.undo({})).rejects.toMatchObject({ code: 'duplicate' });
    await bob.risks.remove({ id: three.id, version: 1 });
    await api.history.undo({});
    const four = await bob.risks.create(risk('e-9'));
    await expect(api.history.redo({})).rejects.toMatchObject({ code: 'duplicate' });
    expect(await references()).toEqual(['R1', 'e-9']);
    await bob.risks.remove({ id: four.id, version: 1 });
    await api.history.redo({});
    expect(await references()).toEqual(['E9']);
  });

  test('bring back two that stood side by side before, in two spellings', async () => {
    const { api } = it;
    const [first] = await api.risks.createMany({ records: [risk('K1'), risk('K2')] }).then(() => api.risks.list({}));
    // As an earlier version let them be.
    await it.core.database.write.updateTable('risk').set({ reference: 'k 02' }).where('id', '=', first!.id).execute();
    await api.risks.remove({ id: first!.id, version: 1 });
    await api.history.undo({});
    expect(await references()).toEqual(['K2', 'k 02']);
  });
});

describe('agreed minutes', () => {
  let id: string;
  let bob: TestCore['api'];
  beforeEach(async () => {
    bob = (await it.another('Bob Provider')).api;
    const group = await it.api.groups.create({ name: 'Board' });
    id = (await it.api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' })).id;
  });

  const setStage = async (api: TestCore['api'], stage: 'agreed' | 'draft_minutes'): Promise<unknown> =>
    api.meetings.update({ id, version: (await api.meetings.get({ id })).version, changes: { stage }, stageMeant: true });
  const locked = {
    code: 'forbidden',
    message: 'The minutes of 14 December 2026 are agreed and locked.',
    details: { remedy: 'Put the meeting back to draft minutes, then change it by hand.' },
  };

  test('stay as they were agreed: neither undo nor redo changes a part of them', async () => {
    const { api } = it;
    const person = await api.people.create({ name: 'Ann' });
    const { items } = await api.meetings.get({ id });
    const item = { id: items[0]!.id, version: 1 };
    const changes = [
      () => api.meetings.updateItem({ ...item, changes: { minutesText: 'Noted.' } }),
      () => api.meetings.addDecision({ meetingId: id, text: 'Go ahead' }),
      () => api.meetings.setAttendance({ rows: [{ meetingId: id, personId: person.id, state: 'present', version: 0 }] }),
      () => api.meetings.addItem({ meetingId: id, title: 'Late' }),
    ];
    for (const change of changes) {
      await change();
      await setStage(bob, 'agreed');
      const agreed = await api.meetings.get({ id });
      await expect(api.history.undo({})).rejects.toMatchObject(locked);
      expect(await api.meetings.get({ id })).toEqual(agreed);
      await setStage(bob, 'draft_minutes');
      await api.history.undo({});
      await setStage(bob, 'agreed');
      const undone = await api.meetings.get({ id });
      await expect(api.history.redo({})).rejects.toMatchObject(locked);
      expect(await api.meetings.get({ id })).toEqual(undone);
      await setStage(bob, 'draft_minutes');
    }
  });

  test('are put back by undoing the step that agreed them, and agreed again by redoing it', async () => {
    const { api } = it;
    const stage = async (): Promise<string> => (await api.meetings.get({ id })).stage;
    await api.meetings.addDecision({ meetingId: id, text: 'Go ahead' });
    await setStage(api, 'agreed');
    await api.history.undo({});
    expect(await stage()).toBe('draft');
    await api.history.redo({});
    expect(await stage()).toBe('agreed');
    await setStage(api, 'draft_minutes');
    await api.history.undo({});
    expect(await stage()).toBe('agreed');
    await api.history.undo({});
    await api.history.undo({});
    expect((await api.meetings.get({ id })).decisions).toEqual([]);
  });

  test('do not stop the undo of their actions', async () => {
    const { api } = it;
    await api.actions.create({ title: 'Survey', meetingId: id });
    await setStage(bob, 'agreed');
    await api.history.undo({});
    expect((await api.actions.ofMeeting({ meetingId: id })).own).toEqual([]);
  });

  test('names of several changes that stand in the way the last, and the one before when that is undone', async () => {
    const { api } = it;
    const risk = await api.risks.create({ reference: 'M1', title: 'Ground', likelihood: 1, impact: 1 });
    const [{ api: bob }, { api: cay }] = [await it.another('Bob'), await it.another('Cay')];
    const refusedFor = (who: string) =>
      expect(api.history.undo({})).rejects.toMatchObject({ code: 'conflict', message: `${who} has changed this risk since.` });
    await bob.risks.update({ id: risk.id, version: 1, changes: { title: 'Costs' } });
    await refusedFor('Bob');
    await cay.risks.update({ id: risk.id, version: 2, changes: { likelihood: 4 } });
    await refusedFor('Cay');
    await cay.history.undo({});
    await refusedFor('Bob');
    await bob.history.undo({});
    await api.history.undo({});
    expect(await api.risks.list({})).toEqual([]);
  });

  test('says whose change stands in the way, not who wrote to the record last', async () => {
    const { api } = it;
    const risk = await api.risks.create({ reference: 'M1', title: 'Ground', likelihood: 1, impact: 1 });
    const { api: bob } = await it.another('Bob');
    await bob.risks.update({ id: risk.id, version: 1, changes: { title: 'Costs' } });
    await api.risks.update({ id: risk.id, version: 2, changes: { likelihood: 4 } });
    await api.history.undo({});
    await expect(api.history.undo({})).rejects.toMatchObject({ code: 'conflict', message: 'Bob has changed this risk since.' });
  });
});
