import { sql } from 'kysely';
import type { z } from 'zod';
import { namedOf, plainName, readName, type Choice, type Named } from '../../../shared/domain/choices.ts';
import { contractName, storedName } from '../../../shared/table.ts';
import { tableOf, titleOf, type EntityName } from '../../../shared/tables.ts';
import { notInBin } from '../../core/bin.ts';
import { lowerLabel } from '../../core/entities.ts';
import type { Columns, Stored } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { NameField } from '../import-kind.ts';
import type { PlainRules } from './check.ts';
import { linksOf } from './rows.ts';

/** The fields of a record made of a name alone, and the schema its own form goes by. */
export interface MadeOfName {
  fields: z.ZodType<Record<string, unknown>>;
  of(this: void, name: string): Record<string, unknown>;
}

/** What each column may point at: by their names, and one by one. */
export interface Linked {
  named: Record<string, Named>;
  choices: Record<string, Choice[]>;
  /** What was said of names that nobody has, by column and plain name; and which of them are yet to be added. */
  said: Map<string, string | null>;
  adding: Set<string>;
}

export const nothingLinked = (): Linked => ({ named: {}, choices: {}, said: new Map(), adding: new Set() });
/** A name in a column, as it is kept. */
export const saidKey = (column: string, name: string): string => JSON.stringify([column, plainName(name)]);

export async function linkedTo(db: ReadDb, entity: EntityName): Promise<Linked> {
  const linked = nothingLinked();
  for (const { column, points } of linksOf(entity)) {
    const { rows } = await sql<{ value: string; label: string }>`
      select id as "value", ${sql.ref(titleOf(points))} as "label" from ${sql.table(points)} where ${notInBin()}`.execute(db);
    linked.named[column] = namedOf(rows);
    linked.choices[column] = rows;
  }
  return linked;
}

/** The record of a name, read as everywhere; `shared` when more than one has it. */
export function idOf(
  linked: Linked,
  entity: EntityName,
  column: string,
  name: string,
): { id: string } | { issue: string; shared: boolean } {
  const kind = lowerLabel(linksOf(entity).find((link) => link.column === column)!.points);
  const reading = readName(name, linked.named[column] ?? new Map(), kind);
  if (reading.ok) return { id: reading.value ?? '' };
  const shared = reading.reason === 'shared-name';
  const what = shared ? `More than one ${kind} here is called “${name}”.` : `No ${kind} here is called “${name}”.`;
  const blank = tableOf(entity).columns[column]?.null ? ' The cell may be left blank, too.' : '';
  return { issue: `${what} ${reading.remedy}${blank}`, shared };
}

/** A value of the contract as its column keeps it. */
export const plainValue = (value: unknown): Stored => (typeof value === 'boolean' ? Number(value) : ((value ?? null) as Stored));

/** The fields that name other records, as an import asks about them. */
export function nameFields({ of: { entity, table } }: PlainRules, adds: Partial<Record<string, MadeOfName>>, linked: Linked): NameField[] {
  return linksOf(entity).map(({ column, points }): NameField => {
    const [what, make] = [lowerLabel(points), adds[column]];
    return {
      field: contractName(column),
      label: table.columns[column]!.label,
      what,
      entity: points,
      mayBeEmpty: table.columns[column]!.null,
      choices: linked.choices[column] ?? [],
      isUnknown: (text) => {
        const reading = readName(text, linked.named[column] ?? new Map(), what);
        return !reading.ok && reading.reason === 'unknown-name';
      },
      sharers: (text) => {
        const name = plainName(text);
        return linked.named[column]?.get(name) === null ? linked.choices[column]!.filter(({ label }) => plainName(label) === name) : [];
      },
      ...(make ? { adds: (name: string) => addedOf(make, name) } : {}),
      settle: (text, id, isNew = false) => {
        linked.said.set(saidKey(column, text), id);
        if (isNew && id !== null) linked.adding.add(id);
      },
    };
  });
}

/** The columns of a record made of a name; null for a name that its form refuses. */
function addedOf({ fields, of }: MadeOfName, name: string): Columns | null {
  const made = fields.safeParse(of(name));
  return made.success ? storedFields(made.data) : null;
}

/** A record as its contract has it, by the names and values of its columns. */
const storedFields = (fields: Record<string, unknown>): Columns =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [storedName(name), plainValue(value)]));
