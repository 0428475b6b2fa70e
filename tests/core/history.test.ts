import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

describe('history', () => {
  test('tells who changed what, newest first', async () => {
    const { api } = it;
    const made = await api.people.create({ name: 'Ann Lee' });
    it.at('2026-11-23T10:00:00.000Z');
    await api.people.update({ id: made.id, version: 1, changes: { jobTitle: 'Chair', name: 'Ann Lee' } });
    await api.people.remove({ id: made.id, version: 2 });
    await api.history.undo({});

    const history = await api.history.of({ entity: 'person', id: made.id });
    expect(history.map(({ op, kind, label, actor }) => [op, kind, label, actor])).toEqual([
      ['restore', 'undo', 'Remove Ann Lee', 'Sam Officer'],
      ['remove', 'do', 'Remove Ann Lee', 'Sam Officer'],
      ['update', 'do', 'Edit Ann Lee', 'Sam Officer'],
      ['insert', 'do', 'Add Ann Lee', 'Sam Officer'],
    ]);
    expect(history[2]).toMatchObject({
      at: '2026-11-23T10:00:00.000Z',
      changes: [{ field: 'jobTitle', before: '', after: 'Chair' }],
    });
    expect(history[3]!.changes).toContainEqual({ field: 'name', before: null, after: 'Ann Lee' });
    expect(await api.history.of({ entity: 'organisation', id: made.id })).toEqual([]);
  });

  test('leaves out an edit that changed nothing', async () => {
    const { api } = it;
    const made = await api.people.create({ name: 'Ann Lee' });
    expect(await api.people.update({ id: made.id, version: 1, changes: { name: 'Ann Lee' } })).toMatchObject({
      version: 1,
    });
    expect(await api.history.of({ entity: 'person', id: made.id })).toHaveLength(1);
    expect((await api.history.recent({})).map((row) => row.label)).toEqual(['Add Ann Lee']);
    expect((await api.history.undoState({})).undo?.label).toBe('Add Ann Lee');
  });

  test('counts records, newest commands first', async () => {
    const { api } = it;
    const { id: organisationId } = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
    const { id: commitmentId } = await api.homes.create({ organisationId });
    const cells = [2026, 2027, 2028].map((year) => ({
      commitmentId,
      year,
      measure: 'promised' as const,
      value: 5,
      version: 0,
    }));
    await api.homes.updateMany({ cells });
    await api.history.undo({});
    await api.history.redo({});
    expect((await api.history.recent({ limit: 4 })).map(({ label, kind, records }) => [label, kind, records])).toEqual([
      ['Change 3 figures', 'redo', 3],
      ['Change 3 figures', 'undo', 3],
      ['Change 3 figures', 'do', 3],
      ['Add commitment of Alpha', 'do', 1],
    ]);
  });
});

describe('change notices', () => {
  test('tell after a commit which kinds of record it touched, and nothing after a failure', async () => {
    const { api, core } = it;
    const heard: string[][] = [];
    core.onChange((event) => void heard.push(event.entities));
    const made = await api.people.create({ name: 'Ann Lee' });
    await expect(api.people.update({ id: made.id, version: 9, changes: { name: 'B' } })).rejects.toMatchObject({
      code: 'conflict',
    });
    await api.history.undo({});
    expect(heard).toEqual([['person'], ['person']]);
    expect((await core.changesSince(1)).map((event) => event.seq)).toEqual([2]);
  });
});
