/** The rules of a plain record that go beyond one field: asked by its form, its list and its import alike. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { AppError, type FieldIssue } from '../../../shared/errors.ts';
import type { Plain } from '../../../shared/plain-record.ts';
import { tableOf, type EntityName } from '../../../shared/tables.ts';
import type { Columns } from '../../../shared/table.ts';
import { notInBin } from '../../core/bin.ts';
import { assertOrder } from '../../core/order.ts';
import { lowerLabel } from '../../core/entities.ts';
import type { ReadDb } from '../../db/schema.ts';
import { linksOf } from './rows.ts';
import { contractName } from '../../../shared/table.ts';

/** A record's fields, by contract name. */
export type Fields = Record<string, unknown>;

/** A plain record with what its room adds to the rules of its fields. */
export interface PlainRules<P extends Plain<EntityName> = Plain<EntityName>> {
  of: P;
  /** Throws `validation`, naming fields, when a whole record as it would become breaks a rule between fields. */
  judge?: ((record: never) => void) | undefined;
}

/** The rules of a plain record: those of its fields and table, and what its room adds between fields. */
export const plainRules = <E extends EntityName, C extends Columns, F extends z.ZodRawShape, N extends string>(
  of: Plain<E, C, F, N>,
  { judge }: { judge?: (record: z.output<z.ZodObject<F>>) => void } = {},
): PlainRules<Plain<E, C, F, N>> => ({ of, judge });

/**
 * Throws `validation`, naming fields, when a whole record as it would become runs backwards or breaks its room's rule. Only
 * orders in which something changes are looked at.
 */
export function assertRules({ of, judge }: PlainRules, record: Fields, changes: Fields = record): void {
  assertOrder(of.entity, record, changes);
  judge?.(record as never);
}

/** A field of one of several records that points at what is not here any more. */
interface MissingLink {
  at: number;
  field: string;
  message: string;
  /** What to choose instead: "owner". */
  word: string;
}

/** Every field that points at a record that isn't there, or is in the bin. */
export async function missingLinks(db: ReadDb, entity: EntityName, records: readonly Fields[]): Promise<MissingLink[]> {
  const missing: MissingLink[] = [];
  for (const { column, points } of linksOf(entity)) {
    const field = contractName(column);
    const here = await idsHere(
      db,
      points,
      records.map((record) => record[field]),
    );
    const word = tableOf(entity).columns[column]!.label.toLowerCase();
    const message = `The ${word} of this ${lowerLabel(entity)} is no longer here.`;
    for (const [at, record] of records.entries()) {
      const id = record[field];
      if (typeof id === 'string' && !here.has(id)) missing.push({ at, field, message, word });
    }
  }
  return missing;
}

const AT_ONCE = 500;

async function idsHere(db: ReadDb, entity: EntityName, given: readonly unknown[]): Promise<Set<string>> {
  const ids = [...new Set(given.filter((id) => typeof id === 'string'))];
  const here = new Set<string>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(entity)} where id in (${sql.join(ids.slice(at, at + AT_ONCE))}) and ${notInBin()}`.execute(db);
    for (const { id } of rows) here.add(id);
  }
  return here;
}

/** Throws `not_found`, naming the field, for the first of these records that points at what isn't here. */
export async function assertLinked(
  db: ReadDb,
  entity: EntityName,
  records: readonly Fields[],
  pathOf: (at: number, field: string) => FieldIssue['path'],
): Promise<void> {
  const [first] = await missingLinks(db, entity, records);
  if (!first) return;
  const { at, field, message, word } = first;
  throw new AppError('not_found', message, { remedy: `Choose another ${word}.`, issues: [{ path: pathOf(at, field), message }] });
}

/** What a room's own rule between fields says against a record, field by field; an import looks at orders itself. */
export function issuesOf({ judge }: PlainRules, record: Fields): { field: string; message: string }[] {
  try {
    judge?.(record as never);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const issues = error.details.issues ?? [];
    if (issues.length === 0) return [{ field: '', message: error.message }];
    return issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message }));
  }
}
