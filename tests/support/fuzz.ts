/** Calls every method of the contract with odd inputs on both databases, and compares what they answer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract } from '../../shared/contract.ts';
import type { Contract, Method, Reply } from '../../shared/rpc.ts';
import { accountActor } from '../../electron/core/actor.ts';
import { createCore, type Core } from '../../electron/core/create-core.ts';
import { parseProfile, type DatabaseProfile } from '../../electron/db/profile.ts';
import { program } from '../../electron/program.ts';
import { Random } from '../../electron/samples/random.ts';
import { oddInput } from './odd-input.ts';
import { databasesAt } from './postgres.ts';

/** Methods whose answer is of this computer or this kind of database. */
const THEIR_OWN = /^(system|reports|imports)\./;

export interface Fuzzed {
  calls: number;
  answered: number;
  /** What must not be: the method, its input and what came of it. */
  faults: string[];
}

/** Runs `perMethod` inputs of each method. */
export async function fuzz(postgresUrl: string, perMethod: number, seed: string): Promise<Fuzzed> {
  const folder = mkdtempSync(join(tmpdir(), 'hpp-fuzz-'));
  const databases = databasesAt(postgresUrl);
  const name = `fuzz_${process.pid}`;
  const server = parseProfile(await databases.createDatabase(name));
  const cores = [await open({ kind: 'sqlite', path: join(folder, 'f.hpp') }), await open(server)];
  try {
    return await compare(cores, perMethod, seed, join(folder, 'out'));
  } finally {
    for (const core of cores) await core.close();
    await databases.dropDatabase(name);
    rmSync(folder, { recursive: true, force: true });
  }
}

function open(profile: DatabaseProfile): Promise<Core> {
  let made = 0;
  return createCore({
    profile,
    program,
    actor: accountActor('Sam Officer'),
    open: { create: true },
    clock: () => new Date('2026-11-22T09:00:00.000Z'),
    newId: () => `0193526b-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
  });
}

const methods = (): [string, Method][] =>
  Object.entries(contract as Contract).flatMap(([feature, all]) =>
    Object.entries(all).map(([method, declared]): [string, Method] => [`${feature}.${method}`, declared]),
  );

async function compare(cores: Core[], perMethod: number, seed: string, out: string): Promise<Fuzzed> {
  const random = new Random(seed);
  const result: Fuzzed = { calls: 0, answered: 0, faults: [] };
  const ids: string[] = [];
  await both(cores, 'partnership.start', { name: 'North' });
  for (let round = 0; round < perMethod; round += 1) {
    for (const [method, declared] of methods()) {
      const input = oddInput(declared.input, random, ids);
      if (method === 'system.backup') Object.assign(input as object, { path: join(out, `${round}.hpp`) });
      const replies = await both(cores, method, input);
      result.calls += 1;
      if (replies[0]!.ok) result.answered += 1;
      note(result, method, input, replies);
      for (const id of JSON.stringify(replies[0]).match(/0193526b-0000-7000-8000-\d{12}/g) ?? []) if (!ids.includes(id)) ids.push(id);
    }
    await listAll(cores, result);
  }
  return result;
}

let calls = 0;

const both = async (cores: Core[], method: string, input: unknown): Promise<Reply[]> => {
  const commandId = `c-${(calls += 1)}`;
  const replies: Reply[] = [];
  for (const core of cores) replies.push(await core.dispatch({ method, input, commandId }));
  return replies;
};

/** What is stored can always be shown: everything that answers without being asked for something. */
async function listAll(cores: Core[], result: Fuzzed): Promise<void> {
  for (const [method, declared] of methods()) {
    if (declared.kind !== 'query' || !declared.input.safeParse({}).success) continue;
    const replies = await both(cores, method, {});
    note(result, `${method} (listing)`, {}, replies);
    for (const reply of replies) if (!reply.ok) result.faults.push(`${method} can’t be shown: ${reply.error.message}`);
  }
}

function note(result: Fuzzed, method: string, input: unknown, replies: Reply[]): void {
  const told = replies.map((reply) => (reply.ok ? reply : { ok: false, code: reply.error.code, issues: reply.error.details.issues }));
  const asked = `${method} ${JSON.stringify(input)?.slice(0, 300)}`;
  for (const reply of replies) if (!reply.ok && reply.error.code === 'internal') result.faults.push(`${asked}: internal`);
  if (THEIR_OWN.test(method)) return;
  // An undo is a step under an id of its own, by chance.
  const [one, other] = told.map((reply) => JSON.stringify(reply).replaceAll(/"commandId":"[0-9a-f-]{36}"/g, '"commandId":""'));
  if (one !== other) result.faults.push(`${asked}: ${one?.slice(0, 400)} on a file, ${other?.slice(0, 400)} on a server`);
}
