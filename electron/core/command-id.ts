import { createHash } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';

const FIT = /^[\x21-\x7e]{1,100}$/;

/** Throws `validation` for an id that can't name a command. Leaving it out is fine: then nothing can be sent again. */
export function assertCommandId(id: string | undefined): void {
  if (id === undefined || (typeof id === 'string' && FIT.test(id))) return;
  throw new AppError('validation', 'A command’s id is 1 to 100 letters, digits or signs, without spaces.', {
    remedy: 'Use a new UUID for each command.',
  });
}

/** What tells a command sent again from another one: the method and its input, defaults filled in. */
export const hashOfInput = (method: string, input: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([method, input], (_key, value: unknown) => (value instanceof Uint8Array ? digest(value) : value)))
    .digest('hex');

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The answer that a command of the log gave, for the same command sent again. Throws `validation` for another one. */
export function answerAgain(earlier: { method: string; reply: string; input_hash: string | null }, method: string, hash: string): unknown {
  const same = earlier.input_hash === null ? earlier.method === method : earlier.input_hash === hash;
  if (same) return JSON.parse(earlier.reply) as unknown;
  throw new AppError('validation', 'This command’s id was used for another command before, so nothing was done.', {
    remedy: 'Send it again with an id of its own.',
  });
}
