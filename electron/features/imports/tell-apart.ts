import { sql } from 'kysely';
import { inWords } from '../../../shared/domain/kinds.ts';
import { ukDay } from '../../../shared/domain/dates.ts';
import { longDate } from '../../../shared/domain/uk-dates.ts';
import { contractName } from '../../../shared/table.ts';
import { tableOf, titleOf, type EntityName } from '../../../shared/tables.ts';
import type { Stored } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import { plainRows } from '../../rooms/plain/rows.ts';

const MOST_SAID = 2;

/** What tells records of one name apart, by their ids: an organisation and a job title, say. */
export async function tellApart(db: ReadDb, entity: EntityName, ids: readonly string[]): Promise<Map<string, string>> {
  const records = await plainRows(db, entity, ids);
  const said = Object.entries(tableOf(entity).columns)
    .filter(([name, { kind }]) => name !== titleOf(entity) && kind !== 'long_text')
    // What a record belongs to says more of it than its own fields.
    .toSorted(([, one], [, other]) => Number(other.kind === 'link') - Number(one.kind === 'link'))
    .map(([name, { kind, codes, label }]) => {
      const field = contractName(name);
      const words = records.map((record) => inWords(kind, record[field] as Stored, { codes, nameOf: () => record.names[field] }));
      return words.map((word) => (word === '' ? `no ${label.toLowerCase()}` : word));
    })
    .filter((words) => new Set(words).size > 1)
    .slice(0, MOST_SAID);
  if (said.length > 0) return new Map(records.map(({ id }, at) => [id, said.map((words) => words[at]).join(', ')]));
  const { rows } = await sql<{ id: string; at: string }>`
    select id, created_at as "at" from ${sql.table(entity)} where id in (${sql.join(ids)}) order by created_at, id`.execute(db);
  // Alike in everything: the order in which they came is all there is.
  return new Map(rows.map(({ id, at }, order) => [id, `${order + 1} of ${rows.length}, added ${longDate(ukDay(at))}`]));
}
