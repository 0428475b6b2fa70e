import { sql, type RawBuilder } from 'kysely';
import { inWords, isText } from '../../shared/domain/kinds.ts';
import { plainKey } from '../../shared/domain/same-key.ts';
import { AppError, type ErrorDetails, type FieldIssue } from '../../shared/errors.ts';
import { contractName } from '../../shared/table.ts';
import { tableOf, titleOf, typedKeys, type EntityName } from '../../shared/tables.ts';
import type { ReadDb } from '../db/schema.ts';
import { notInBin } from './bin.ts';
import { columnWord, lowerLabel } from './entities.ts';
import type { Columns } from './rows.ts';

/** A record as it is to be. */
export interface Becoming {
  /** None yet of a new one. */
  id?: string;
  columns: Columns;
  /** What is said of it: its other columns stay as they are. */
  changed: Columns;
  /** Where its fields stand in the command's input. */
  path: FieldIssue['path'];
}

type Key = readonly string[];
type Holder = NonNullable<ErrorDetails['holder']>;

/** What a record has in a key, as it is compared; null where something is missing, which tells nothing apart. */
function plainOf(key: Key, columns: Columns): string | null {
  const values = key.map((name) => columns[name] ?? null);
  return values.includes(null) ? null : plainKey(values.join('\n'));
}

/** Above so many, all keys are read once. */
const FEW = 12;

/** Holds for every record whose key may be this one, and for few others: letters and digits in their order, or what isn't plain. */
function mayBe(key: Key, entity: EntityName, columns: Columns): RawBuilder<unknown> {
  const parts = key.map((name) => {
    const value = columns[name] ?? null;
    if (!isText(tableOf(entity).columns[name]?.kind)) return sql`${sql.ref(name)} = ${value}`;
    const pattern = `%${plainKey(String(value))
      .replaceAll(/[^a-z\d]/g, '')
      .replaceAll(/./g, '$&%')}`;
    return sql`(lower(${sql.ref(name)}) like ${pattern} or octet_length(${sql.ref(name)}) <> length(${sql.ref(name)}))`;
  });
  return sql`(${sql.join(parts, sql` and `)})`;
}

/** A record as a refusal names it: "R02, Damp in the roof". */
function nameOf(entity: EntityName, key: Key, row: Columns): string {
  const { columns } = tableOf(entity);
  const [said, title] = [key.at(-1)!, titleOf(entity)].map((name) =>
    inWords(columns[name]!.kind, row[name], { codes: columns[name]!.codes }),
  );
  return said === title || title === '' ? said! : `${said}, ${title}`;
}

/** Who has each of these keys already, by the key as it is compared. */
async function holdersOf(db: ReadDb, entity: EntityName, key: Key, wanted: readonly Becoming[]): Promise<Map<string, Holder>> {
  const changing = new Set(wanted.map(({ id }) => id));
  const names = [...new Set(['id', ...key, titleOf(entity)])].map((name) => sql.ref(name));
  const narrowed =
    wanted.length > FEW
      ? sql``
      : sql`and (${sql.join(
          wanted.map(({ columns }) => mayBe(key, entity, columns)),
          sql` or `,
        )})`;
  const { rows } = await sql<Columns & { id: string }>`
    select ${sql.join(names)} from ${sql.table(entity)} where ${notInBin()} ${narrowed} order by created_at, id`.execute(db);
  const holders = new Map<string, Holder>();
  for (const row of rows) {
    const plain = plainOf(key, row);
    if (plain === null || changing.has(row.id) || holders.has(plain)) continue;
    holders.set(plain, { entity, id: row.id, name: nameOf(entity, key, row) });
  }
  return holders;
}

/** The field of a key that a refusal is about: the last one that was said, else the key's last. */
const fieldOf = (key: Key, { changed }: Becoming): string => key.findLast((name) => name in changed) ?? key.at(-1)!;

/**
 * Throws `duplicate`, naming who has it and marking the field, when one of these records is given a key that another one
 * has, in whatever spelling. Records whose key stays as it was aren't looked at.
 */
export async function assertOwnKeys(db: ReadDb, entity: EntityName, records: readonly Becoming[]): Promise<void> {
  const issues: FieldIssue[] = [];
  let holder: Holder | undefined;
  for (const key of typedKeys(entity)) {
    const wanted = records.filter(({ columns, changed }) => key.some((name) => name in changed) && plainOf(key, columns) !== null);
    if (wanted.length === 0) continue;
    const holders = await holdersOf(db, entity, key, wanted);
    const given = new Map<string, Columns>();
    for (const record of wanted) {
      const plain = plainOf(key, record.columns)!;
      const [held, twin] = [holders.get(plain), given.get(plain)];
      const field = fieldOf(key, record);
      if (!twin) given.set(plain, record.columns);
      if (!held && !twin) continue;
      holder ??= held;
      const word = columnWord(entity, field);
      const message = held
        ? `Another ${lowerLabel(entity)} has this ${word}: ${held.name}.`
        : `Two of these have one ${word}: ${String(twin![field])} and ${String(record.columns[field])}.`;
      issues.push({ path: [...record.path, contractName(field)], message });
    }
  }
  const [first] = issues;
  if (!first) return;
  const remedy = holder ? 'Change it, or edit the record that has it.' : 'Give each its own.';
  throw new AppError('duplicate', first.message, { remedy, issues, ...(holder ? { holder } : {}) });
}

const READ_AT_ONCE = 500;

/**
 * Throws `duplicate` when records that an undo or redo has brought back, or given their key again, have one that somebody
 * has taken since that step, in whatever spelling. Those that stood beside each other before may do so again.
 */
export async function assertKeysFree(db: ReadDb, entity: EntityName, ids: readonly string[], seq: number): Promise<void> {
  const names = [...new Set(['id', ...typedKeys(entity).flat(), titleOf(entity)])].map((name) => sql.ref(name));
  const rows: (Columns & { id: string })[] = [];
  for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
    const part = ids.slice(at, at + READ_AT_ONCE);
    const found = await sql<Columns & { id: string }>`
      select ${sql.join(names)} from ${sql.table(entity)} where id in (${sql.join(part)}) and ${notInBin()}`.execute(db);
    rows.push(...found.rows);
  }
  for (const key of typedKeys(entity)) {
    const wanted = rows.filter((row) => plainOf(key, row) !== null).map((row) => ({ id: row.id, columns: row, changed: row, path: [] }));
    if (wanted.length === 0) continue;
    const holders = await holdersOf(db, entity, key, wanted);
    for (const { columns } of wanted) {
      const holder = holders.get(plainOf(key, columns)!);
      if (!holder || !(await isTouchedSince(db, holder, seq))) continue;
      const word = columnWord(entity, key.at(-1)!);
      throw new AppError('duplicate', `Another ${lowerLabel(entity)} has this ${word} by now: ${holder.name}.`, {
        remedy: `Give that one another ${word}, and try again.`,
        holder,
      });
    }
  }
}

const isTouchedSince = async (db: ReadDb, { entity, id }: Holder, seq: number): Promise<boolean> =>
  (await db
    .selectFrom('audit_entry')
    .select('command_seq')
    .where('entity_id', '=', id)
    .where('entity', '=', entity)
    .where('command_seq', '>', seq)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Records whose key is given to another of these while they get one, too: the database looks at every step, not at the end. */
export function givenUp(entity: EntityName, edits: readonly { row: Columns; changes: Columns }[]): string[] {
  const found = new Set<string>();
  for (const key of tableOf(entity).unique ?? []) {
    const exact = (columns: Columns): string => JSON.stringify(key.map((name) => columns[name] ?? null));
    const changing = edits.filter(({ row, changes }) => exact({ ...row, ...changes }) !== exact(row));
    if (changing.length < 2) continue;
    const wanted = new Set(changing.map(({ row, changes }) => exact({ ...row, ...changes })));
    for (const { row } of changing) if (wanted.has(exact(row))) found.add(String(row['id']));
  }
  return [...found];
}
