import { CompiledQuery, type Kysely } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import { tableOf, typedKeys, type EntityName } from '../../shared/tables.ts';
import { dialectOf, listed } from '../db/dialect.ts';
import type { Schema } from '../db/schema.ts';
import { lowerLabel, thisRecord } from './entities.ts';
import { assertKeysFree } from './own-keys.ts';
import { assertStillHere, assertUnused } from './references.ts';
import type { Columns } from './rows.ts';
import type { Seen, Writer } from './write.ts';
import { removedRemedies } from './gone.ts';
import { StepRefusal, type DoneBy } from './whose-step.ts';

/** The most that one paste may change: records that swapped their keys go back together. */
const BATCH = 5000;

/** Versions this reversal has made so far: a command may have changed a record more than once. */
type Written = Map<string, number>;

/** Records this reversal has put into the bin. Only at its end is it known what still points at them. */
type Binned = Map<EntityName, string[]>;

type AuditRow = {
  position: number;
  entity: string;
  entity_id: string;
  op: string;
  before: string | null;
  version_after: number;
};

/** Records that this reversal has given what tells them apart. */
type Keyed = Map<EntityName, Set<string>>;

/** Links that this reversal has set, by kind of record and column. Only at its end is it known what they point at. */
type Linked = Map<EntityName, { columns: Set<string>; ids: Set<string> }>;

/** Plays a command's audit rows backwards. A record changed since by anybody stops it, and nothing is undone. */
export async function reverse(db: Kysely<Schema>, writer: Writer, seq: number): Promise<void> {
  const written: Written = new Map();
  const binned: Binned = new Map();
  const linked: Linked = new Map();
  const keyed: Keyed = new Map();
  for (let below = 2_147_483_647; ;) {
    const rows = await db
      .selectFrom('audit_entry')
      .select(['position', 'entity', 'entity_id', 'op', 'before', 'version_after'])
      .where('command_seq', '=', seq)
      .where('position', '<', below)
      .orderBy('position', 'desc')
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (!last) break;
    below = last.position;
    await writer.pause();
    for (const run of runsOf(rows)) await reverseRun(db, writer, run, { written, binned, linked, keyed });
  }
  for (const [entity, ids] of keyed) await assertKeysFree(db, entity, [...ids], seq);
  for (const [entity, ids] of binned) await assertUnused(db, entity, ids, seq, () => writer.pause());
  for (const [entity, { columns, ids }] of linked) await assertStillHere(db, entity, columns, [...ids], seq);
}

/** Splits rows into runs of the same kind of record and change, which can go to the database together. */
function runsOf(rows: AuditRow[]): AuditRow[][] {
  const runs: AuditRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const head = run?.[0];
    const alike =
      head &&
      head.entity === row.entity &&
      head.op === row.op &&
      (row.op !== 'update' || !run.some((other) => other.entity_id === row.entity_id));
    if (alike) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

interface Progress {
  written: Written;
  binned: Binned;
  linked: Linked;
  keyed: Keyed;
}

/** Notes that a record has its key from this reversal, where one of these columns is part of it. */
function noteKeys(keyed: Keyed, entity: EntityName, id: string, columns: readonly string[]): void {
  if (!typedKeys(entity).some((key) => key.some((name) => columns.includes(name)))) return;
  const ids = keyed.get(entity) ?? new Set();
  keyed.set(entity, ids.add(id));
}

/** Notes that these columns of a record have been set again. */
function noteLinks(linked: Linked, entity: EntityName, id: string, columns: Iterable<string>): void {
  const noted = linked.get(entity) ?? { columns: new Set(), ids: new Set() };
  for (const column of columns) if (tableOf(entity).columns[column]?.points) noted.columns.add(column);
  noted.ids.add(id);
  linked.set(entity, noted);
}

async function reverseRun(
  db: Kysely<Schema>,
  writer: Writer,
  run: AuditRow[],
  { written, binned, linked, keyed }: Progress,
): Promise<void> {
  const head = run[0]!;
  const entity = head.entity as EntityName;
  const seen = await currentRows(db, entity, run, written);
  await writer.pause();
  if (head.op === 'update') {
    const edits = run.map(({ before }, at) => ({ row: seen[at]!, changes: JSON.parse(before ?? '{}') as Columns }));
    const changed = await writer.updateRows(entity, edits);
    for (const [at, { row, changes }] of edits.entries()) {
      noteLinks(linked, entity, row.id, Object.keys(changes));
      noteKeys(keyed, entity, row.id, Object.keys(changes));
      written.set(row.id, changed[at] ? row.version + 1 : row.version);
    }
    return;
  }
  if (head.op === 'remove') {
    await writer.restoreMany(entity, seen);
    const names = Object.keys(tableOf(entity).columns);
    for (const { id } of seen) {
      noteLinks(linked, entity, id, names);
      noteKeys(keyed, entity, id, names);
    }
  } else {
    await writer.removeMany(entity, seen);
    const ids = binned.get(entity) ?? [];
    for (const { id } of seen) ids.push(id);
    binned.set(entity, ids);
  }
  for (const { id, version } of seen) written.set(id, version + 1);
}

/** The records as they are, and of their columns no more than going back takes: an import put in 100,000. */
async function read(db: Kysely<Schema>, entity: EntityName, op: string, ids: readonly string[]): Promise<(Seen & Columns)[]> {
  const names = op === 'update' ? '*' : 'id, version, deleted_at';
  const statement = `select ${names} from "${entity}" where id in ${listed(dialectOf(db), ids.length)}`;
  return (await db.executeQuery(CompiledQuery.raw(statement, [...ids]))).rows as (Seen & Columns)[];
}

/**
 * The records as they are now, provided nothing but undone work touched them since. Undo and redo bring a record back
 * to the same contents under a higher version.
 */
async function currentRows(db: Kysely<Schema>, entity: EntityName, run: AuditRow[], written: Written): Promise<(Seen & Columns)[]> {
  const ids = run.map((row) => row.entity_id);
  const now = new Map((await read(db, entity, run[0]!.op, ids)).map((row) => [row.id, row]));
  const isOurs = ({ version }: Seen, row: AuditRow): boolean => version === row.version_after || version === written.get(row.entity_id);
  const touched = run.filter((row) => now.has(row.entity_id) && !isOurs(now.get(row.entity_id)!, row));
  const standing = await standingSince(db, touched);
  return run.map((row) => {
    const current = now.get(row.entity_id);
    if (!current) throw new AppError('not_found', `A ${lowerLabel(entity)} that this would bring back is gone.`);
    const who = standing.get(row);
    if (who !== undefined) {
      const { actor } = who;
      if (current['deleted_at'] !== null)
        throw new StepRefusal('conflict', `${actor} has removed ${thisRecord(entity)} since.`, who, {
          own: 'Undo the removal first.',
          other: row.op === 'update' ? removedRemedies(who).other : 'It is gone already: there is nothing left of that step to undo.',
        });
      throw new StepRefusal('conflict', `${actor} has changed ${thisRecord(entity)} since.`, who, {
        own: 'Undo the later change first, or edit the record by hand.',
        other: `Edit the record by hand, or ask ${actor} to undo the later change first.`,
      });
    }
    return current;
  });
}

const AT_ONCE = 500;

/** The changes after which something was done to the record that still stands, not undone again, and who did the last of it. */
async function standingSince(db: Kysely<Schema>, rows: AuditRow[]): Promise<Map<AuditRow, DoneBy>> {
  const found = new Map<AuditRow, DoneBy>();
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const part = rows.slice(at, at + AT_ONCE);
    const later = await db
      .selectFrom('audit_entry as a')
      .innerJoin('command_entry as c', 'c.seq', 'a.command_seq')
      .select(['a.entity_id', 'c.seq', 'c.id', 'c.kind', 'c.target', 'c.actor', 'c.actor_id'])
      .select(({ fn }) => fn.max('a.version_after').as('version'))
      .where(
        'a.entity_id',
        'in',
        part.map((row) => row.entity_id),
      )
      .groupBy(['a.entity_id', 'c.seq', 'c.id', 'c.kind', 'c.target', 'c.actor', 'c.actor_id'])
      .orderBy('c.seq')
      .execute();
    const byRecord = Map.groupBy(later, (entry) => entry.entity_id);
    for (const row of part) {
      const standing = new Map<string, DoneBy & { count: number }>();
      for (const entry of byRecord.get(row.entity_id) ?? []) {
        if (entry.version <= row.version_after) continue;
        const command = entry.kind === 'do' ? entry.id : (entry.target ?? '');
        const before = standing.get(command);
        standing.set(command, {
          count: (before?.count ?? 0) + (entry.kind === 'undo' ? -1 : 1),
          actor: entry.actor,
          actor_id: entry.actor_id,
        });
      }
      const last = [...standing.values()].findLast(({ count }) => count !== 0);
      if (last) found.set(row, last);
    }
  }
  return found;
}

/** What the fields are called that a command changed, where it edited one record and did nothing else. */
export async function fieldsChanged(db: Kysely<Schema>, seq: number): Promise<string[]> {
  const rows = await db.selectFrom('audit_entry').select(['entity', 'op', 'before']).where('command_seq', '=', seq).limit(2).execute();
  const [only, another] = rows;
  if (!only || another || only.op !== 'update') return [];
  const { columns } = tableOf(only.entity as EntityName);
  return Object.keys(JSON.parse(only.before ?? '{}') as Columns).flatMap((column) => columns[column]?.label ?? []);
}
