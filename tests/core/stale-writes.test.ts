import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Breath } from '../../electron/core/breath.ts';
import type { Columns } from '../../electron/core/rows.ts';
import { Writer } from '../../electron/core/write.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

/**
 * A command reads a record and writes it under the writer's lock, so nobody comes between. Here somebody does: a writer
 * without transaction and lock holds what it read, another saves, and the first writes.
 */
let it: TestCore;
let id: string;
beforeEach(async () => {
  it = await makeCore();
  ({ id } = await it.api.people.create({ name: 'Ann Lee' }));
});
afterEach(() => it.close());

const writer = (actor: string): Writer => {
  const { write: trx, dialect } = it.core.database;
  return new Writer({ trx, dialect, actor, at: '2026-11-22T10:00:00.000Z', newId: randomUUID, breath: new Breath() });
};

const stored = async (): Promise<Columns> =>
  await it.core.database.write.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const audited = async (): Promise<number> =>
  (
    await it.core.database.write
      .selectFrom('audit_entry')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** Tries a write that holds version 1, after somebody saved version 2; it must be refused and leave no trace. */
async function refused(write: (own: Writer, seen: Columns) => Promise<unknown>, code: string): Promise<void> {
  const own = writer('Late Person');
  const seen = { id, version: 1, name: 'Ann Lee' };
  const [before, entries] = [await stored(), await audited()];
  await expect(write(own, seen)).rejects.toMatchObject({ code });
  await own.trail.finish();
  expect(await stored()).toEqual(before);
  expect(await audited()).toBe(entries);
}

describe('a write of what somebody saved meanwhile', () => {
  beforeEach(() => it.api.people.update({ id, version: 1, changes: { name: 'Ann Archer' } }));

  test('changes nothing and says who it was', async () => {
    await refused((own, seen) => own.updateRow('person', seen, { name: 'Late' }), 'conflict');
    const error: unknown = await writer('Late')
      .updateRow('person', { id, version: 1 }, { name: 'Late' })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      details: { conflict: { entity: 'person', id, version: 2, by: 'Sam Officer', current: { name: 'Ann Archer' } } },
    });
  });

  test('puts nothing into the bin, alone or among others', async () => {
    const { id: other } = await it.api.people.create({ name: 'Bob Hay' });
    await refused((own) => own.removeMany('person', [{ id, version: 1 }]), 'conflict');
    const among = it.core.transact('Remove', ({ write }) =>
      write.removeMany('person', [
        { id: other, version: 1 },
        { id, version: 1 },
      ]),
    );
    await expect(among).rejects.toMatchObject({ code: 'conflict' });
    expect((await it.api.people.list({})).map((person) => person.name)).toEqual(['Ann Archer', 'Bob Hay']);
  });

  test('takes nothing out of the bin', async () => {
    await it.api.people.remove({ id, version: 2 });
    await refused((own) => own.restoreMany('person', [{ id, version: 2 }]), 'conflict');
  });
});

describe('a write of what is not there', () => {
  test.each([
    ['an update', (own: Writer, gone: string) => own.updateRow('person', { id: gone, version: 1, name: '' }, { name: 'Late' })],
    ['a removal', (own: Writer, gone: string) => own.removeMany('person', [{ id: gone, version: 1 }])],
    ['a return', (own: Writer, gone: string) => own.restoreMany('person', [{ id: gone, version: 1 }])],
  ])('fails by itself: %s', async (_what, write) => {
    await refused((own) => write(own, randomUUID()), 'not_found');
  });
});

test('a write of what is as it was seen goes through', async () => {
  const own = writer('Late Person');
  expect(await own.updateRow('person', { id, version: 1, name: 'Ann Lee' }, { name: 'Ann Archer' })).toBe(true);
  await own.removeMany('person', [{ id, version: 2 }]);
  await own.restoreMany('person', [{ id, version: 3 }]);
  expect(await stored()).toMatchObject({ name: 'Ann Archer', version: 4, deleted_at: null, updated_by: 'Late Person' });
});
