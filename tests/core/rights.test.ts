import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createApi } from '../../shared/client.ts';
import { contract, type CoreContract } from '../../shared/contract.ts';
import * as rooms from '../../shared/features/index.ts';
import { task, type Contract } from '../../shared/rpc.ts';
import type { Table } from '../../shared/table.ts';
import { accountActor } from '../../electron/core/actor.ts';
import { createCore, type Core } from '../../electron/core/create-core.ts';
import type { TaskCtx } from '../../electron/core/context.ts';
import type { MayDo, Program } from '../../electron/core/program.ts';
import { program } from '../../electron/program.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function open(): Promise<TestCore> {
  const it = await makeCore();
  opened.push(it);
  return it;
}

/** The same database, for somebody of the same name who may do less. */
async function limited(it: TestCore, mayDo: MayDo) {
  const core: Core = await createCore({ program, profile: it.profile, actor: accountActor('Sam Officer'), mayDo });
  opened.push(core);
  return createApi<CoreContract>({ call: (call) => core.dispatch(call), onChange: (listener) => core.onChange(listener) });
}

test('every command says what right it needs', () => {
  const commands = Object.values(contract).flatMap((feature) => Object.values(feature).filter(({ kind }) => kind === 'command'));
  expect(commands.length).toBeGreaterThan(40);
  for (const command of commands) expect('needs' in command ? command.needs : '').toMatch(/^[a-z][a-zA-Z]*\.[a-z]+$/);
});

test('somebody without the right reads and changes nothing, not even by an input that is wrong', async () => {
  const it = await open();
  const api = await limited(it, (_, right) => right !== 'sites.edit');
  const before = await it.api.history.recent({});
  await expect(api.sites.create({ register: 'R', reference: '1', nameAddress: 'One' })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(api.sites.create({} as never)).rejects.toMatchObject({ code: 'forbidden' });
  expect((await api.sites.list({})).rows).toEqual([]);
  expect(await it.api.history.recent({})).toEqual(before);
  await api.people.create({ name: 'Ann' });
});

test('undoing a command asks for the right of the command', async () => {
  const it = await open();
  await it.api.sites.create({ register: 'R', reference: '1', nameAddress: 'One' });
  let allowed = false;
  const api = await limited(it, (_, right) => allowed || right !== 'sites.edit');
  await expect(api.history.undo({})).rejects.toMatchObject({ code: 'forbidden' });
  expect((await it.api.sites.list({})).rows).toHaveLength(1);
  allowed = true;
  await api.history.undo({});
  expect((await it.api.sites.list({})).rows).toEqual([]);
  allowed = false;
  await expect(api.history.redo({})).rejects.toMatchObject({ code: 'forbidden' });
});

test('undoing and redoing what changed records of several kinds asks for the right to each of them', async () => {
  const it = await open();
  const risk = { description: '', ownerPersonId: null, organisationId: null, mitigation: '', status: 'open' as const, reviewOn: null };
  const person = { organisationId: null, jobTitle: '', email: '', phone: '', notes: '' };
  await it.core.transact('Both', async (ctx) => {
    await ctx.write.insert('person', { name: 'Ann', ...person });
    await ctx.write.insert('risk', { reference: 'R1', title: 'Ground', likelihood: 1, impact: 1, ...risk });
  });
  const count = async () => [(await it.api.people.list({})).length, (await it.api.risks.list({})).length];
  const withouts = await Promise.all(['people.edit', 'risks.edit'].map((missing) => limited(it, (_, right) => right !== missing)));
  for (const api of withouts) await expect(api.history.undo({})).rejects.toMatchObject({ code: 'forbidden' });
  expect(await count()).toEqual([1, 1]);
  await it.api.history.undo({});
  for (const api of withouts) await expect(api.history.redo({})).rejects.toMatchObject({ code: 'forbidden' });
  expect(await count()).toEqual([0, 0]);
});

test('an import asks for the right to change what it brings in, and so does its undo', async () => {
  const it = await open();
  const api = await limited(it, (_, right) => right !== 'risks.edit');
  const file = { name: 'r.csv', bytes: new TextEncoder().encode('Reference,Risk,Likelihood,Impact\nR1,Ground,1,1\n') };
  const { token } = await api.imports.preview({ kind: 'risks', file });
  await expect(api.imports.apply({ token })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await it.api.risks.list({})).toEqual([]);
  const preview = await it.api.imports.preview({ kind: 'risks', file });
  await it.api.imports.apply({ token: preview.token });
  await expect(api.history.undo({})).rejects.toMatchObject({ code: 'forbidden' });
  expect(await it.api.risks.list({})).toHaveLength(1);
});

/** Every command, called with nothing in it: a right is asked for before the input is looked at. */
const commands = Object.values(rooms).flatMap((room) =>
  Object.entries(room.contract as Contract).flatMap(([feature, methods]) =>
    Object.entries(methods)
      .filter(([, { kind }]) => kind === 'command')
      .map(([name]) => ({ feature, method: `${feature}.${name}`, tables: Object.values(room.tables as Record<string, Table>) })),
  ),
);

test('every command asks for the right to its own records, which opens it alone and without which no other does', async () => {
  const it = await open();
  const answers = async (method: string, mayDo: (right: string) => boolean) => {
    const asked: string[] = [];
    const may: MayDo = (_, right) => {
      asked.push(right);
      return mayDo(right);
    };
    const core = await createCore({ program, profile: it.profile, actor: accountActor('Sam Officer'), mayDo: may });
    const reply = await core.dispatch({ method, input: {} });
    await core.close();
    return { asked, code: reply.ok ? 'ok' : reply.error.code };
  };
  for (const { feature, method, tables } of commands) {
    const isOwn = (right: string): boolean => right.startsWith(`${feature}.`);
    const without = await answers(method, (right) => !isOwn(right));
    expect(without, method).toEqual({ asked: [expect.stringMatching(new RegExp(`^${feature}\\.`))], code: 'forbidden' });
    expect(
      tables.map(({ needs }) => needs),
      method,
    ).toContain(without.asked[0]);
    expect((await answers(method, isOwn)).code, method).not.toBe('forbidden');
  }
  expect(commands.length).toBeGreaterThan(40);
});

/** A program with a task that runs a command for somebody. */
const relaying: Program = {
  ...program,
  features: {
    ...program.features,
    relay: {
      contract: { add: task(z.object({ reference: z.string(), impact: z.number() }), z.object({ id: z.string() })) },
      handlers: {
        add: ({ run }: TaskCtx, input: { reference: string; impact: number }) =>
          run('risks.create', { title: 'Ground', likelihood: 1, ...input }),
      },
    },
  },
};

test('a task that runs a command for somebody asks for the command’s right, and says what the command said', async () => {
  const it = await open();
  const rights: string[] = [];
  let allowed = true;
  const core = await createCore({
    program: relaying,
    profile: it.profile,
    actor: accountActor('Sam Officer'),
    mayDo: ({ id }, right) => {
      rights.push(`${id} ${right}`);
      return allowed;
    },
  });
  opened.push(core);
  const add = (reference: string, impact = 1) => core.dispatch({ method: 'relay.add', input: { reference, impact } });
  expect(await add('R1')).toMatchObject({ ok: true });
  expect(rights).toEqual(['account:Sam Officer risks.edit']);
  expect(await add('R1')).toMatchObject({ ok: false, error: { code: 'duplicate', details: { remedy: expect.stringMatching(/\w/) } } });
  expect(await add('R2', 9)).toMatchObject({ ok: false, error: { code: 'validation', details: { issues: [{ path: ['impact'] }] } } });
  allowed = false;
  expect(await add('R3')).toMatchObject({
    ok: false,
    error: { code: 'forbidden', details: { remedy: expect.stringContaining('“risks.edit”') } },
  });
  expect((await it.api.risks.list({})).map(({ reference }) => reference)).toEqual(['R1']);
});

test('undo asks in the name of who undoes', async () => {
  const it = await open();
  const rights: string[] = [];
  const api = await limited(it, ({ id }, right) => {
    rights.push(`${id} ${right}`);
    return true;
  });
  await api.risks.create({ reference: 'R1', title: 'Ground', likelihood: 1, impact: 1 });
  await api.history.undo({});
  expect(rights).toEqual(['account:Sam Officer risks.edit', 'account:Sam Officer risks.edit']);
});
