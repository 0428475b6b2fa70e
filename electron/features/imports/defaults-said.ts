import { contractName } from '../../../shared/table.ts';
import { tableOf } from '../../../shared/tables.ts';
import type { Incoming, ImportKindRules } from '../../rooms/import-kind.ts';
import { wordsOf } from './other-record.ts';

/**
 * Says what new records are given where the file has no column for it, or its cell is blank: a choice that the program
 * makes for a person, and “Live” is not what “Closed risks” means.
 */
export function defaultsSaid(
  rules: ImportKindRules,
  added: readonly Incoming[],
  filled: readonly { field: string; heading: string | null }[],
): string[] {
  const headings = new Map(filled.map(({ field, heading }) => [field, heading]));
  const { columns } = tableOf(rules.entity);
  const sheets = new Set(added.map(({ sheet }) => sheet)).size;
  return Object.entries(columns).flatMap(([name, { label }]) => {
    const value = rules.defaults[name] ?? '';
    const fields = (rules.madeOf?.[contractName(name)] ?? [contractName(name)]).filter((field) => headings.has(field));
    const blank = value === '' || fields.length === 0 ? [] : added.filter((record) => record.columns[name] === undefined);
    if (blank.length === 0) return [];
    const one = blank.length === 1;
    const on = [...Map.groupBy(blank, ({ sheet }) => sheet ?? '')].map(
      ([sheet, held]) => `${held.length.toLocaleString('en-GB')} on “${sheet}”`,
    );
    const where = sheets > 1 ? ` (${on.join(', ')})` : '';
    const noun = one ? `one new ${rules.noun.one}` : `${blank.length.toLocaleString('en-GB')} new ${rules.noun.other}`;
    const words = wordsOf(rules, name, value);
    const heading = fields.map((field) => headings.get(field) ?? null).find((found) => found !== null);
    if (heading === undefined)
      return [`Nothing is given for ${label} in ${noun}${where}: ${one ? 'it becomes' : 'they become'} “${words}”.`];
    return [`${heading} is blank for ${noun}${where}, which ${one ? 'becomes' : 'become'} “${words}”.`];
  });
}
