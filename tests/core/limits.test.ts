import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const person = (fields: object) => it.core.dispatch({ method: 'people.create', input: { name: 'Ann', ...fields } });

test.each([
  ['the character NUL', { notes: 'a\0b' }, ['notes']],
  ['half of a character', { name: 'a\ud83d' }, ['name']],
  ['the other half', { jobTitle: '\ude00' }, ['jobTitle']],
])('%s is refused beside its field', async (_what, fields, path) => {
  expect(await person(fields)).toMatchObject({ ok: false, error: { code: 'validation', details: { issues: [{ path }] } } });
  expect(await it.api.people.list({})).toEqual([]);
});

test('a search for more words than a database bears is refused with a sentence, whatever is searched', async () => {
  const text = 'a '.repeat(2000);
  for (const method of ['search.find', 'organisations.list', 'sites.list'])
    expect(await it.core.dispatch({ method, input: { text } }), method).toMatchObject({
      ok: false,
      error: { code: 'validation', details: { issues: [{ path: ['text'] }] } },
    });
  const most = 'a '.repeat(100);
  for (const method of ['search.find', 'organisations.list', 'sites.list'])
    expect(await it.core.dispatch({ method, input: { text: most } }), method).toMatchObject({ ok: true });
});

test.each([
  ['a number past 2³¹', { homesTo: 2_147_483_648 }],
  ['a number that is not whole', { homesTo: 1.5 }],
  ['no number', { homesTo: Number.NaN }],
  ['a text past every field', { notes: 'x'.repeat(100_001) }],
  ['the character NUL', { ward: 'a\0' }],
])('what comes by no field, an import say, is held to the same limits: %s', async (_what, fields) => {
  const site = await it.api.sites.create({ reference: 'S1', nameAddress: 'Elm Road' });
  const work = it.core.transact('Bring in', (ctx) => ctx.write.update('site', site.id, 1, fields));
  await expect(work).rejects.toMatchObject({ code: 'validation', message: expect.stringMatching(/^Site: /) as string });
  expect(await it.api.sites.get({ id: site.id })).toMatchObject({ version: 1 });
});

test('what is stored already past a limit is shown all the same, and can be put right', async () => {
  const site = await it.api.sites.create({ reference: 'S1', nameAddress: 'Elm Road' });
  const long = '1'.repeat(500);
  await sql`update site set uprn = ${long}, homes_to = 2000000000`.execute(it.core.database.write);
  expect(await it.api.sites.list({})).toMatchObject({ rows: [{ uprn: long, homesTo: 2_000_000_000 }] });
  expect(await it.api.sites.get({ id: site.id })).toMatchObject({ uprn: long });
  const saved = await it.api.sites.update({ id: site.id, version: 1, changes: { nameAddress: 'Elm Street' } });
  expect(saved).toMatchObject({ nameAddress: 'Elm Street', uprn: long });
  await it.api.sites.update({ id: site.id, version: 2, changes: { uprn: '12345', homesTo: 20 } });
  expect(await it.api.sites.list({})).toMatchObject({ rows: [{ uprn: '12345', homesTo: 20 }] });
});
