import { AppError } from '../../../shared/errors.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { longDate } from '../../../shared/domain/uk-dates.ts';
import { MEETING_STAGES } from '../../../shared/features/meetings/codes.ts';
import type { Meeting } from '../../../shared/features/meetings/contract.ts';
import { notInBin } from '../../core/bin.ts';
import type { ReadDb } from '../../db/schema.ts';

type Place = Pick<Meeting, 'groupId' | 'heldOn' | 'startsAt'> & { id?: string };

/** Asks before a group has two meetings at one day and time: more often than not it is the same one, planned twice. */
export async function askAlsoThen(db: ReadDb, meeting: Place, groupName: string): Promise<void> {
  const { heldOn, startsAt } = meeting;
  const same = await db
    .selectFrom('meeting')
    .select('id')
    .where('group_id', '=', meeting.groupId)
    .where('held_on', '=', heldOn)
    .where('starts_at', startsAt === null ? 'is' : '=', startsAt)
    .where(notInBin())
    .limit(2)
    .execute();
  if (!same.some(({ id }) => id !== meeting.id)) return;
  const when = `${longDate(heldOn)}${startsAt === null ? '' : ` at ${startsAt}`}`;
  throw new AppError('validation', `${groupName} already has a meeting on ${when}.`, {
    remedy: 'Choose another day or time, or say that a second meeting is meant.',
    asks: { answer: 'alsoThen', words: 'A second meeting is meant' },
  });
}

/** Stages a meeting has only once it has begun. */
const BEGUN: readonly Meeting['stage'][] = ['in_progress', 'draft_minutes', 'agreed'];

const placeOf = (stage: Meeting['stage']): number => MEETING_STAGES.findIndex(({ code }) => code === stage);

/** What is odd about a meeting's coming into this stage; null when nothing is. */
function oddStage(before: Pick<Meeting, 'stage' | 'heldOn'>, next: Pick<Meeting, 'stage' | 'heldOn'>, today: string): string | null {
  // Going back to an earlier stage claims nothing.
  const claims = placeOf(next.stage) > placeOf(before.stage) || next.heldOn !== before.heldOn;
  if (claims && next.heldOn > today && BEGUN.includes(next.stage))
    return `This meeting is on ${longDate(next.heldOn)}, which is yet to come.`;
  const skips = next.stage === 'agreed' && before.stage !== 'agreed' && before.stage !== 'draft_minutes';
  return skips ? 'The minutes of this meeting have been no draft yet, so nobody can have agreed them.' : null;
}

/** Asks before minutes count as agreed that were no draft, and before a meeting of a day to come counts as held. */
export function askStage(
  before: Pick<Meeting, 'stage' | 'heldOn'>,
  changes: { [K in 'stage' | 'heldOn']?: Meeting[K] | undefined },
  today: string,
): void {
  const next = { stage: changes.stage ?? before.stage, heldOn: changes.heldOn ?? before.heldOn };
  const odd = oddStage(before, next, today);
  if (odd === null) return;
  const stage = labelOf(MEETING_STAGES, next.stage);
  throw new AppError('validation', odd, {
    remedy: `Choose another stage or day, or say that “${stage}” is meant.`,
    asks: { answer: 'stageMeant', words: `“${stage}” is meant` },
  });
}
