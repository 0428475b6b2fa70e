import { zstdCompressSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogTexts } from '../../electron/core/log-texts.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

const postgres = process.env['HPP_DIALECT'] === 'postgres';
const MANY = 600;

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
  await it.api.partnership.start({ name: 'North' });
});
afterEach(() => it.close());

const risk = (n: number) => ({
  reference: `R${n}`,
  title: `Risk ${n} of the scheme’s delay`,
  likelihood: 1 + (n % 5),
  impact: 2,
  mitigation: `Plan “${n}”`,
});
const addMany = (): Promise<unknown> => it.api.risks.createMany({ records: Array.from({ length: MANY }, (_, n) => risk(n)) });

async function oneRow<T>(statement: string): Promise<T> {
  const { rows } = await sql.raw<T>(statement).execute(it.core.database.read);
  return rows[0]!;
}

test('what many records hold is kept once, packed, and each is told of as before', async () => {
  await addMany();
  // The texts themselves are in the records; the log's own copy takes a fraction of them.
  const { packed, held } = await oneRow<{ packed: number; held: number }>(
    `select (select sum(length(texts)) from audit_pack) as packed,
      (select sum(length(id) + length(reference) + length(title) + length(mitigation) + 150) from risk) as held`,
  );
  expect(packed / held).toBeLessThan(0.25);
  expect(await oneRow(`select count(*) as n from audit_entry where entity = 'risk' and after is not null`)).toEqual({ n: 0 });
  const all = await it.api.risks.list({});
  expect(all).toHaveLength(MANY);
  for (const at of [0, 1, 249, 250, 251, 499, 500, MANY - 1]) {
    const { id } = all.find(({ reference }) => reference === `R${at}`)!;
    const [entry] = await it.api.history.of({ entity: 'risk', id });
    expect(entry?.changes.filter(({ field }) => ['title', 'mitigation'].includes(field))).toEqual([
      { field: 'title', before: null, after: risk(at).title },
      { field: 'mitigation', before: null, after: risk(at).mitigation },
    ]);
  }
  expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
});

test('few records hold their own, beside one step with many', async () => {
  await it.api.people.create({ name: 'Ann Lee' });
  await addMany();
  await it.api.risks.createMany({ records: [{ ...risk(9001) }, { ...risk(9002) }] });
  const { packs } = await oneRow<{ packs: number }>('select count(distinct command_seq) as packs from audit_pack');
  expect(packs).toBe(1);
  expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
});

test('a step with many is undone and done again, and who saves an older version of one is told what it was', async () => {
  await addMany();
  await it.api.history.undo({});
  expect(await it.api.risks.list({})).toEqual([]);
  await it.api.history.redo({});
  const all = await it.api.risks.list({});
  expect(all).toHaveLength(MANY);
  expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
  const [one] = all;
  await it.api.risks.update({ id: one!.id, version: one!.version, changes: { title: 'Other' } });
  await expect(it.api.risks.update({ id: one!.id, version: one!.version, changes: { title: 'Late' } })).rejects.toMatchObject({
    code: 'conflict',
    details: { conflict: { before: { title: one!.title } } },
  });
});

test('figures of many years are in the ledger as they were brought in', async () => {
  const provider = await it.api.organisations.create({ name: 'Beta', sector: 'provider' });
  const { id: commitmentId } = await it.api.homes.create({ organisationId: provider.id });
  const cells = Array.from({ length: 40 }, (_, n) => ({
    commitmentId,
    year: 2020 + n,
    measure: 'promised' as const,
    value: n + 1,
    version: 0,
  }));
  await it.api.homes.updateMany({ cells });
  const ledger = await it.api.homes.ledger({ id: commitmentId });
  expect(ledger.map(({ year, after }) => `${year} ${after}`).toSorted()).toEqual(cells.map(({ year, value }) => `${year} ${value}`));
  expect((await oneRow<{ n: number }>('select count(*) as n from audit_pack')).n).toBe(1);
});

const UNLOCK = postgres
  ? ['drop trigger audit_pack_no_change on audit_pack']
  : ['update', 'delete'].map((event) => `drop trigger audit_pack_no_${event}`);

test.each([
  ['altered', 'update audit_pack set texts = (select texts from audit_pack where first > 1 order by first limit 1)'],
  ['unreadable', "update audit_pack set texts = 'x'"],
  ['left out', 'delete from audit_pack'],
])('the check tells of a pack that is %s', async (_what, statement) => {
  await addMany();
  for (const each of [...UNLOCK, statement]) await sql.raw(each).execute(it.core.database.write);
  const { ok, findings } = await it.api.system.check({});
  expect(ok).toBe(false);
  expect(findings[0]).toMatch(/^The log is not as it was written: step 2 /);
});

test.each([
  ['unreadable', "update audit_pack set texts = 'x'"],
  ['left out', 'delete from audit_pack'],
  ['of a size that none has', `update audit_pack set texts = '${zstdCompressSync(Buffer.alloc(300_000_000, ' ')).toString('base64')}'`],
])('the history says that the text is missing where its pack is %s', async (_what, statement) => {
  await addMany();
  await it.api.people.create({ name: 'Ann Lee' });
  for (const each of [...UNLOCK, statement]) await sql.raw(each).execute(it.core.database.write);
  const [one] = await it.api.risks.list({});
  await it.api.risks.update({ id: one!.id, version: 1, changes: { title: 'Other' } });
  const entries = await it.api.history.of({ entity: 'risk', id: one!.id });
  expect(entries).toMatchObject([
    { op: 'update', lost: false },
    { op: 'insert', lost: true, changes: [] },
  ]);
  const [ann] = await it.api.people.list({});
  expect(await it.api.history.of({ entity: 'person', id: ann!.id })).toMatchObject([{ op: 'insert', lost: false }]);
  expect(await it.api.system.check({})).toMatchObject({ ok: false });
});

test('texts too long to be unpacked at once stay with their entries', async () => {
  const long = 'x'.repeat(99_000);
  await it.api.risks.createMany({
    records: Array.from({ length: 200 }, (_, n) => ({ ...risk(n), mitigation: long })),
  });
  const { n } = await oneRow<{ n: number }>(`select count(*) as n from audit_entry where entity = 'risk' and after is not null`);
  expect(n).toBe(200);
  expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
});

test('a pack can’t be changed by mistake', async () => {
  await addMany();
  const { write } = it.core.database;
  await expect(sql`update audit_pack set texts = ''`.execute(write)).rejects.toThrow(/append-only/);
  await expect(sql`delete from audit_pack`.execute(write)).rejects.toThrow(/append-only/);
});

test('a log of a version that packed nothing goes on being read', async () => {
  await addMany();
  const { write } = it.core.database;
  const [packs, entries] = [
    await write.selectFrom('audit_pack').selectAll().execute(),
    await write.selectFrom('audit_entry').selectAll().where('entity', '=', 'risk').execute(),
  ];
  expect(packs.length).toBeGreaterThan(1);
  const whole = await new LogTexts(write).whole(entries);
  // As that version wrote it: the texts in the entries, and no packs.
  for (const each of [
    ...UNLOCK,
    ...(postgres ? ['drop trigger audit_entry_no_change on audit_entry'] : ['drop trigger audit_entry_no_update']),
  ])
    await sql.raw(each).execute(write);
  for (const { command_seq, position, after } of whole)
    await write.updateTable('audit_entry').set({ after }).where('command_seq', '=', command_seq).where('position', '=', position).execute();
  await write.deleteFrom('audit_pack').execute();
  expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
  await it.api.risks.createMany({ records: Array.from({ length: 50 }, (_, n) => risk(5000 + n)) });
  expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
});
