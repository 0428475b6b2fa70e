import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

const postgres = process.env['HPP_DIALECT'] === 'postgres';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
  await it.api.partnership.start({ name: 'North' });
  const { id } = await it.api.people.create({ name: 'Ann Lee', email: 'ann@example.org' });
  await it.api.people.update({ id, version: 1, changes: { jobTitle: 'Chair' } });
  await it.api.organisations.create({ name: 'Elm Housing', sector: 'provider' });
  const gone = await it.api.people.create({ name: 'Bob Hay' });
  await it.api.people.remove({ id: gone.id, version: 1 });
  await it.api.history.undo({});
  await it.api.history.redo({});
});
afterEach(() => it.close());

/** Changes the database as another program would. */
async function behindItsBack(...statements: string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(it.core.database.write);
}

/** The log's triggers stop mistakes, not an owner of the database. */
const UNLOCK = postgres
  ? ['drop trigger command_entry_no_change on command_entry', 'drop trigger audit_entry_no_change on audit_entry']
  : ['command_entry', 'audit_entry'].flatMap((table) => ['update', 'delete'].map((event) => `drop trigger ${table}_no_${event}`));

describe('the check', () => {
  test('passes what the program wrote, undone and redone too, and gives the log’s mark', async () => {
    const before = await it.api.system.check({});
    expect(before).toMatchObject({ ok: true, findings: [], mark: { step: 8, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string } });
    expect((await it.api.system.check({})).mark).toEqual(before.mark);
    await it.api.people.create({ name: 'Cay' });
    expect((await it.api.system.check({})).mark).not.toEqual(before.mark);
  });

  test('passes what several people did, each in their own name: adding, editing, removing, undoing, redoing', async () => {
    const [bo, cy] = [(await it.another('Bo Officer')).api, (await it.another('Cy Chair')).api];
    const sound = async (): Promise<void> => expect((await it.api.system.check({})).findings).toEqual([]);
    it.at('2026-11-23T09:00:00.000Z');
    const [ann] = await it.api.people.list({});
    await bo.people.remove({ id: ann!.id, version: ann!.version });
    await sound();
    it.at('2026-11-24T09:00:00.000Z');
    const made = await cy.people.create({ name: 'Dee Moss' });
    await bo.history.undo({});
    await sound();
    it.at('2026-11-25T09:00:00.000Z');
    await bo.history.redo({});
    await sound();
    await it.api.people.update({ id: made.id, version: 1, changes: { phone: '1' } });
    await it.api.people.remove({ id: made.id, version: 2 });
    await sound();
  });

  test.each([
    [
      'a value',
      ["update person set email = 'eve@example.org' where name = 'Ann Lee'"],
      /^Person “Ann Lee”: E-?mail.* is “eve@example\.org” here and “ann@example\.org” in the log\.$/,
    ],
    ['a version', ["update person set version = 9 where name = 'Ann Lee'"], /^Person “Ann Lee”: the version is 9 here and 2 in the log/],
    ['who did it', ["update person set updated_by = 'Eve' where name = 'Ann Lee'"], /who changed it is “Eve” here and “Sam Officer”/],
    ['what it is searched by', ["update person set search_text = 'x' where name = 'Ann Lee'"], /what it is searched by is “x”/],
    ['a removal', ["update person set deleted_at = updated_at where name = 'Ann Lee'"], /“Ann Lee” is there by the log/],
    ['a removal taken back', ["update person set deleted_at = null where name = 'Bob Hay'"], /“Bob Hay” is removed by the log/],
    ['a record left out', ["delete from person where name = 'Bob Hay'"], /^A person that Sam Officer added on 2026-11-22 is missing/],
    [
      'a record put in',
      [
        "insert into person select 'x', null, 'Eve', '', '', '', '' , 1, updated_at, updated_by, updated_at, updated_by, null, 'eve', 'eve' from person where name = 'Ann Lee'",
      ],
      /is not in the log/,
    ],
    [
      'a step',
      [...UNLOCK, "update command_entry set actor = 'Eve' where seq = 3"],
      /^The log is not as it was written: step 3 \(“.*”, Eve, 2026-11-22\)/,
    ],
    ['what a step changed', [...UNLOCK, `update audit_entry set after = replace(after, 'Chair', 'Boss') where command_seq = 3`], /step 3/],
    [
      'a step left out',
      [...UNLOCK, 'delete from audit_entry where command_seq = 4', 'delete from command_entry where seq = 4'],
      /step 5 .* or one left out before it/,
    ],
  ])('says what differs: %s', async (_what, statements, words) => {
    const columns =
      'id, organisation_id, name, job_title, email, phone, notes, version, created_at, created_by, updated_at, updated_by, deleted_at, sort_key, search_text';
    await behindItsBack(...statements.map((statement) => statement.replace('into person select', `into person (${columns}) select`)));
    const { ok, findings } = await it.api.system.check({});
    expect(ok).toBe(false);
    expect(findings).toEqual(expect.arrayContaining([expect.stringMatching(words)]));
    expect(findings.length).toBeLessThan(4);
  });

  test('seals what was written before hashes were kept with the next step', async () => {
    await behindItsBack(...UNLOCK, 'update command_entry set hash = null, input_hash = null');
    expect(await it.api.system.check({})).toMatchObject({ ok: true });
    await it.api.people.create({ name: 'Cay' });
    expect(await it.api.system.check({})).toMatchObject({ ok: true });
    await behindItsBack("update command_entry set actor = 'Eve' where seq = 3");
    expect((await it.api.system.check({})).findings).toEqual(expect.arrayContaining([expect.stringMatching(/step 9/)]));
  });

  test('is not misled by what is saved meanwhile', async () => {
    const checks = Promise.all([1, 2, 3].map(() => it.api.system.check({})));
    for (let n = 0; n < 20; n += 1) await it.api.people.create({ name: `P${n}` });
    expect((await checks).map(({ findings }) => findings)).toEqual([[], [], []]);
  });
});

describe('a command’s id', () => {
  const call = (input: object, commandId: unknown, method = 'people.create') =>
    it.core.dispatch({ method, input, commandId: commandId as string });

  test('runs a command once, and answers the same again', async () => {
    const first = await call({ name: 'Once' }, 'c-1');
    expect(await call({ name: 'Once' }, 'c-1')).toEqual(first);
    // Defaults that are spelt out are the same command.
    expect(await call({ name: 'Once', email: '' }, 'c-1')).toEqual(first);
    expect((await it.api.people.list({})).filter(({ name }) => name === 'Once')).toHaveLength(1);
  });

  test('of another command is refused, and nothing is done', async () => {
    await call({ name: 'Once' }, 'c-1');
    for (const [input, method] of [
      [{ name: 'Twice' }, 'people.create'],
      [{ name: 'Once', sector: 'provider' }, 'organisations.create'],
      [{ name: 'Once', notes: 'more' }, 'people.create'],
    ] as const)
      expect(await call(input, 'c-1', method)).toMatchObject({
        ok: false,
        error: { code: 'validation', message: expect.stringContaining('used for another command') as string },
      });
    expect((await it.api.people.list({})).map(({ name }) => name)).toEqual(['Ann Lee', 'Once']);
  });

  test.each(['', ' ', 'a b', 'x'.repeat(101), 'nul\0', 7])('that is none, %j, is refused', async (id) => {
    expect(await call({ name: 'None' }, id)).toMatchObject({ ok: false, error: { code: 'validation' } });
    expect((await it.api.people.list({})).map(({ name }) => name)).toEqual(['Ann Lee']);
  });

  test('says afterwards what became of the command', async () => {
    expect(await it.api.system.outcome({ commandId: 'c-1' })).toEqual({ saved: false, at: null, label: null });
    await call({ name: 'Once' }, 'c-1');
    expect(await it.api.system.outcome({ commandId: 'c-1' })).toEqual({ saved: true, at: '2026-11-22T09:00:00.000Z', label: 'Add Once' });
  });
});
