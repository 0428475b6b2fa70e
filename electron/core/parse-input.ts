import type { z } from 'zod';
import { AppError, type FieldIssue } from '../../shared/errors.ts';
import type { Method } from '../../shared/rpc.ts';

/** A call's input as its method declares it, defaults filled in. Throws `validation`, which names each value refused. */
export function parseInput(method: Method, input: unknown): unknown {
  const odd = unstorable(input, []);
  if (odd) throw refused([odd]);
  const parsed = method.input.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  throw refused(
    parsed.error.issues.map((issue: z.core.$ZodIssue) => ({
      path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
      message: issue.message,
    })),
  );
}

function refused(issues: FieldIssue[]): AppError {
  const first = issues[0];
  const place = first && first.path.length > 0 ? `${first.path.join(' › ')}: ` : '';
  return new AppError('validation', `${place}${first?.message ?? 'Some values are not right.'}`, { issues });
}

const DEEPEST = 50;

/** The first text that no database and no file can keep as it is: with the character NUL, or half of a character. */
function unstorable(value: unknown, path: (string | number)[]): FieldIssue | null {
  if (typeof value === 'string') return isStorable(value) ? null : { path, message: UNSTORABLE };
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null;
  if (path.length > DEEPEST) return { path, message: 'This is nested too deeply.' };
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key)) return { path, message: UNSTORABLE };
    const found = unstorable(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return null;
}

const UNSTORABLE = 'This text holds a character that can’t be stored. Type it again.';

/** True for text that both databases give back as it was. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
