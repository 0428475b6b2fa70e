import { randomUUID } from 'node:crypto';
import type { Call, Reply } from '../../shared/rpc.ts';
import { toAppError } from '../db/errors.ts';
import type { Log } from './log.ts';
import type { Actor } from './actor.ts';
import { StepRefusal } from './whose-step.ts';

/** A failure as it travels. A fault of ours is logged, and told with a reference to that. */
export function refusalOf(call: Call, error: unknown, log: Log, actor: Actor): Reply {
  const known = toAppError(error);
  const { code, message } = known;
  const details = known instanceof StepRefusal ? known.detailsFor(actor) : known.details;
  if (code !== 'internal') return { ok: false, error: { code, message, details } };
  const id = randomUUID().slice(0, 8);
  const cause = known.cause ?? known;
  log.write('failed', {
    method: call.method,
    id,
    reason: cause instanceof Error ? `${cause.name}: ${cause.message}` : 'unknown',
    stack: cause instanceof Error ? (cause.stack ?? '') : '',
  });
  return { ok: false, error: { code, message: `${message} (reference ${id})`, details } };
}
