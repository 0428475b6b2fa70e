import { sql } from 'kysely';
import { tableOf, TABLES, type EntityName } from '../../shared/tables.ts';
import type { ReadDb } from '../db/schema.ts';
import type { Breath } from './breath.ts';
import { derivedOf } from './derive.ts';
import { lowerLabel } from './entities.ts';
import { LogTexts } from './log-texts.ts';
import { type Columns, type Stored } from './rows.ts';

const RECORDS_AT_ONCE = 400;
const MISSING_AT_ONCE = 2000;

/** What the log says of a record. */
interface Logged {
  columns: Columns;
  version: number;
  deleted: boolean;
  created: { at: string; by: string };
  updated: { at: string; by: string };
}

interface Step {
  command_seq: number;
  position: number;
  entity_id: string;
  op: string;
  after: string | null;
  version_after: number;
  at: string;
  actor: string;
}

/** Compares every record with what the log says became of it. Yields a sentence for each difference. */
export async function* differencesFromLog(db: ReadDb, breath: Breath): AsyncGenerator<string> {
  const texts = new LogTexts(db);
  for (const entity of Object.keys(TABLES) as EntityName[]) {
    for (let after = ''; ;) {
      await breath.now();
      const { rows } = await sql<Columns>`
        select * from ${sql.table(entity)} where id > ${after} order by id limit ${sql.lit(RECORDS_AT_ONCE)}`.execute(db);
      const last = rows.at(-1);
      if (!last) break;
      after = String(last['id']);
      const logged = await loggedOf(
        db,
        texts,
        entity,
        rows.map((row) => String(row['id'])),
      );
      for (const row of rows) yield* differencesOf(entity, row, logged.get(String(row['id'])));
    }
    yield* missingOf(db, entity, breath);
  }
}

/** The log's records that are in no table. In portions: one import adds 100,000. */
async function* missingOf(db: ReadDb, entity: EntityName, breath: Breath): AsyncGenerator<string> {
  for (let after = ''; ;) {
    await breath.now();
    const { rows } = await sql<{ entity_id: string; at: string; actor: string; there: string | null }>`
      select a.entity_id, c.at, c.actor, t.id as there
      from (select entity_id, command_seq from audit_entry
        where entity = ${entity} and op = 'insert' and entity_id > ${after} order by entity_id limit ${sql.lit(MISSING_AT_ONCE)}) a
      join command_entry c on c.seq = a.command_seq left join ${sql.table(entity)} t on t.id = a.entity_id
      order by a.entity_id`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    after = last.entity_id;
    for (const { entity_id, at, actor, there } of rows)
      if (there === null) yield `A ${lowerLabel(entity)} that ${actor} added on ${at.slice(0, 10)} is missing (${entity_id}).`;
  }
}

async function loggedOf(db: ReadDb, texts: LogTexts, entity: EntityName, ids: string[]): Promise<Map<string, Logged>> {
  const { rows } = await sql<Step>`
    select a.command_seq, a.position, a.entity_id, a.op, a.after, a.version_after, c.at, c.actor
    from audit_entry a join command_entry c on c.seq = a.command_seq
    where a.entity = ${entity} and a.entity_id in (${sql.join(ids)})
    order by a.command_seq, a.position`.execute(db);
  const found = new Map<string, Logged>();
  for (const step of await texts.whole(rows)) {
    const before = found.get(step.entity_id);
    const mark = { at: step.at, by: step.actor };
    found.set(step.entity_id, {
      columns: { ...before?.columns, ...changesIn(step.after) },
      version: step.version_after,
      deleted: step.op === 'remove' || (step.op === 'insert' ? false : step.op !== 'restore' && (before?.deleted ?? false)),
      created: before?.created ?? mark,
      updated: mark,
    });
  }
  return found;
}

/** What can't be read any more is told of by the log's running hash. */
function changesIn(after: string | null): Columns {
  if (after === null) return {};
  try {
    return JSON.parse(after) as Columns;
  } catch {
    return {};
  }
}

function* differencesOf(entity: EntityName, row: Columns, logged: Logged | undefined): Generator<string> {
  const name = nameOf(entity, row);
  if (!logged) {
    yield `${name} is not in the log.`;
    return;
  }
  const { columns } = tableOf(entity);
  const derived: Record<string, Stored> = { ...derivedOf(entity, row) };
  const { created, updated } = logged;
  const expected: Record<string, Stored | undefined> = {
    version: logged.version,
    created_at: created.at,
    created_by: created.by,
    updated_at: updated.at,
    updated_by: updated.by,
    ...logged.columns,
  };
  for (const [column, value] of Object.entries(row)) {
    if (column === 'id') continue;
    const label = columns[column]?.label ?? PLAIN[column] ?? column;
    if (column === 'deleted_at') {
      if ((value !== null) !== logged.deleted)
        yield `${name} is ${logged.deleted ? 'removed' : 'there'} by the log, and not so in the file.`;
      else if (value !== null && value !== updated.at)
        yield `${name}: ${label} is ${shown(value)} here and ${shown(updated.at)} in the log.`;
      continue;
    }
    if (column in derived) {
      if (value !== derived[column])
        yield `${name}: ${label} is ${shown(value)} here, and what it holds makes it ${shown(derived[column]!)}.`;
      continue;
    }
    const should = expected[column];
    // A column that a later version added holds nothing until somebody fills it in.
    if (should === undefined ? value === null || value === '' || value === 0 : value === should) continue;
    yield `${name}: ${label} is ${shown(value)} here and ${shown(should ?? null)} in the log.`;
  }
}

const PLAIN: Record<string, string> = {
  version: 'the version',
  created_at: 'when it was added',
  created_by: 'who added it',
  updated_at: 'when it was changed',
  updated_by: 'who changed it',
  deleted_at: 'when it was removed',
  sort_key: 'what it is sorted by',
  search_text: 'what it is searched by',
};

function nameOf(entity: EntityName, row: Columns): string {
  const { label, title, sort } = tableOf(entity);
  const called = row[title ?? sort];
  return `${label} ${called === null || called === undefined || called === '' ? String(row['id']) : `“${cut(String(called))}”`}`;
}

const shown = (value: Stored): string =>
  value === null || value === '' ? 'empty' : typeof value === 'number' ? String(value) : `“${cut(value)}”`;

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
