import { sql } from 'kysely';
import { inWords } from '../../../shared/domain/kinds.ts';
import { tableOf, titleOf, type SearchedEntity } from '../../../shared/tables.ts';
import { beginsWithTitle } from '../../core/search-index.ts';
import { listed, ref, type SearchKind } from '../search-kind.ts';

/** A column as text, whatever it holds. */
const asText = (column: string) => sql`cast(${ref(`t.${column}`)} as text)`;

/**
 * How search finds a kind of record by its table's declaration: by its title, told from others by what it is sorted by and
 * by its first code.
 */
export function plainSearch(kind: SearchedEntity, order = 100): SearchKind {
  const { columns, sort } = tableOf(kind);
  const title = titleOf(kind);
  const [coded] = Object.entries(columns).find(([name, { codes }]) => codes && name !== sort && name !== title) ?? [];
  // What points at a record is no name of its own.
  const told = [sort, coded].filter((column) => column !== undefined && column !== title && columns[column]!.kind !== 'link');
  const words = (column: string, value: string | null): string => {
    const { kind: is, codes, sql: stored } = columns[column]!;
    return inWords(is, value !== null && stored !== 'text' ? Number(value) : value, { codes });
  };
  return {
    kind,
    order,
    from: sql`${sql.table(kind)} as t`,
    kept: ['t'],
    title: asText(title),
    ...(beginsWithTitle(kind) ? {} : { key: sql`lower(${asText(title)})` }),
    details: told.map((column) => asText(column!)),
    says: (text) => words(title, text),
    context: ({ d1, d2 }) => listed(...[d1, d2].slice(0, told.length).map((value, at) => words(told[at]!, value))),
  };
}
