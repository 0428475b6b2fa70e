import { isLive } from './rules.ts';

/** An action as far as matters arising go. */
export interface ArisingAction {
  groupId: string | null;
  meetingId: string | null;
  raisedOn: string;
  status: string;
  dueOn: string | null;
  closedOn: string | null;
  /** It need not come up before this day; null when it always does. */
  restsUntil?: string | null;
}

/** A meeting, and the group's meetings on either side of it. */
export interface ArisingAt {
  id: string;
  groupId: string;
  heldOn: string;
  previousOn: string | null;
  nextOn: string | null;
}

/** How an action comes up: as open, left out because it rests, or once more as done since the last meeting. */
export type Arising = 'open' | 'resting' | 'done';

/** Raised by the group before the meeting's day, and not at the meeting itself. */
const isEarlier = (action: ArisingAction, meeting: ArisingAt): boolean =>
  action.groupId === meeting.groupId && action.raisedOn < meeting.heldOn && action.meetingId !== meeting.id;

/** True while an action rests: not past its due date, and not past the last meeting before that. */
function rests({ restsUntil = null, dueOn }: ArisingAction, { heldOn, nextOn }: ArisingAt): boolean {
  if (restsUntil === null || heldOn >= restsUntil) return false;
  return dueOn === null || (heldOn < dueOn && (nextOn === null || nextOn <= dueOn));
}

/**
 * How an action comes up under matters arising, or null when it doesn't. One closed on the day of a meeting belongs to
 * that meeting, so each comes up as done once.
 */
export function arisingOf(action: ArisingAction, meeting: ArisingAt): Arising | null {
  if (!isEarlier(action, meeting)) return null;
  if (isLive(action.status)) return rests(action, meeting) ? 'resting' : 'open';
  const { closedOn } = action;
  if (closedOn === null || meeting.previousOn === null) return null;
  return meeting.previousOn < closedOn && closedOn <= meeting.heldOn ? 'done' : null;
}

/** An agenda item as far as its deferral goes. */
export interface DeferrableItem {
  id: string;
  heldOn: string;
  /** The earlier item it goes on from. */
  fromItemId: string | null;
  /** Its decision was put off, or the meeting did not reach it. */
  deferred: boolean;
}

/** Deferred items of earlier meetings that nothing has gone on from yet: the latest of each row of deferrals. */
export function stillDeferred<T extends DeferrableItem>(items: readonly T[], heldOn: string): T[] {
  const earlier = items.filter((item) => item.heldOn < heldOn);
  const continued = new Set(earlier.map((item) => item.fromItemId));
  return earlier.filter((item) => item.deferred && !continued.has(item.id));
}
