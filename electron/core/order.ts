import { KINDS } from '../../shared/domain/kinds.ts';
import { AppError } from '../../shared/errors.ts';
import { tableOf, type EntityName } from '../../shared/tables.ts';
import { contractName } from '../../shared/table.ts';

function sentence(entity: EntityName, from: string, to: string): string {
  const { columns } = tableOf(entity);
  const [first, second] = [columns[from]!, columns[to]!];
  const { later } = KINDS[second.kind];
  const than = later ? 'before' : 'less than';
  return `“${second.label}” can’t be ${than} “${first.label}”. Enter ${later ?? 'the larger figure last'}.`;
}

type Value = string | number | null | undefined;

/** The orders of a table that values run against: each with the column that comes second, and why. */
export function backwards(entity: EntityName, valueOf: (column: string) => Value): { from: string; to: string; message: string }[] {
  return (tableOf(entity).order ?? []).flatMap(([from, to]) => {
    const [least, most] = [valueOf(from) ?? null, valueOf(to) ?? null];
    return least === null || most === null || least <= most ? [] : [{ from, to, message: sentence(entity, from, to) }];
  });
}

/**
 * Throws `validation`, naming the field, when a record as it would become runs backwards: from after until, due before
 * raised. Only what is being changed is looked at: a register that came with such a range doesn't stop other edits.
 */
export function assertOrder(entity: EntityName, record: object, changes: object = record): void {
  const values = new Map(Object.entries(record) as [string, Value][]);
  for (const { from, to, message } of backwards(entity, (column) => values.get(contractName(column)))) {
    const [first, second] = [contractName(from), contractName(to)];
    const isAsked = [first, second].some((name) => (changes as Record<string, unknown>)[name] !== undefined);
    if (!isAsked) continue;
    const named = (changes as Record<string, unknown>)[second] === undefined ? first : second;
    throw new AppError('validation', message, { issues: [{ path: [named], message }] });
  }
}
