import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createApi } from '../../shared/client.ts';
import type { CoreContract } from '../../shared/contract.ts';
import type { Api } from '../../shared/rpc.ts';
import { accountActor, type Actor } from '../../electron/core/actor.ts';
import { createCore, type Core, type CoreConfig } from '../../electron/core/create-core.ts';
import { parseProfile, type DatabaseProfile } from '../../electron/db/profile.ts';
import { program } from '../../electron/program.ts';
import { databasesAt } from './postgres.ts';

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

/** The database of this project's run: an own SQLite file in memory, or an own PostgreSQL database. */
export async function freshProfile(): Promise<DatabaseProfile> {
  if (process.env['HPP_DIALECT'] !== 'postgres') return { kind: 'sqlite', path: ':memory:' };
  const name = `hpp_${randomBytes(6).toString('hex')}`;
  return parseProfile(await databasesAt(inject('postgresUrl')).createDatabase(name));
}

/** A real core on an empty database, with a clock that stands still. */
export async function makeCore(config: Partial<CoreConfig> = {}): Promise<TestCore> {
  let now = `${TODAY}T09:00:00.000Z`;
  const profile = config.profile ?? (await freshProfile());
  const opened: Core[] = [];
  const open = async (actor: Actor): Promise<{ core: Core; api: Api<CoreContract> }> => {
    const core = await createCore({
      program,
      actor,
      open: { create: true },
      clock: () => new Date(now),
      ...config,
      profile,
    });
    opened.push(core);
    return {
      core,
      api: createApi<CoreContract>({
        call: (call) => core.dispatch(call),
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
