import type { Kysely } from 'kysely';
import { AppError } from '../../../shared/errors.ts';
import type { Meeting } from '../../../shared/contract/meetings.ts';
import { longDate } from '../../../shared/domain/uk-dates.ts';
import type { Schema } from '../../db/schema.ts';
import { getMeeting } from './queries.ts';

/** Agreed minutes are the record of a meeting: refuses to change them. */
export function refuseAgreed(meeting: Meeting): void {
  if (meeting.stage !== 'agreed') return;
  throw new AppError('forbidden', `The minutes of ${longDate(meeting.heldOn)} are agreed and locked.`, {
    remedy: 'Put the meeting back to draft minutes first.',
  });
}

/** A meeting that may be changed. Throws `not_found`, or `forbidden` when its minutes are agreed. */
export async function openMeeting(db: Kysely<Schema>, id: string): Promise<Meeting> {
  const meeting = await getMeeting(db, id);
  refuseAgreed(meeting);
  return meeting;
}
