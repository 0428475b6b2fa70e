import type { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { Method } from '../../shared/rpc.ts';

/** A call's input as its method declares it, defaults filled in. Throws `validation`, which names each value refused. */
export function parseInput(method: Method, input: unknown): unknown {
  const parsed = method.input.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue: z.core.$ZodIssue) => ({
    path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
    message: issue.message,
  }));
  const first = issues[0];
  const place = first && first.path.length > 0 ? `${first.path.join(' › ')}: ` : '';
  throw new AppError('validation', `${place}${first?.message ?? 'Some values are not right.'}`, { issues });
}
