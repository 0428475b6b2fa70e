import type { ImportField } from '../../../shared/domain/tabular-types.ts';
import { contractName } from '../../../shared/table.ts';
import { tableOf, type EntityName } from '../../../shared/tables.ts';
import type { ImportKindRules } from '../../rooms/import-kind.ts';
import { matchColumns } from '../../tabular/match-columns.ts';

/** A kind of record's fields as headings name them: as the files that bring it in say, where there are such, else by their labels. */
function fieldsOf(offered: readonly ImportKindRules[], entity: EntityName): ImportField[] {
  const { label, columns } = tableOf(entity);
  const known = offered.filter((rules) => rules.entity === entity).flatMap(({ fields }): readonly ImportField[] => fields);
  return Object.entries(columns).map(([name, column]): ImportField => {
    const key = contractName(name);
    const said = known.find((field) => field.key === key);
    const bare = { key, label: column.label, type: column.kind, required: false, aliases: [], about: label.toLowerCase() };
    // Joined columns are a file's own affair.
    return said ? { ...said, joins: undefined, aliases: [column.label, ...said.aliases] } : bare;
  });
}

/** The field that each of some headings stands for, as an import would read them; null for none. */
export function matchHeadings(offered: readonly ImportKindRules[], entity: EntityName, headings: readonly string[]): (string | null)[] {
  const { matched } = matchColumns(fieldsOf(offered, entity), headings);
  const byColumn = new Map(Object.entries(matched).map(([field, { column }]) => [column, field]));
  return headings.map((_, column) => byColumn.get(column) ?? null);
}
