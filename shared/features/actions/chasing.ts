import { daysBetween } from '../../domain/dates.ts';
import { daysLate } from './lateness.ts';
import { isLive } from './rules.ts';

/** When owners are reminded, and from when on others are told. */
export interface ChasePolicy {
  /** Days before the due date, such as 7 and 1. */
  daysBefore: readonly number[];
  /** Once it is late, every so many days. */
  everyDaysLate: number;
  /** Days late from which the organisation's lead is told, and then the chair; null for never. */
  leadAfter: number | null;
  chairAfter: number | null;
}

/** The policy of a group that has none of its own. */
export const STANDARD_CHASE: ChasePolicy = { daysBefore: [7], everyDaysLate: 7, leadAfter: 14, chairAfter: 28 };

/** An action as far as chasing goes. */
export interface ChasedAction {
  id: string;
  status: string;
  dueOn: string | null;
  originalDueOn: string | null;
  closedOn: string | null;
  ownerPersonId: string | null;
  organisationId: string | null;
  /** Day its owner was last reminded; null when never. */
  remindedOn: string | null;
}

/** Who is told beside the owner. */
export type Escalation = 'owner' | 'lead' | 'chair';

/** How far up a late action goes. */
export function escalationOf(late: number, { leadAfter, chairAfter }: ChasePolicy): Escalation {
  if (chairAfter !== null && late >= chairAfter) return 'chair';
  return leadAfter !== null && late >= leadAfter ? 'lead' : 'owner';
}

/** A reminder that is due. */
export interface Reminder {
  actionId: string;
  reason: 'coming_up' | 'due_today' | 'late';
  /** Days to the due date, negative when it is past. */
  days: number;
  escalation: Escalation;
}

/**
 * The reminder an action calls for today, or null. A day on which nobody was at work is caught up: a reminder is due
 * from its day on until it has been given. Complete and waiting for sign-off, the owner has nothing left to do.
 */
export function reminderFor(action: ChasedAction, policy: ChasePolicy, today: string): Reminder | null {
  const { id, status, dueOn, remindedOn } = action;
  if (!isLive(status) || status === 'awaiting_sign_off' || dueOn === null) return null;
  const days = daysBetween(today, dueOn);
  const reminder = (reason: Reminder['reason']): Reminder => ({
    actionId: id,
    reason,
    days,
    escalation: escalationOf(daysLate(action, today), policy),
  });
  const since = remindedOn === null ? null : daysBetween(remindedOn, dueOn);
  if (days < 0) {
    const last = since === null || since >= 0 ? null : daysBetween(remindedOn ?? today, today);
    return last === null || last >= policy.everyDaysLate ? reminder('late') : null;
  }
  if (days === 0) return since === 0 ? null : reminder('due_today');
  const step = policy.daysBefore.filter((before) => before >= days).toSorted((a, b) => a - b)[0];
  return step !== undefined && (since === null || since > step) ? reminder('coming_up') : null;
}

/** What one owner is told: one draft each. Actions without an owner go to their organisation, or to nobody yet. */
export interface Chase {
  ownerPersonId: string | null;
  organisationId: string | null;
  reminders: Reminder[];
  /** The highest of its reminders. */
  escalation: Escalation;
}

const RANK: Record<Escalation, number> = { owner: 0, lead: 1, chair: 2 };

/** Who is to be reminded today and of what, the most overdue first. */
export function chasesDue(actions: readonly ChasedAction[], policy: ChasePolicy, today: string): Chase[] {
  const chases = new Map<string, Chase>();
  for (const action of actions) {
    const reminder = reminderFor(action, policy, today);
    if (!reminder) continue;
    const { ownerPersonId } = action;
    // An owner may act for more than one organisation: the draft is still one.
    const organisationId = ownerPersonId === null ? action.organisationId : null;
    const key = ownerPersonId ?? `organisation ${organisationId}`;
    const chase = chases.get(key) ?? { ownerPersonId, organisationId, reminders: [], escalation: 'owner' };
    chase.reminders.push(reminder);
    if (RANK[reminder.escalation] > RANK[chase.escalation]) chase.escalation = reminder.escalation;
    chases.set(key, chase);
  }
  for (const chase of chases.values()) chase.reminders.sort((a, b) => a.days - b.days);
  return [...chases.values()].toSorted((a, b) => (a.reminders[0]?.days ?? 0) - (b.reminders[0]?.days ?? 0));
}

/** Owners who must be told of their new actions because they weren't in the room, each with the actions. */
export function ownersToTell(
  actions: readonly { id: string; ownerPersonId: string | null }[],
  present: ReadonlySet<string>,
): Map<string, string[]> {
  const told = new Map<string, string[]>();
  for (const { id, ownerPersonId } of actions) {
    if (ownerPersonId === null || present.has(ownerPersonId)) continue;
    told.set(ownerPersonId, [...(told.get(ownerPersonId) ?? []), id]);
  }
  return told;
}
