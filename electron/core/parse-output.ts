import { AppError } from '../../shared/errors.ts';
import type { Method } from '../../shared/rpc.ts';

/** What limits of the contract say of a value that is of the right kind. */
const LIMITS = new Set(['too_big', 'too_small', 'not_multiple_of', 'invalid_format', 'custom']);

/** Of a longer list some rows are looked at, spread over it. */
const LOOKED_AT = 200;

/** Where a wrong answer should be found, every row is looked at. */
const LOOKS_AT_ALL = ['test', 'development'].includes(process.env['NODE_ENV'] ?? '');

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function someOf(list: unknown[]): unknown[] {
  const step = list.length / LOOKED_AT;
  return Array.from({ length: LOOKED_AT }, (_, at) => list[Math.floor(at * step)]);
}

/** The answer with some rows of its long lists; the answer itself when it has none. */
function sampleOf(data: unknown): unknown {
  if (Array.isArray(data)) return data.length > LOOKED_AT ? someOf(data) : data;
  if (!isFields(data) || !Object.values(data).some((value) => Array.isArray(value) && value.length > LOOKED_AT)) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, Array.isArray(value) ? sampleOf(value) : value]));
}

/**
 * A handler that answers something else than it promised is a fault of ours, found here and not on a screen. A limit is
 * for what is entered: what is stored already, by an earlier version say, is shown all the same, and `note` told where.
 */
export function parseOutput(
  method: Method,
  name: string,
  data: unknown,
  note: (place: string) => void,
  looksAtAll = LOOKS_AT_ALL,
): unknown {
  const looked = looksAtAll ? data : sampleOf(data);
  const parsed = method.output.safeParse(looked);
  if (parsed.success) return looked === data ? parsed.data : data;
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
