import { tableOf } from '../../../shared/tables.ts';
import type { Columns } from '../../core/rows.ts';
import type { Incoming, ImportKindRules } from '../../rooms/import-kind.ts';

const MOST_NAMED = 8;
const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** Says what is here and has no column in the file: it stays as it is, which a lost column would hide. */
export function leftAlone(rules: ImportKindRules, incoming: readonly Incoming[], existing: Iterable<Columns>): string[] {
  const [first] = incoming;
  if (!first) return [];
  const absent = Object.keys(first.columns).filter((name) => incoming.every(({ columns }) => columns[name] === undefined));
  if (absent.length === 0) return [];
  const counts = new Map<string, number>();
  for (const row of existing) for (const name of absent) if (isFilled(row[name])) counts.set(name, (counts.get(name) ?? 0) + 1);
  const { columns } = tableOf(rules.entity);
  const named = [...counts].map(([name, count]) => `${columns[name]?.label ?? name} (${count.toLocaleString('en-GB')})`);
  if (named.length === 0) return [];
  const more = named.length > MOST_NAMED ? ` and ${named.length - MOST_NAMED} more` : '';
  return [
    `The file has no column for what ${rules.noun.other} here have, and leaves it as it is: ${named.slice(0, MOST_NAMED).join(', ')}${more}.`,
  ];
}
