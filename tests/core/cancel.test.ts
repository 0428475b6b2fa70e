import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { EntityName } from '../../shared/tables.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

const ROWS = 20_000;

let it: TestCore;
afterEach(() => it.close());

/** A made-up register. */
function register(rows: number): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const lines = Array.from({ length: rows }, (_, at) => `RV${at},"${at} Mill Lane, Rivermere",0.5,permissioned,${at % 60}`);
  const text = ['SiteReference,SiteNameAddress,Hectares,PlanningStatus,NetDwellingsRangeFrom', ...lines].join('\n');
  return { name: 'rivermere.csv', bytes: new TextEncoder().encode(text) };
}

/** Aborts as soon as something is so. A timer sees to it: it only fires if the work lets others have their turn. */
function cancelWhen(isSo: () => boolean): { signal: AbortSignal; stop: () => void } {
  const cancel = new AbortController();
  const timer = setInterval(() => {
    if (isSo()) cancel.abort();
  }, 1);
  return { signal: cancel.signal, stop: () => clearInterval(timer) };
}

/** Counts how often the work lets others have their turn; answers how often it was when it is asked. */
function turnsOthersGet(): () => number {
  let turns = 0;
  let ended = false;
  const turn = (): void => {
    if (ended) return;
    turns += 1;
    setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    ended = true;
    return turns;
  };
}

const TABLES = ['site', 'import_run', 'import_mapping', 'command_entry', 'audit_entry'] as const;

async function counts(): Promise<number[]> {
  const { read } = it.core.database;
  return Promise.all(
    TABLES.map(async (table) => {
      const row = await read
        .selectFrom(table as EntityName)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return row.n;
    }),
  );
}

/** The processes that this one has started to read files; nothing where the system can't say cheaply. */
const readers = (): number[] =>
  process.platform !== 'linux'
    ? []
    : readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .filter((pid) => {
          try {
            const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
            return (
              stat[2] !== 'Z' && stat[3] === String(process.pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('read-child')
            );
          } catch {
            return false;
          }
        })
        .map(Number);

test('a cancelled import leaves no trace, and what comes next works', async () => {
  let ids = 0;
  it = await makeCore({ newId: () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}` });
  await it.api.sites.create({ reference: 'OLD1', nameAddress: 'The Tannery' });
  const before = await counts();
  const preview = await it.api.imports.preview({ kind: 'brownfield', register: 'rivermere', file: register(ROWS) });
  const call = { method: 'imports.apply', input: { token: preview.token }, commandId: 'c1' };

  const { signal, stop } = cancelWhen(() => ids > ROWS / 4);
  const reply = await it.core.dispatch(call, signal);
  stop();
  expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(ids).toBeGreaterThan(ROWS / 4);
  expect(ids).toBeLessThan(ROWS);
  expect(await counts()).toEqual(before);

  await it.api.sites.create({ reference: 'NEW1', nameAddress: '1 Mill Lane' });
  // The preview is still held: the same file can be brought in after all, by the same call.
  expect(await it.core.dispatch(call)).toMatchObject({ ok: true, data: { new: ROWS } });
  expect((await it.api.sites.list({})).rows).toHaveLength(ROWS + 2);
});

test('a command cancelled before its turn has come writes nothing', async () => {
  it = await makeCore();
  const input = { reference: 'A1', nameAddress: 'The Tannery' };
  expect(await it.core.dispatch({ method: 'sites.create', input }, AbortSignal.abort())).toMatchObject({
    ok: false,
    error: { code: 'cancelled' },
  });
  expect((await it.api.sites.list({})).rows).toEqual([]);
});

test('a cancelled preview ends the process that reads the file', async () => {
  it = await makeCore();
  const { signal, stop } = cancelWhen(() => readers().length > 0 || process.platform !== 'linux');
  const reply = await it.core.dispatch({ method: 'imports.preview', input: { kind: 'brownfield', file: register(150_000) } }, signal);
  stop();
  expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  await expect.poll(readers).toEqual([]);
});

test('a preview is cancelled while its rows are converted, too', async () => {
  it = await makeCore();
  let started = false;
  const { signal, stop } = cancelWhen(() => {
    const now = readers().length;
    started ||= now > 0;
    return started && now === 0;
  });
  const reply = await it.core.dispatch({ method: 'imports.preview', input: { kind: 'brownfield', file: register(100_000) } }, signal);
  stop();
  if (process.platform === 'linux') expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});

test('a cancelled report ends on the way', async () => {
  it = await makeCore();
  const call = { method: 'reports.create', input: { name: 'action-log' } };
  // The first report loads the spreadsheet library.
  await it.core.dispatch(call);
  await it.core.transact('Fill', (ctx) =>
    ctx.write.insertMany(
      'action',
      Array.from({ length: ROWS }, (_, at) => ({
        ref: `A/${at}`,
        number: at,
        title: `Bring the figures of site ${at}`,
        ownerPersonId: null,
        organisationId: null,
        groupId: null,
        meetingId: null,
        agendaItemId: null,
        raisedOn: '2026-11-01',
        dueOn: '2026-12-01',
        originalDueOn: '2026-12-01',
        status: 'open',
        priority: 'normal',
        closedOn: null,
      })),
    ),
  );
  const whole = turnsOthersGet();
  expect(await it.core.dispatch(call)).toMatchObject({ ok: true });
  const all = whole();

  const some = turnsOthersGet();
  const { signal, stop } = cancelWhen(() => true);
  expect(await it.core.dispatch(call, signal)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  stop();
  expect(some()).toBeLessThan(all);
});

test.skipIf(process.env['HPP_DIALECT'] === 'postgres')('a backup holds what was committed, and a cancelled one is gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hpp-cancel-'));
  const target = join(folder, 'copy.hpp');
  try {
    it = await makeCore({ profile: { kind: 'sqlite', path: join(folder, 'a.hpp') } });
    await it.api.sites.create({ reference: 'OLD1', nameAddress: 'The Tannery' });
    const preview = await it.api.imports.preview({ kind: 'brownfield', register: 'rivermere', file: register(ROWS) });
    const importing = it.api.imports.apply({ token: preview.token });
    await new Promise((resolve) => setTimeout(resolve, 50));
    // The import is half done, on the connection that writes.
    await it.api.system.backup({ path: target });
    await importing;
    const copy = await makeCore({ profile: { kind: 'sqlite', path: target }, open: { create: false } });
    const { rows } = await copy.api.sites.list({});
    await copy.close();
    expect([1, ROWS + 1]).toContain(rows.length);

    const again = { method: 'system.backup', input: { path: join(folder, 'again.hpp') } };
    expect(await it.core.dispatch(again, AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(folder).filter((name) => name.startsWith('again'))).toEqual([]);
  } finally {
    await it.close();
    rmSync(folder, { recursive: true, force: true });
    it = await makeCore();
  }
});
