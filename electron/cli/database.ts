import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { fileLog } from '../core/log.ts';
import type { Core } from '../core/create-core.ts';
import { program } from '../program.ts';
import { openPartnership, type CoreParts } from '../workspace/make-new.ts';
import { actorOf, placesOf, profileOf } from '../workspace/places.ts';
import { flag, needed, type Args, type CliIo } from './command.ts';

/** The partnership `--db` names. */
export const profileFrom = (args: Args): ReturnType<typeof profileOf> =>
  profileOf(needed(args, 'db', 'the partnership file or postgres:// address'));

/** What a command's core is made with. */
export function partsFrom(args: Args, io: CliIo): CoreParts {
  return {
    program,
    actor: actorOf(io.env),
    log: fileLog(join(placesOf(io.env).dataDir, 'planner.log')),
    open: { upgrade: flag(args, 'upgrade') },
  };
}

/** Works on the partnership `--db` names and closes it. Throws an AppError when there is none. */
export async function withPartnership<T>(args: Args, io: CliIo, work: (core: Core, name: string) => Promise<T>): Promise<T> {
  const { core, name } = await openPartnership(profileFrom(args), partsFrom(args, io));
  try {
    return await work(core, name);
  } finally {
    await core.close();
  }
}

/** Ends the work when the person asked for it. Call it between steps. */
export function goOn(io: CliIo): void {
  if (io.signal.aborted) throw new AppError('cancelled', 'Stopped before it was finished. Nothing was changed.');
}
