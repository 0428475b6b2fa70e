import type { z } from 'zod';
import { editOf } from '../../../shared/fields.ts';
import { tableOf } from '../../../shared/tables.ts';
import { isStorable } from '../../core/parse-input.ts';
import { backwards } from '../../core/order.ts';
import { type Stored } from '../../core/rows.ts';
import type { ImportKindRules, IncomingColumns } from '../../rooms/import-kind.ts';
import { contractName } from '../../../shared/table.ts';

/** A value of a row that the record's own contract refuses. */
export interface Refusal {
  /** Column of the record, and the fields of the file it is made of, the likeliest first. */
  column: string;
  fields: readonly string[];
  message: string;
}

const UNSTORABLE = 'It holds a character that can’t be stored. Type it again.';

/** A value of the contract as its column keeps it. */
const stored = (value: unknown): Stored => (typeof value === 'boolean' ? Number(value) : ((value ?? null) as Stored));

/**
 * Holds rows against the contract that the record's own create and update commands parse by: length, characters that can
 * be seen, range, form. A value that fits is left as the contract leaves it, trimmed, say.
 */
export function recordRules({ entity, record, madeOf = {} }: Pick<ImportKindRules, 'entity' | 'record' | 'madeOf'>) {
  const { shape } = editOf(record).shape.changes;
  const judges = Object.entries(tableOf(entity).columns).map(([column, { kind }]) => {
    const field = contractName(column);
    return { column, fields: madeOf[field] ?? [field], judge: judgeOf(shape[field] as z.ZodType, kind === 'yes_no') };
  });
  return (row: IncomingColumns): Refusal[] => {
    const refusals: Refusal[] = [];
    for (const { column, fields, judge } of judges) {
      const value = row[column];
      if (value === undefined) continue;
      const found = judge(value);
      if (found === value) continue;
      if (typeof found === 'object' && found !== null) refusals.push({ column, fields, message: found.message });
      else row[column] = found;
    }
    const refused = new Set(refusals.map(({ column }) => column));
    const orders = backwards(entity, (column) => (refused.has(column) ? null : row[column]));
    const second = orders.map(({ to, message }) => ({ column: to, fields: madeOf[contractName(to)] ?? [contractName(to)], message }));
    return [...refusals, ...second];
  };
}

/** Why a value is refused. */
interface Refused {
  message: string;
}

const KEPT = 500;

/** Judges one column's values: each is answered as it is to be stored, or why it isn't. Most repeat, and are judged once. */
function judgeOf(schema: z.ZodType, isYesNo: boolean): (value: Stored) => Stored | Refused {
  const judge = (value: Stored): Stored | Refused => {
    if (typeof value === 'string' && !isStorable(value)) return { message: UNSTORABLE };
    const parsed = schema.safeParse(isYesNo && value !== null ? value === 1 : value);
    return parsed.success ? stored(parsed.data) : { message: parsed.error.issues[0]?.message ?? '' };
  };
  const known = new Map<Stored, Stored | Refused>();
  let met = 0;
  return (value) => {
    // A column of references repeats nothing: looking for each would cost more than judging it.
    if (known.size === KEPT && met < KEPT) return judge(value);
    const earlier = known.get(value);
    if (earlier !== undefined) {
      met += 1;
      return earlier;
    }
    const found = judge(value);
    if (known.size < KEPT) known.set(value, found);
    return found;
  };
}

export type RecordRules = ReturnType<typeof recordRules>;
