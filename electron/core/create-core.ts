import { randomBytes } from 'node:crypto';
import { ukDay } from '../../shared/domain/dates.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import { uuidv7 } from '../../shared/ids.ts';
import type { Call, Reply } from '../../shared/rpc.ts';
import { openDatabase, type Database, type OpenOptions } from '../db/connect.ts';
import { toAppError } from '../db/errors.ts';
import type { DatabaseProfile } from '../db/profile.ts';
import { ChangeFeed } from './changes.ts';
import type { Actor } from './actor.ts';
import type { WriteCtx } from './context.ts';
import { deriveAgain } from './derive.ts';
import { Dispatcher } from './dispatch.ts';
import { silentLog, type Log } from './log.ts';
import type { MayDo, Program } from './program.ts';
import { indexWords } from './search-index.ts';
import { Stash } from './stash.ts';

/** What a core is made of. Clock and ids can be replaced by tests. */
export interface CoreConfig {
  profile: DatabaseProfile;
  program: Program;
  /** Who asks; written into the audit trail. */
  actor: Actor;
  /** What this person may do: everything when left out. */
  mayDo?: MayDo;
  open?: OpenOptions;
  log?: Log;
  clock?: () => Date;
  newId?: () => string;
}

/** One open partnership: answers calls and tells of changes. */
export interface Core {
  database: Database;
  /** Never rejects: a failure is a Reply too. */
  dispatch(call: Call, signal?: AbortSignal): Promise<Reply>;
  /** Runs work that no contract method offers, such as filling in a sample, as one command. */
  transact<T>(label: string, work: (ctx: WriteCtx) => Promise<T>, signal?: AbortSignal): Promise<T>;
  changesSince(seq: number): Promise<ChangeEvent[]>;
  onChange(listener: (event: ChangeEvent) => void): () => void;
  close(): Promise<void>;
}

const TEN = 10;
let pool = new Uint8Array();
let used = 0;

/** Ten random bytes of a larger draw: an import makes 100,000 ids, and each draw costs more than the bytes. */
function tenRandom(): Uint8Array {
  if (used + TEN > pool.length) {
    pool = randomBytes(TEN * 400);
    used = 0;
  }
  used += TEN;
  return pool.subarray(used - TEN, used);
}

/** A new record id. */
export const newId = (): string => uuidv7(Date.now(), tenRandom());

/** Opens the database and puts the program on top. Throws an AppError when it can't be opened. */
export async function createCore(config: CoreConfig): Promise<Core> {
  const database = await openDatabase(config.profile, config.program.migrations, config.open);
  const changes = new ChangeFeed(database.read);
  try {
    await deriveAgain(database);
    await indexWords(database);
    await changes.start();
  } catch (error) {
    await database.close();
    throw toAppError(error);
  }
  const dispatcher = new Dispatcher({
    database,
    program: config.program,
    actor: config.actor,
    mayDo: config.mayDo ?? (() => true),
    stash: new Stash(),
    log: config.log ?? silentLog,
    clock: config.clock ?? (() => new Date()),
    newId: config.newId ?? newId,
    today: ukDay,
    assertSameLog: (db) => changes.assertSame(db),
    began: changes.last,
    committed: (event) => changes.committed(event),
  });
  return {
    database,
    dispatch: (call, signal) => dispatcher.dispatch(call, signal),
    transact: (label, work, signal) => dispatcher.transact(label, work, signal),
    changesSince: (seq) => changes.since(seq),
    onChange: (listener) => changes.on(listener),
    async close() {
      await changes.stop();
      await database.close();
    },
  };
}
