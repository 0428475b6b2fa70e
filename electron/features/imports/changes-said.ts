import { sql } from 'kysely';
import { inWords } from '../../../shared/domain/kinds.ts';
import { tableOf, titleOf, type EntityName } from '../../../shared/tables.ts';
import type { Columns, Stored } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { Comparison } from './compare.ts';

type Changed = Comparison['changed'];

/** What the records are called that a change points at, before or after. */
async function namesOf(db: ReadDb, entity: EntityName, changed: Changed): Promise<Map<Stored, string>> {
  const names = new Map<Stored, string>();
  for (const [column, { points }] of Object.entries(tableOf(entity).columns)) {
    if (points === undefined) continue;
    const ids = changed.filter(({ changes }) => column in changes).flatMap(({ row, changes }) => [row[column], changes[column]]);
    const held = [...new Set(ids.filter((id) => typeof id === 'string'))];
    if (held.length === 0) continue;
    const { rows } = await sql<{ id: string; name: Stored }>`
      select id, ${sql.ref(titleOf(points as EntityName))} as "name" from ${sql.table(points)} where id in (${sql.join(held)})`.execute(db);
    for (const { id, name } of rows) names.set(id, String(name ?? ''));
  }
  return names;
}

/** What each record's changes are, in the words of its screens: `Homes from: 14 → 18`. */
export async function changesSaid(
  db: ReadDb,
  entity: EntityName,
  changed: Changed,
  added: ReadonlyMap<string, string> = new Map(),
): Promise<string[][]> {
  // What the import itself adds is not here yet.
  const names = new Map<Stored, string>([...(await namesOf(db, entity, changed)), ...added]);
  const { columns } = tableOf(entity);
  const word = (column: string, value: Stored | undefined): string => {
    const { kind, codes } = columns[column] ?? { kind: 'text' as const };
    return inWords(kind, value, { codes, nameOf: (id) => names.get(id) }) || '–';
  };
  const said = (row: Columns, [name, value]: [string, Stored]): string =>
    `${columns[name]?.label ?? name}: ${word(name, row[name])} → ${word(name, value)}`;
  return changed.map(({ row, changes }) => Object.entries(changes).map((change) => said(row, change)));
}
