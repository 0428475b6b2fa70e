import { AppError } from '../../shared/errors.ts';
import type { Method } from '../../shared/rpc.ts';

/** What limits of the contract say of a value that is of the right kind. */
const LIMITS = new Set(['too_big', 'too_small', 'not_multiple_of', 'invalid_format', 'custom']);

/**
 * A handler that answers something else than it promised is a fault of ours, found here and not on a screen. A limit is
 * for what is entered: what is stored already, by an earlier version say, is shown all the same, and `note` told where.
 */
export function parseOutput(method: Method, name: string, data: unknown, note: (place: string) => void): unknown {
  const parsed = method.output.safeParse(data);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const wrong = issues.find(({ code }) => !LIMITS.has(code));
  const placeOf = (issue: (typeof issues)[number] | undefined): string => issue?.path.map(String).join('.') ?? '';
  if (!wrong) {
    note(placeOf(issues[0]));
    return data;
  }
  throw new AppError(
    'internal',
    'Something went wrong inside the program. Nothing was saved.',
    {},
    new Error(`${name} answered wrongly at ${placeOf(wrong)}: ${wrong.message}`),
  );
}
