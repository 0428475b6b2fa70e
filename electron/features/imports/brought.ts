import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { imports as contract } from '../../../shared/features/imports/contract.ts';
import { notInBin } from '../../core/bin.ts';
import type { ReadDb } from '../../db/schema.ts';
import { commandOfImport } from '../../rooms/sql/brought.ts';
import type { ImportKindRules } from '../../rooms/import-kind.ts';

/** What an import added and changed, by the log: the records themselves do not say. Throws `not_found`. */
export async function brought(
  db: ReadDb,
  id: string,
  offered: readonly Pick<ImportKindRules, 'kind' | 'entity'>[],
): Promise<z.output<typeof contract.brought.output>> {
  const run = await db.selectFrom('import_run').selectAll().where('id', '=', id).where(notInBin()).executeTakeFirst();
  const entity = offered.find(({ kind }) => kind === run?.kind)?.entity;
  if (!run || !entity)
    throw new AppError('not_found', 'This import is no longer here.', { remedy: 'It may have been undone. Take the filter off.' });
  const rows = await db
    .selectFrom('audit_entry as a')
    .select(['a.entity_id', 'a.op'])
    .where('a.entity', '=', entity)
    .where('a.command_seq', '=', commandOfImport(id))
    .execute();
  const of = (op: string): string[] => rows.filter((row) => row.op === op).map(({ entity_id }) => entity_id);
  return { kind: run.kind, fileName: run.file_name, at: run.created_at, added: of('insert'), changed: of('update') };
}
