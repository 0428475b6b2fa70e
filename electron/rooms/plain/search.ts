import { sql } from 'kysely';
import type { Plain } from '../../../shared/plain-record.ts';
import { titleOf, type SearchedEntity } from '../../../shared/tables.ts';
import { listed, ref, type SearchKind } from '../search-kind.ts';

/** How search finds a plain record: by its title, told from others by what it is sorted by and by its first code. */
export function plainSearch({ entity: kind, table }: Plain<SearchedEntity>, order: number): SearchKind {
  const { columns, sort } = table;
  const title = titleOf(kind);
  const [coded, column] = Object.entries(columns).find(([, { codes }]) => codes) ?? [];
  const details = [...(sort === title ? [] : [ref(`t.${sort}`)]), ...(coded ? [ref(`t.${coded}`)] : [])];
  const wordAt = sort === title ? 'd1' : 'd2';
  return {
    kind,
    order,
    from: sql`${sql.table(kind)} as t`,
    kept: ['t'],
    id: ref('t.id'),
    title: ref(`t.${title}`),
    texts: [ref('t.search_text')],
    details,
    context: (row) => {
      const word = column?.codes?.find(({ code }) => code === row[wordAt])?.label ?? '';
      return listed(sort === title ? '' : row.d1, word);
    },
  };
}
