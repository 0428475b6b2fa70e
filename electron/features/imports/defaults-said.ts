import { contractName } from '../../../shared/table.ts';
import { tableOf } from '../../../shared/tables.ts';
import type { Incoming, ImportKindRules } from '../../rooms/import-kind.ts';
import { wordsOf } from './other-record.ts';

/** Says what new records are given where the file has a column and its cell is blank: “Live” is not what “Closed risks” means. */
export function defaultsSaid(
  rules: ImportKindRules,
  added: readonly Incoming[],
  filled: readonly { field: string; heading: string | null }[],
): string[] {
  const headed = new Map(filled.flatMap(({ field, heading }) => (heading === null ? [] : [[field, heading] as const])));
  const { columns } = tableOf(rules.entity);
  const sheets = new Set(added.map(({ sheet }) => sheet)).size;
  return Object.keys(columns).flatMap((name) => {
    const value = rules.defaults[name] ?? '';
    const fields = rules.madeOf?.[contractName(name)] ?? [contractName(name)];
    const heading = fields.map((field) => headed.get(field)).find((found) => found !== undefined);
    const blank = value === '' || heading === undefined ? [] : added.filter((record) => record.columns[name] === undefined);
    if (blank.length === 0) return [];
    const one = blank.length === 1;
    const on = [...Map.groupBy(blank, ({ sheet }) => sheet ?? '')].map(
      ([sheet, held]) => `${held.length.toLocaleString('en-GB')} on “${sheet}”`,
    );
    const where = sheets > 1 ? ` (${on.join(', ')})` : '';
    const noun = one ? `one new ${rules.noun.one}` : `${blank.length.toLocaleString('en-GB')} new ${rules.noun.other}`;
    return [`${heading} is blank for ${noun}${where}, which ${one ? 'becomes' : 'become'} “${wordsOf(rules, name, value)}”.`];
  });
}
