import { sql, type RawBuilder } from 'kysely';
import type { OfImport } from '../../../shared/list-part.ts';
import type { EntityName } from '../../../shared/tables.ts';

const OPS = { added: ['insert'], changed: ['update'] } as const;

/** What an import did, by the log, in SQL: the command that first told of it. */
export const commandOfImport = (run: string): RawBuilder<number> =>
  sql<number>`(select min(r.command_seq) from audit_entry as r where r.entity = 'import_run' and r.entity_id = ${run})`;

/** True, in SQL, for a record that an import added or changed. */
export const broughtBy = (entity: EntityName, id: RawBuilder<unknown>, { run, rows }: OfImport): RawBuilder<boolean> => {
  const ops = rows === undefined ? [...OPS.added, ...OPS.changed] : OPS[rows];
  return sql<boolean>`${id} in (select a.entity_id from audit_entry as a where a.entity = ${entity} and a.op in (${sql.join([...ops])}) and a.command_seq = ${commandOfImport(run)})`;
};
