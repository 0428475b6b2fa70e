import { sql } from 'kysely';
import { AppError, type FieldIssue } from '../../shared/errors.ts';
import type { EntityName } from '../../shared/tables.ts';
import type { ReadDb } from '../db/schema.ts';
import { thisRecord } from './entities.ts';
import { StepRefusal, type DoneBy } from './whose-step.ts';

interface Last extends DoneBy {
  /** Of the step that took it away: `do`, `undo` or `redo`. */
  kind: string;
  /** 1 when whoever did it has done something new since: Redo then leads nowhere. */
  passed: number;
}

/** The step that took a record away; undefined when it is here, or never was. */
async function lastStep(db: ReadDb, entity: EntityName, id: string): Promise<Last | undefined> {
  const { rows } = await sql<Last>`
    select c.actor, c.actor_id, c.kind,
      case when exists (select 1 from command_entry d where d.kind = 'do' and d.entities <> '[]' and d.seq > c.seq
        and (d.actor_id = c.actor_id or (d.actor_id is null and d.actor = c.actor))) then 1 else 0 end as passed
    from audit_entry a join command_entry c on c.seq = a.command_seq
    where a.entity_id = ${id} and a.entity = ${entity} and a.op = 'remove'
    order by a.command_seq desc limit 1`.execute(db);
  return rows[0];
}

/** What brings a removed record back: Undo for who removed it; for others, adding it again. */
export const removedRemedies = ({ actor }: DoneBy): { own: string; other: string } => ({
  own: 'Undo brings it back, in the window that removed it.',
  other: `Add it again, or ask ${actor} to undo the removal.`,
});

/**
 * `not_found` for a record that isn't here, for the caller to throw: it says who took it away, and what brings it back.
 * An addition that was undone comes back by Redo, a removal by Undo, for who did it.
 */
export async function goneRecord(db: ReadDb, entity: EntityName, id: string, issues?: FieldIssue[]): Promise<AppError> {
  const last = await lastStep(db, entity, id);
  const [what, is] = [sentenceStart(thisRecord(entity)), thisRecord(entity).startsWith('these') ? 'are' : 'is'];
  const more = issues ? { issues } : {};
  if (!last)
    return new AppError('not_found', `${what} ${is} not in this partnership.`, {
      remedy: 'Look for it in its list, or by search.',
      ...more,
    });
  const { actor, kind, passed } = last;
  const undone = kind === 'undo';
  const message = `${what} ${is} no longer here: ${actor} ${undone ? 'undid the addition' : 'removed it'}.`;
  const byRedo = passed === 1 ? 'Add it again: Redo no longer reaches it.' : 'Redo brings it back.';
  const redo = { own: byRedo, other: passed === 1 ? 'Add it again.' : `Add it again, or ask ${actor} to redo the addition.` };
  return new StepRefusal('not_found', message, last, undone ? redo : removedRemedies(last), { ...more, gone: true });
}

const sentenceStart = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
