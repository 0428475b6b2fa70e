import { longDate } from '../../domain/uk-dates.ts';

/** A meeting called off or put off, and why. Kept for good: a meeting may be put off more than once. */
export type MeetingChange =
  | { kind: 'cancelled'; reason: string }
  | { kind: 'postponed'; reason: string; toOn: string }
  | { kind: 'brought_forward'; reason: string; toOn: string };

/** What is refused, and what to do about it. */
export interface Refusal {
  message: string;
  remedy: string;
}

/** A meeting as far as moving it goes. */
interface Movable {
  heldOn: string;
  stage: string;
  cancelled: boolean;
}

/** Why a meeting can't be called off or moved; null when it can. */
export function refuseChange({ heldOn, stage, cancelled }: Movable, change: MeetingChange): Refusal | null {
  const day = longDate(heldOn);
  if (change.reason.trim() === '') return { message: 'Give a reason.', remedy: 'It stands in the record and in the notice to members.' };
  if (cancelled) return { message: `The meeting of ${day} is cancelled already.`, remedy: 'Plan a new meeting instead.' };
  if (!['draft', 'circulated'].includes(stage))
    return { message: `The meeting of ${day} has begun.`, remedy: 'Close it, and carry its items over to the next meeting.' };
  if (change.kind === 'postponed' && change.toOn <= heldOn)
    return { message: `${longDate(change.toOn)} isn’t after ${day}.`, remedy: 'Choose a later day, or bring the meeting forward.' };
  if (change.kind === 'brought_forward' && change.toOn >= heldOn)
    return { message: `${longDate(change.toOn)} isn’t before ${day}.`, remedy: 'Choose an earlier day, or postpone the meeting.' };
  return null;
}
