import { AppError } from '../../../shared/errors.ts';
import type { Meeting } from '../../../shared/features/meetings/contract.ts';
import { longDate } from '../../../shared/domain/uk-dates.ts';
import type { ReadDb } from '../../db/schema.ts';
import { getMeeting } from './queries.ts';

const locked = (heldOn: string, remedy: string): AppError =>
  new AppError('forbidden', `The minutes of ${longDate(heldOn)} are agreed and locked.`, { remedy });

/** Agreed minutes are the record of a meeting: refuses to change them. */
export function refuseAgreed(meeting: Meeting): void {
  if (meeting.stage === 'agreed') throw locked(meeting.heldOn, 'Put the meeting back to draft minutes first.');
}

/** A meeting that may be changed. Throws `not_found`, or `forbidden` when its minutes are agreed. */
export async function openMeeting(db: ReadDb, id: string): Promise<Meeting> {
  const meeting = await getMeeting(db, id);
  refuseAgreed(meeting);
  return meeting;
}

const PARTS = ['agenda_item', 'attendance', 'decision'] as const;

/** Refuses to undo or redo a change of an agreed meeting's parts. */
export async function refuseAgreedReversal(db: ReadDb, seq: number): Promise<void> {
  const { entities } = await db.selectFrom('command_entry').select('entities').where('seq', '=', seq).executeTakeFirstOrThrow();
  const touched = JSON.parse(entities) as string[];
  // Agreeing and putting back change the meeting itself, whose version then stops all that is older.
  if (touched.includes('meeting')) return;
  for (const part of PARTS) {
    if (!touched.includes(part)) continue;
    const changed = db.selectFrom('audit_entry').select('entity_id').where('command_seq', '=', seq).where('entity', '=', part);
    const meeting = await db
      .selectFrom('meeting')
      .select('held_on as heldOn')
      .where('stage', '=', 'agreed')
      .where('id', 'in', db.selectFrom(part).select('meeting_id').where('id', 'in', changed))
      .limit(1)
      .executeTakeFirst();
    // Putting back is this person's newest step, so Undo would take that back first.
    if (meeting) throw locked(meeting.heldOn, 'Put the meeting back to draft minutes, then change it by hand.');
  }
}
