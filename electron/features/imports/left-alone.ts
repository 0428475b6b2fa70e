import { contractName } from '../../../shared/table.ts';
import { tableOf } from '../../../shared/tables.ts';
import type { Columns } from '../../core/rows.ts';
import type { Incoming, ImportKindRules } from '../../rooms/import-kind.ts';

const MOST_NAMED = 8;
const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** Fields of a file, each with the heading that fills it, if any. */
type Filled = readonly { field: string; heading: string | null }[];

/** Says what is here and has no column in the file: it stays as it is, which a lost column would hide. */
export function leftAlone(rules: ImportKindRules, incoming: readonly Incoming[], existing: Iterable<Columns>, filled: Filled): string[] {
  if (incoming.length === 0) return [];
  const headed = new Set(filled.filter(({ heading }) => heading !== null).map(({ field }) => field));
  const offered = new Set(rules.fields.map(({ key }) => key));
  const { columns } = tableOf(rules.entity);
  // A column that is there, and blank in every row, is no column that was lost.
  const absent = Object.keys(columns).filter((name) => {
    const fields = rules.madeOf?.[contractName(name)] ?? [contractName(name)];
    const lost = fields.some((field) => offered.has(field)) && !fields.some((field) => headed.has(field));
    return lost && incoming.every((record) => record.columns[name] === undefined);
  });
  if (absent.length === 0) return [];
  const counts = new Map<string, number>();
  for (const row of existing) for (const name of absent) if (isFilled(row[name])) counts.set(name, (counts.get(name) ?? 0) + 1);
  const named = [...counts].map(([name, count]) => `${columns[name]?.label ?? name} (${count.toLocaleString('en-GB')})`);
  if (named.length === 0) return [];
  const more = named.length > MOST_NAMED ? ` and ${named.length - MOST_NAMED} more` : '';
  return [
    `The file has no column for what ${rules.noun.other} here have, and leaves it as it is: ${named.slice(0, MOST_NAMED).join(', ')}${more}.`,
  ];
}
