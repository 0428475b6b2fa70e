import { AppError } from '../../shared/errors.ts';
import type { Feature, Method, Reply } from '../../shared/rpc.ts';
import { toAppError } from '../db/errors.ts';
import type { Log } from '../core/log.ts';
import { parseInput } from '../core/parse-input.ts';

/** A failure as it travels. */
export function refusal(error: unknown, log?: Log): Reply {
  const known = toAppError(error);
  if (known.code === 'internal') {
    const cause = known.cause ?? known;
    log?.write('failed', {
      method: 'workspace',
      reason: cause instanceof Error ? `${cause.name}: ${cause.message}` : 'unknown',
      stack: cause instanceof Error ? (cause.stack ?? '') : '',
    });
  }
  return { ok: false, error: { code: known.code, message: known.message, details: known.details } };
}

/** Runs one method outside any core: its input is checked as the core would, and so is its answer. */
export async function answer(
  method: Method | undefined,
  name: string,
  input: unknown,
  run: (input: never) => Promise<unknown>,
): Promise<unknown> {
  if (!method) throw new AppError('not_found', `There is no method called ${name}.`);
  const parsed = parseInput(method, input);
  return method.output.parse(await run(parsed as never));
}

/** A method of a feature by name; names that objects have by nature are none. */
export const methodOf = (feature: Feature, name: string): Method | undefined => (Object.hasOwn(feature, name) ? feature[name] : undefined);
