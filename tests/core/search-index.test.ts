import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fold } from '../../shared/domain/fold.ts';
import type { Table } from '../../shared/table.ts';
import { tableOf, TABLES, type EntityName } from '../../shared/tables.ts';
import { fillSample } from '../../electron/samples/index.ts';
import { makeCore, TODAY, type TestCore } from '../support/make-core.ts';

let it: TestCore;
let declared: Record<string, Table>;
beforeEach(async () => {
  declared = Object.fromEntries(Object.entries(TABLES).map(([entity, table]) => [entity, { ...table }]));
  it = await makeCore();
});
afterEach(async () => {
  await it.close();
  for (const [entity, table] of Object.entries(declared)) Object.assign(tableOf(entity as EntityName), table);
});

/** Kinds whose title and texts are all their own, found here by reading every record. */
const PLAIN: Partial<Record<EntityName, string>> = {
  organisation: 'name',
  action: 'title',
  site: 'name_address',
  risk: 'title',
  person: 'name',
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What search must find of a kind, worked out from all of its records. */
async function wanted(entity: EntityName, text: string, limit: number): Promise<string[]> {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const { rows } = await sql<Record<string, string>>`
    select * from ${sql.table(entity)} where deleted_at is null`.execute(it.core.database.read);
  const found = rows.flatMap((row) => {
    const title = fold(row[PLAIN[entity]!]!);
    const whole = fold(
      tableOf(entity)
        .search.map((name) => row[name] ?? '')
        .join('\n'),
    );
    if (!words.every((word) => whole.includes(word))) return [];
    const rank = title.startsWith(words.join(' ')) ? 0 : words.every((word) => title.includes(word)) ? 1 : 2;
    return [{ id: row['id']!, title, rank }];
  });
  return found
    .toSorted((a, b) => a.rank - b.rank || order(a.title, b.title) || order(a.id, b.id))
    .slice(0, limit)
    .map(({ id, title, rank }) => `${entity} ${rank} ${title} ${id}`);
}

async function found(entity: EntityName, text: string, limit: number): Promise<string[]> {
  const all = await it.api.search.find({ text, limit });
  const words = fold(text).split(/\s+/).filter(Boolean);
  const rows = await sql<Record<string, string>>`select * from ${sql.table(entity)}`.execute(it.core.database.read);
  const byId = new Map(rows.rows.map((row) => [row['id'], fold(row[PLAIN[entity]!]!)]));
  return all
    .filter(({ kind }) => kind === entity)
    .map(({ id }) => {
      const title = byId.get(id)!;
      const rank = title.startsWith(words.join(' ')) ? 0 : words.every((word) => title.includes(word)) ? 1 : 2;
      return `${entity} ${rank} ${title} ${id}`;
    });
}

const titles = async (text: string): Promise<string[]> => (await it.api.search.find({ text })).map(({ title }) => title);

/** Letters, ends and middles of words, several words, what nobody has, signs that mean something to a database. */
const ASKED = [
  'm',
  'a',
  'q',
  'zz',
  'mi',
  'mill',
  'll la',
  'omes',
  'trust',
  'the of',
  'wharf road',
  '2026',
  '/',
  '-',
  "'",
  '"',
  '%',
  '_',
  '*',
  'a*',
  'OR',
  'NEAR(a b)',
  'x" OR "y',
  '(',
  '’',
];

async function agrees(): Promise<void> {
  let some = 0;
  for (const text of ASKED) {
    for (const entity of Object.keys(PLAIN) as EntityName[]) {
      const those = await wanted(entity, text, 6);
      expect(await found(entity, text, 6), `${entity}: ${text}`).toEqual(those);
      if (those.length > 0) some += 1;
    }
  }
  expect(some).toBeGreaterThan(30);
}

describe('search finds what reading every record finds, in that order', () => {
  test('in a partnership of some years', async () => {
    await fillSample(it.core, 'demo', { today: TODAY });
    await agrees();
  });

  test('where thousands match: with enough titles, with too few, and with none', async () => {
    const organisation = {
      shortName: '',
      sector: 'provider',
      rshCode: null,
      designation: null,
      corporateForm: '',
      registeredOn: null,
      isPartner: true,
      website: '',
      notes: '',
    } as never;
    const named = Array.from({ length: 5000 }, (_, n) => ({
      ...(organisation as object),
      name: n % 1000 === 7 ? `Mill ${n}` : `Éstate ${String(n).padStart(4, '0')}`,
      shortName: n % 2 === 0 ? 'gilt mill' : 'rare',
    }));
    await it.core.transact('Many', (ctx) => ctx.write.insertMany('organisation', named as never));
    for (const text of ['mill', 'estate', 'gilt', 'e', 'm', 'mill gilt', 'éstate 49', 'rare gilt', '7'])
      expect(await found('organisation', text, 6), text).toEqual(await wanted('organisation', text, 6));
    // No title of its own, and those that have one: one order.
    const [first] = await it.api.organisations.list({});
    const site = await it.api.sites.create({ register: 'R', reference: '1', nameAddress: 'Mill Close' });
    await it.api.homes.create({ organisationId: first!.id, siteId: site.id });
    await it.api.homes.create({ organisationId: first!.id, siteName: 'Mill Avenue' });
    await it.api.homes.create({ organisationId: first!.id, siteName: 'Mill Dene' });
    expect((await it.api.search.find({ text: 'mill' })).filter(({ kind }) => kind === 'commitment').map(({ title }) => title)).toEqual([
      'Mill Avenue',
      'Mill Close',
      'Mill Dene',
    ]);
  });

  test('whatever the letters', async () => {
    for (const name of ['O’Neill & Sons', "O'Neill", 'Ångström Élan', 'Łódź', 'ſtraße', '中文 字', '😀 Homes', 'A-B', 'AB'])
      await it.api.organisations.create({ name, sector: 'provider' });
    for (const text of ['o’n', "o'n", 'neill', 'angs', 'el', 'łódź', 'lodz', 'straße', '中文', '文', '😀', 'a-b', 'b', '& s'])
      expect(await found('organisation', text, 20), text).toEqual(await wanted('organisation', text, 20));
  });

  test('after random steps, each of them undone or done again now and then, and in another window', async () => {
    let seed = 7;
    const random = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
    const words = ['Mill', 'Lane', 'wharf', 'Ash', 'Édge', 'homes', '12', 'x'];
    const line = (): string => Array.from({ length: 1 + random(3) }, () => words[random(words.length)]).join(' ');
    const other = await it.another('Ann');
    for (let step = 0; step < 80; step += 1) {
      const { api } = random(3) === 0 ? other : it;
      const all = await api.organisations.list({});
      const one = all[random(Math.max(1, all.length))];
      const does = [
        () => api.organisations.create({ name: `${line()} ${step}`, sector: 'provider' }),
        () =>
          one && api.organisations.update({ id: one.id, version: one.version, changes: { name: `${line()} ${step}`, shortName: line() } }),
        () => one && api.organisations.remove({ id: one.id, version: one.version }),
        () => api.history.undo({}),
        () => api.history.redo({}),
      ];
      // What can't be done now is refused, and changes nothing.
      await Promise.resolve(does[random(does.length)]!()).catch(() => {});
    }
    for (const text of ['mill', 'la', 'édge', 'x', '12', 'homes ash', 'e'])
      expect(await found('organisation', text, 50), text).toEqual(await wanted('organisation', text, 50));
    expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
  });
});

test('what a version looks words up by is made anew where another one searched other columns', async () => {
  await it.api.people.create({ name: 'Ann Lee', notes: 'Speaks Łemko' });
  const { profile } = it;
  expect(await titles('speaks')).toEqual([]);
  await it.close();
  Object.assign(tableOf('person'), { search: ['notes', ...tableOf('person').search] });
  it = await makeCore({ profile });
  expect(await titles('speaks')).toEqual(['Ann Lee']);
  expect(await titles('ann')).toEqual(['Ann Lee']);
  expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
});

test('a partnership of a version without it gets it when it is opened', async () => {
  await it.api.people.create({ name: 'Ann Lee' });
  const { profile } = it;
  const { write, dialect } = it.core.database;
  await write.deleteFrom('derivation').execute();
  if (dialect.name === 'sqlite') {
    for (const event of ['insert', 'update', 'delete']) await sql.raw(`drop trigger person_words_${event}`).execute(write);
    await sql`drop table person_words_parts`.execute(write);
    await sql`drop table person_words`.execute(write);
    await sql`drop view person_words_texts`.execute(write);
    // Until then all is read instead.
    expect(await titles('ann')).toEqual(['Ann Lee']);
  }
  await write.updateTable('person').set({ search_text: 'as an early version made it' }).execute();
  await it.close();
  it = await makeCore({ profile });
  expect(await titles('ann')).toEqual(['Ann Lee']);
  expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
});

test('a difference is told of by the check, and mended at the next opening', async () => {
  // PostgreSQL keeps its indexes by itself: there is nothing that could differ.
  if (it.core.database.dialect.name === 'postgres') return;
  await it.api.people.create({ name: 'Ann Lee' });
  const { write, profile } = it.core.database;
  await sql`insert into person_words (person_words) values ('delete-all')`.execute(write);
  expect(await titles('ann')).toEqual([]);
  const { ok, findings } = await it.api.system.check({});
  expect(ok).toBe(false);
  expect(findings).toEqual([expect.stringMatching(/^Search may miss records: .*\(People\)\. .*open it again/)]);
  await it.close();
  it = await makeCore({ profile });
  expect(await titles('ann')).toEqual(['Ann Lee']);
  expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
});

test('a file whose rows were packed anew is looked up by where they are now', async () => {
  if (it.core.database.dialect.name === 'postgres') return;
  for (const name of ['Ann Lee', 'Ben Ash', 'Cy Mill']) await it.api.people.create({ name });
  const { profile } = it.core.database;
  await it.core.database.write.deleteFrom('person').where('name', '=', 'Ann Lee').execute();
  await sql`vacuum`.execute(it.core.database.write);
  await it.close();
  it = await makeCore({ profile });
  expect(await titles('mill')).toEqual(['Cy Mill']);
  expect(await titles('ann')).toEqual([]);
});

describe('thousands added in one step', () => {
  const people = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({
      name: `Ann ${String(from + n).padStart(5, '0')} Wharf`,
      jobTitle: '',
      email: '',
      phone: '',
      organisationId: null,
      notes: '',
    })) as never[];
  const indexAsKept = async (): Promise<string> =>
    (await it.core.database.read.selectFrom('derivation').select('stamp').where('entity', '=', 'search index').executeTakeFirst())?.stamp ??
    '';

  test('are found as one added alone is, changed and removed in the same step or later, and undone', async () => {
    await it.api.people.create({ name: 'Ben Ash' });
    const other = await it.another('Ann');
    await it.core.transact('Many', async (ctx) => {
      const ids = await ctx.write.insertMany('person', people(0, 2500));
      await ctx.write.insertMany('person', people(2500, 40));
      await ctx.write.update('person', ids[2000]!, 1, { name: 'Cy Mill' });
      await ctx.write.remove('person', ids[2001]!, 1);
      const more = await ctx.write.insertMany('person', people(3000, 1000));
      await ctx.write.update('person', more[999]!, 1, { name: 'Dee Moss' });
    });
    expect(await titles('cy mill')).toEqual(['Cy Mill']);
    expect(await titles('02000')).toEqual([]);
    expect(await titles('02001')).toEqual([]);
    for (const n of ['00000', '00999', '01000', '01001', '02499', '02539', '03998']) expect(await titles(n), n).toEqual([`Ann ${n} Wharf`]);
    expect(await titles('moss')).toEqual(['Dee Moss']);
    expect((await other.api.search.find({ text: '03500 wharf' })).map(({ title }) => title)).toEqual(['Ann 03500 Wharf']);
    await other.api.people.create({ name: 'Eve Lane' });
    expect(await titles('eve')).toEqual(['Eve Lane']);
    expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
    await it.api.history.undo({});
    expect(await titles('wharf')).toEqual([]);
    await it.api.history.redo({});
    expect(await titles('03998')).toEqual(['Ann 03998 Wharf']);
    expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
  });

  test('leave nothing to be made anew at the next opening', async () => {
    await it.core.transact('Many', (ctx) => ctx.write.insertMany('person', people(0, 1500)));
    const kept = await indexAsKept();
    const { profile } = it;
    await it.close();
    it = await makeCore({ profile });
    expect(await indexAsKept()).toBe(kept);
    expect(await titles('01400')).toEqual(['Ann 01400 Wharf']);
  });

  test('that fail at the end leave search as it was', async () => {
    await it.api.people.create({ name: 'Ben Ash' });
    const kept = await indexAsKept();
    const fails = it.core.transact('Many', async (ctx) => {
      await ctx.write.insertMany('person', people(0, 1500));
      await ctx.write.insertMany(
        'person',
        people(2000, 1200).map((one, at) => ({ ...(one as object), notes: at === 1100 ? 1.5 : '' })) as never,
      );
    });
    await expect(fails).rejects.toMatchObject({ code: 'validation' });
    expect(await indexAsKept()).toBe(kept);
    expect(await titles('wharf')).toEqual([]);
    await it.api.people.create({ name: 'Cy Wharf' });
    expect(await titles('wharf')).toEqual(['Cy Wharf']);
    expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
  });
});
