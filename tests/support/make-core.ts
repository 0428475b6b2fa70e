import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { createApi } from '../../shared/client.ts';
import type { CoreContract } from '../../shared/contract.ts';
import type { Api, Call, Reply, Right } from '../../shared/rpc.ts';
import { isEntity, tableOf } from '../../shared/tables.ts';
import { accountActor, type Actor } from '../../electron/core/actor.ts';
import { createCore, type Core, type CoreConfig } from '../../electron/core/create-core.ts';
import { openDatabase } from '../../electron/db/connect.ts';
import { parseProfile, type DatabaseProfile } from '../../electron/db/profile.ts';
import { program } from '../../electron/program.ts';
import { databasesAt } from './postgres.ts';
import { noteTried } from './tried.ts';

/** The day every spec runs on, unless it says otherwise. */
export const TODAY = '2026-11-22';

export interface TestCore {
  core: Core;
  api: Api<CoreContract>;
  profile: DatabaseProfile;
  /** Sets the clock. */
  at(instant: string): void;
  /** Opens a second core on the same database, as another person. */
  another(name: string): Promise<{ core: Core; api: Api<CoreContract> }>;
  close(): Promise<void>;
}

/** One folder for each spec file, gone when it ends. */
const folder = mkdtempSync(join(tmpdir(), 'hpp-core-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An empty file that is up to date, made once for each spec file and copied from then on. */
let template: Promise<string> | undefined;

async function makeTemplate(): Promise<string> {
  const path = join(folder, 'template.hpp');
  const made = await openDatabase({ kind: 'sqlite', path }, program.migrations, { create: true });
  // The last connection to a file writes its log back, so the file alone is whole.
  await made.close();
  return path;
}

const freshName = (): string => `hpp_${randomBytes(6).toString('hex')}`;

async function freshFile(): Promise<DatabaseProfile> {
  template ??= makeTemplate();
  const path = join(folder, `${freshName()}.hpp`);
  copyFileSync(await template, path);
  return { kind: 'sqlite', path };
}

/** Made anew each time: PostgreSQL copies a database in more time than it takes to make our tables. */
const freshServerDatabase = async (): Promise<DatabaseProfile> =>
  parseProfile(await databasesAt(inject('postgresUrl')).createDatabase(freshName()));

/** A database of this project's run that nobody else has: a SQLite file, or a PostgreSQL database. */
export const freshProfile = (): Promise<DatabaseProfile> =>
  process.env['HPP_DIALECT'] === 'postgres' ? freshServerDatabase() : freshFile();

/** Whatever spec calls a command: it asks for the right to every kind of record that it changes. */
function assertAsked({ method }: Call, reply: Reply, asked: readonly Right[]): void {
  if (!reply.ok) return;
  const kinds = (reply.changed ?? []).flatMap(({ entities }) => entities).filter(isEntity);
  const missing = kinds.filter((entity) => !asked.includes(tableOf(entity).needs));
  if (missing.length > 0) throw new Error(`${method} changed ${missing.join(', ')} without asking for the right to.`);
}

/** A real core on an empty database, with a clock that stands still. */
export async function makeCore(config: Partial<CoreConfig> = {}): Promise<TestCore> {
  let now = `${TODAY}T09:00:00.000Z`;
  const profile = config.profile ?? (await freshProfile());
  const opened: Core[] = [];
  const open = async (actor: Actor): Promise<{ core: Core; api: Api<CoreContract> }> => {
    const asked: Right[] = [];
    const core = await createCore({
      program,
      actor,
      open: { create: true },
      clock: () => new Date(now),
      ...config,
      mayDo: (who, right) => {
        asked.push(right);
        return config.mayDo?.(who, right) ?? true;
      },
      profile,
    });
    opened.push(core);
    return {
      core,
      api: createApi<CoreContract>({
        call: async (call) => {
          const since = asked.length;
          const reply = await core.dispatch(call);
          noteTried(call, reply);
          assertAsked(call, reply, asked.slice(since));
          return reply;
        },
        onChange: (listener) => core.onChange(listener),
      }),
    };
  };
  const first = await open(config.actor ?? accountActor('Sam Officer'));
  return {
    ...first,
    profile,
    at: (instant) => void (now = instant),
    another: (name) => open(accountActor(name)),
    close: async () => {
      for (const core of opened.toReversed()) await core.close();
    },
  };
}
