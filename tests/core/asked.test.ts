import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
let groupId: string;
beforeEach(async () => {
  it = await makeCore();
  groupId = (await it.api.groups.create({ name: 'Board' })).id;
});
afterEach(() => it.close());

const asks = (answer: string, words: RegExp) => ({
  code: 'validation',
  message: expect.stringMatching(words),
  details: { asks: { answer, words: expect.stringMatching(/ meant/) }, remedy: expect.stringMatching(/or say/) },
});

describe('a second meeting of a group at the same day and time', () => {
  const first = { heldOn: '2026-12-14', startsAt: '14:00' };

  test('is asked about, and planned once it is meant', async () => {
    const { api } = it;
    await api.meetings.create({ groupId, ...first });
    await expect(api.meetings.create({ groupId, ...first })).rejects.toMatchObject(
      asks('alsoThen', /^Board already has a meeting on 14 December 2026 at 14:00\.$/),
    );
    expect(await api.meetings.list({})).toHaveLength(1);
    await api.meetings.create({ groupId, ...first, alsoThen: true });
    expect(await api.meetings.list({})).toHaveLength(2);
  });

  test('so is one moved there, by its day, its time or its group, and two of no time', async () => {
    const { api } = it;
    const other = await api.groups.create({ name: 'Other' });
    await api.meetings.create({ groupId, ...first });
    const moved = [
      [{ groupId, heldOn: '2026-12-15', startsAt: '14:00' }, { heldOn: '2026-12-14' }],
      [{ groupId, heldOn: '2026-12-14', startsAt: '15:00' }, { startsAt: '14:00' }],
      [{ groupId: other.id, ...first }, { groupId }],
    ] as const;
    for (const [made, changes] of moved) {
      const { id } = await api.meetings.create(made);
      await expect(api.meetings.update({ id, version: 1, changes })).rejects.toMatchObject(asks('alsoThen', /already has a meeting/));
      await api.meetings.update({ id, version: 1, changes: { place: 'Library' } });
      await api.meetings.update({ id, version: 2, changes, alsoThen: true });
      await api.meetings.remove({ id, version: 3 });
    }
    await api.meetings.create({ groupId, heldOn: '2026-12-16' });
    await expect(api.meetings.create({ groupId, heldOn: '2026-12-16' })).rejects.toMatchObject(
      asks('alsoThen', /^Board already has a meeting on 16 December 2026\.$/),
    );
  });

  test('is not asked about of another group, day or time, of a removed one, or of itself', async () => {
    const { api } = it;
    const { id } = await api.meetings.create({ groupId, ...first });
    const other = await api.groups.create({ name: 'Other' });
    await api.meetings.create({ groupId: other.id, ...first });
    await api.meetings.create({ groupId, ...first, startsAt: '16:00' });
    await api.meetings.update({ id, version: 1, changes: { ...first, place: 'Library' } });
    await api.meetings.remove({ id, version: 2 });
    await api.meetings.create({ groupId, ...first });
  });
});

describe('a stage that can’t be', () => {
  test.each(['in_progress', 'draft_minutes', 'agreed'] as const)('%s is asked about for a day to come', async (stage) => {
    const { api } = it;
    await expect(api.meetings.create({ groupId, heldOn: '2026-12-14', stage })).rejects.toMatchObject(asks('stageMeant', /yet to come/));
    const { id } = await api.meetings.create({ groupId, heldOn: '2026-12-14' });
    await expect(api.meetings.update({ id, version: 1, changes: { stage } })).rejects.toMatchObject(
      asks('stageMeant', /^This meeting is on 14 December 2026, which is yet to come\.$/),
    );
    await api.meetings.update({ id, version: 1, changes: { stage }, stageMeant: true });
  });

  test('agreed is asked about without a draft, and moving what was held into the future', async () => {
    const { api } = it;
    const { id } = await api.meetings.create({ groupId, heldOn: '2026-11-02' });
    await expect(api.meetings.update({ id, version: 1, changes: { stage: 'agreed' } })).rejects.toMatchObject(
      asks('stageMeant', /have been no draft/),
    );
    await api.meetings.update({ id, version: 1, changes: { stage: 'draft_minutes' } });
    await expect(api.meetings.update({ id, version: 2, changes: { heldOn: '2027-01-11' } })).rejects.toMatchObject(
      asks('stageMeant', /11 January 2027, which is yet to come/),
    );
    await api.meetings.update({ id, version: 2, changes: { stage: 'agreed' } });
  });
});
