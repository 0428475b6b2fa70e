import { isEntity, wholeOf, type EntityName } from '../../shared/tables.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import type { CommandEntryRow, ReadDb } from '../db/schema.ts';
import type { Columns } from './rows.ts';

/** More records than this are not named in a notice: who hears of them reads everything again. */
const MOST_NAMED = 200;
/** Of more steps at once only the kinds of record are told. */
const MOST_STEPS = 20;

/** Gathers the records a command touches, and the records they are part of. */
export class Touched {
  readonly #ids = new Map<EntityName, Set<string>>();
  #count = 0;

  /** Takes a record with what is known of its columns. */
  add(entity: EntityName, id: string, columns: Columns | null): void {
    if (this.#count > MOST_NAMED) return;
    this.#note(entity, id);
    const whole = wholeOf(entity);
    const of = whole && columns?.[whole.column];
    if (whole && typeof of === 'string') this.#note(whole.entity, of);
  }

  #note(entity: EntityName, id: string): void {
    const ids = this.#ids.get(entity) ?? new Set();
    if (ids.size === 0) this.#ids.set(entity, ids);
    if (ids.has(id)) return;
    ids.add(id);
    this.#count += 1;
  }

  /** The ids by kind; undefined when there are too many to name. */
  get named(): Record<string, string[]> | undefined {
    return this.#count > MOST_NAMED ? undefined : Object.fromEntries([...this.#ids].map(([entity, ids]) => [entity, [...ids]]));
  }
}

/** Which records are part of which, by id; read from the database. */
export async function wholesOf(db: ReadDb, entity: EntityName, ids: readonly string[]): Promise<Map<string, Columns>> {
  const whole = wholeOf(entity);
  if (!whole || ids.length === 0 || ids.length > MOST_NAMED) return new Map();
  const rows = (await db
    .selectFrom(entity)
    .select(['id', whole.column as never])
    .where('id', 'in', ids as never)
    .execute()) as unknown as Columns[];
  return new Map(rows.map((row) => [String(row['id']), row]));
}

/** The records that steps of the log touched, by the step's place; steps with too many are left out. */
async function touchedBy(db: ReadDb, steps: readonly number[]): Promise<Map<number, Record<string, string[]>>> {
  const named = new Map<number, Record<string, string[]>>();
  for (const seq of steps) {
    const rows = await db
      .selectFrom('audit_entry')
      .select(['entity', 'entity_id'])
      .where('command_seq', '=', seq)
      .orderBy('position')
      .limit(MOST_NAMED + 1)
      .execute();
    const touched = new Touched();
    for (const [entity, group] of Map.groupBy(rows, (row) => row.entity)) {
      if (!isEntity(entity)) continue;
      const ids = [...new Set(group.map((row) => row.entity_id))];
      const wholes = await wholesOf(db, entity, ids);
      for (const id of ids) touched.add(entity, id, wholes.get(id) ?? null);
    }
    if (rows.length <= MOST_NAMED && touched.named) named.set(seq, touched.named);
  }
  return named;
}

/** Steps of the log as notices. */
export async function eventsOf(
  db: ReadDb,
  steps: readonly Pick<CommandEntryRow, 'seq' | 'id' | 'actor' | 'entities'>[],
): Promise<ChangeEvent[]> {
  const touched = await touchedBy(
    db,
    steps.slice(-MOST_STEPS).map(({ seq }) => seq),
  );
  return steps.map(({ seq, id, actor, entities }) => {
    const records = touched.get(seq);
    return { seq, commandId: id, actor, entities: JSON.parse(entities) as string[], ...(records ? { records } : {}) };
  });
}
