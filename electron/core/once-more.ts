import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { toAppError } from '../db/errors.ts';

const PAUSE_MS = 200;
/** A cut line fails at once. Whoever has waited longer for a server that is away shall not wait that long again. */
export const AT_ONCE_MS = 500;

const isCut = (error: unknown): boolean => toAppError(error).code === 'offline';

/** A failure while a step was being committed: it may have been saved. */
export const unsure = (cause: unknown): unknown =>
  isCut(cause)
    ? new AppError(
        'offline',
        'The connection to the PostgreSQL server was lost while this was being saved, so it is not known whether it was.',
        { unknown: true, remedy: 'When the server is back, what is shown is what was saved. Look before you do it again.' },
        cause,
      )
    : cause;

/** Does again, once, what a cut connection has stopped: reading, or a command whose id says whether it was saved. */
export async function onceMore<T>(work: () => Promise<T>, within = Number.POSITIVE_INFINITY): Promise<T> {
  const started = performance.now();
  try {
    return await work();
  } catch (first) {
    if (!isCut(first) || performance.now() - started > within) throw first;
    await wait(PAUSE_MS);
    return work().catch((second: unknown) => {
      // That nothing was saved is true of the second try alone.
      throw isCut(second) && first instanceof AppError ? first : second;
    });
  }
}
