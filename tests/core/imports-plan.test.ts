/** What is stored is what was shown: by what it does, not by the order in which the database gives its rows. */
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileOf, look, PROPOSED } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const register = (from: number, to: number) =>
  fileOf(
    'register.csv',
    'OrganisationURI,SiteReference,SiteNameAddress,NetDwellingsRangeFrom',
    ...Array.from({ length: to - from }, (_, at) => `http://x/A,S${from + at},Site number ${from + at},${at + 1}`),
  );
const show = (from: number, to: number) => look(it, register(from, to), { answers: PROPOSED });
const store = ({ token }: { token: string }) => it.api.imports.apply({ token, skipProblems: true });

/** What PostgreSQL does by itself: rows written again stand elsewhere, and a table that is analysed is read another way. */
async function rewrite(): Promise<void> {
  const { write } = it.core.database;
  await sql`update site set ward = ward where reference in ('S7', 'S20', 'S33')`.execute(write);
  await sql`analyze site`.execute(write);
}

test.each([
  ['that leave', 0, 6],
  ['that change, and some that leave', 3, 40],
])('is stored though the database gives the rows %s in another order by now', async (_what, from, to) => {
  await store(await show(0, 60));
  const shown = await show(from, to);
  await rewrite();
  expect(await store(shown)).toMatchObject({ questions: shown.questions });
  const back = await show(0, 60);
  await rewrite();
  await store(back);
  expect((await it.api.sites.list({})).totals.sites).toBe(60);
});

test('is refused when a record that was to leave has been changed', async () => {
  await store(await show(0, 60));
  const shown = await show(0, 6);
  const [site] = (await it.api.sites.list({})).rows.filter(({ reference }) => reference === 'S33');
  await it.api.sites.update({ id: site!.id, version: site!.version, changes: { notes: 'Seen' } });
  await expect(store(shown)).rejects.toMatchObject({ code: 'conflict' });
});

test('goes by what is here now where anything was saved since it was read, in another window too', async () => {
  const shown = await show(0, 6);
  const other = await it.another('Ann');
  await other.api.organisations.create({ name: 'Mill Homes', sector: 'provider' });
  expect(await store(shown)).toMatchObject({ new: 6, changed: 0 });
  const again = await show(0, 9);
  await other.api.sites.create({ register: 'A', reference: 'S7', nameAddress: 'Old Library' });
  await expect(store(again)).rejects.toMatchObject({ code: 'conflict' });
  // Taken back, it is as it was: what was shown is what would come out.
  await other.api.history.undo({});
  expect(await store(again)).toMatchObject({ new: 3, same: 6 });
});

test('can be stored once, and again after an undo by another reading alone', async () => {
  const shown = await show(0, 6);
  await store(shown);
  await expect(store(shown)).rejects.toMatchObject({ code: 'not_found' });
  await it.api.history.undo({});
  expect(await store(await show(0, 6))).toMatchObject({ new: 6 });
  expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
});
