import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract.ts';
import type { Contract } from '../../shared/rpc.ts';
import { TABLES } from '../../shared/tables.ts';
import { accountActor } from '../../electron/core/actor.ts';
import { createCore, type Core } from '../../electron/core/create-core.ts';
import { program } from '../../electron/program.ts';
import { fillSample } from '../../electron/samples/index.ts';

/** Tables that grow with the years: reading all of one takes as long as there is of it. */
const GROWING = [
  'action',
  'action_update',
  'agenda_item',
  'attendance',
  'audit_entry',
  'commitment',
  'commitment_year',
  'decision',
  'meeting',
  'site',
];

/** Queries that read all of a growing table because their answer is made of all of it. */
const READ_ALL: Record<string, readonly string[]> = {
  // Every commitment is a row of the grid, and all of them are added up for Home.
  'homes.grid': ['commitment', 'commitment_year'],
  'homes.home': ['commitment'],
  'home.warnings': ['commitment', 'site'],
  // The whole list was asked for.
  'actions.list': ['action'],
  // All of the log is counted, on an index.
  'actions.part': ['action'],
  'meetings.list': ['meeting'],
  'sites.list': ['site'],
  // All of the register is counted.
  'sites.part': ['site'],
  'search.choices': ['site', 'action', 'meeting', 'commitment', 'decision'],
  // Neither has an index by person yet; they are read when the tab is opened.
  'search.usedBy': ['attendance', 'meeting'],
  // Live actions by organisation: counted on the index.
  'actions.home': ['action'],
};

let folder: string;
let core: Core;
let ids: Record<string, string>;
const statements = new Set<string>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-plans-'));
  core = await createCore({
    profile: { kind: 'sqlite', path: join(folder, 'p.hpp') },
    program,
    actor: accountActor('Sam Officer'),
    open: { create: true },
  });
  await fillSample(core, 'demo', { today: '2026-11-22' });
  const { reader, sqlite } = core.database;
  const first = (table: string): string =>
    (reader!.prepare(`select id from ${table} order by id limit 1`).pluck().get() as string | undefined) ?? NONE;
  ids = Object.fromEntries(Object.keys(TABLES).map((table) => [table, first(table)]));
  for (const file of [reader!, sqlite!]) {
    const prepare = file.prepare.bind(file);
    file.prepare = (text: string) => {
      statements.add(text);
      return prepare(text);
    };
  }
});
afterAll(async () => {
  await core.close();
  rmSync(folder, { recursive: true, force: true });
});

const feature = (name: string): string => name.split('.')[0]!;
const OF: Record<string, string> = { groups: 'working_group', organisations: 'organisation' };
/** The kind of record that a feature's list is of. */
const listed = (name: string): string | undefined =>
  Object.values((contract as Contract)[name] ?? {}).flatMap((method) =>
    method.kind === 'query' && method.rows ? [method.rows.of] : [],
  )[0];
/** The id of no record, where the demo has none of a kind: the statement is the same. */
const NONE = '00000000-0000-7000-8000-000000000000';

/** What each query of a screen is asked. */
function inputOf(method: string): object | null {
  const one = ids[OF[feature(method)] ?? listed(feature(method)) ?? feature(method)];
  const own: Record<string, object> = {
    'people.get': { id: ids['person'] },
    'actions.ofMeeting': { meetingId: ids['meeting'] },
    'history.of': { entity: 'action', id: ids['action'] },
    'imports.fields': { kind: 'brownfield' },
    'imports.match': { entity: 'site', headings: ['SiteReference'] },
    'imports.brought': { run: '00000000-0000-7000-8000-000000000000' },
    'system.outcome': { commandId: 'none' },
    'search.find': { text: 'mill' },
    'search.choices': { entity: 'site' },
    'search.usedBy': { entity: 'person', id: ids['person'] },
    'search.names': { asked: [{ entity: 'site', ids: [ids['site']] }] },
  };
  return own[method] ?? (method.endsWith('.get') || method === 'homes.ledger' ? { id: one } : {});
}

const QUERIES = Object.entries(contract as Contract).flatMap(([name, methods]) =>
  Object.entries(methods).flatMap(([method, { kind }]) => (kind === 'query' ? [`${name}.${method}`] : [])),
);

/** Growing tables that the plan of a statement reads from one end to the other. */
function scannedBy(text: string): string[] {
  if (!/^\s*(select|with)/i.test(text)) return [];
  const file = core.database.sqlite!;
  const marks = text.match(/\?/g)?.length ?? 0;
  const plan = file.prepare(`explain query plan ${text}`).all(...Array<null>(marks).fill(null)) as { detail: string }[];
  return plan.flatMap(({ detail }) => {
    const alias = /^SCAN (\w+)/.exec(detail)?.[1];
    if (alias === undefined) return [];
    const table =
      new RegExp(String.raw`"?(\w+)"?\s+(?:as\s+)?"?${alias}"?\b`, 'i').exec(text.slice(text.search(/\bfrom\b/i)))?.[1] ?? alias;
    return GROWING.includes(alias) ? [alias] : GROWING.includes(table) ? [table] : [];
  });
}

/** What a call reads from one end to the other. */
async function scansOf(method: string, input: object): Promise<string[]> {
  const before = new Set(statements);
  const reply = await core.dispatch({ method, input });
  if (!reply.ok && reply.error.code !== 'not_found') throw new Error(`${method}: ${reply.error.message}`);
  return [...new Set([...statements].filter((text) => !before.has(text)).flatMap(scannedBy))].toSorted();
}

describe('a query of a screen reads no growing table from one end to the other', () => {
  test.each(QUERIES)('%s', async (method) => {
    const input = inputOf(method);
    if (!input) return;
    const allowed = READ_ALL[method] ?? [];
    expect((await scansOf(method, input)).filter((table) => !allowed.includes(table))).toEqual([]);
  });
});

test('rows asked for by their ids, one organisation’s and one meeting’s are found on an index', async () => {
  for (const [method, id] of [
    ['actions.list', 'action'],
    ['sites.list', 'site'],
    ['meetings.list', 'meeting'],
    ['homes.grid', 'commitment'],
  ] as const) {
    const scans = await scansOf(method, { ids: [ids[id]] });
    expect([method, scans.filter((table) => table !== 'site' || method !== 'sites.list')]).toEqual([method, []]);
  }
  expect(await scansOf('actions.list', { organisationId: ids['organisation'], view: 'open' })).toEqual([]);
  expect(await scansOf('actions.list', { ownerPersonId: ids['person'] })).toEqual([]);
  expect(await scansOf('actions.list', { view: 'overdue' })).toEqual([]);
});

test('an action’s number, a figure, an undo and a redo read no growing table either', async () => {
  expect(await scansOf('actions.create', { title: 'Call', groupId: ids['working_group'] })).toEqual([]);
  const cells = [{ commitmentId: ids['commitment'], year: 2031, measure: 'promised', value: 3, version: 0 }];
  expect(await scansOf('homes.updateMany', { cells })).toEqual([]);
  expect(await scansOf('history.undo', {})).toEqual([]);
  expect(await scansOf('history.redo', {})).toEqual([]);
});
