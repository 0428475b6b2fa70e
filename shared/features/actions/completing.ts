import { isLive } from './rules.ts';

/** What a group asks before an action is done with. */
export interface CompletionPolicy {
  /** Somebody other than the owner signs it off. */
  signOff: boolean;
  /** Something shows that it was done: a link or a paper. */
  evidence: boolean;
}

/** An action about to get another status. */
export interface Completing {
  status: string;
  ownerPersonId: string | null;
  /** Links and papers that show it was done. */
  evidence: number;
}

/** What is given with the new status. */
export interface StatusChange {
  to: string;
  /** Who makes the change; null when it isn't known which person that is. */
  byPersonId: string | null;
  reason: string;
  /** The action that takes its place. */
  supersededById: string | null;
}

/** What is refused, by the field it is about, and what to do. */
export interface StatusRefusal {
  field: 'status' | 'reason' | 'evidence' | 'supersededById';
  message: string;
  remedy: string;
}

const refused = (field: StatusRefusal['field'], message: string, remedy: string): StatusRefusal => ({ field, message, remedy });

/** Why an action may not get a status under its group's policy; null when it may. */
export function refuseStatus(action: Completing, change: StatusChange, policy: CompletionPolicy): StatusRefusal | null {
  const { to, byPersonId, reason, supersededById } = change;
  if (to === action.status) return null;
  const done = to === 'closed' || to === 'awaiting_sign_off';
  if (done && policy.evidence && action.evidence === 0)
    return refused('evidence', 'Nothing shows yet that this was done.', 'Add a link or a paper, then complete it.');
  if (to === 'closed' && policy.signOff) {
    if (action.status !== 'awaiting_sign_off')
      return refused('status', 'This group signs actions off.', 'Set it to complete, awaiting sign-off.');
    if (action.ownerPersonId !== null && byPersonId === action.ownerPersonId)
      return refused('status', 'Its owner can’t sign it off.', 'Ask the chair or another member.');
  }
  if (to === 'withdrawn' && reason.trim() === '')
    return refused('reason', 'Give a reason for withdrawing it.', 'It stands in the log in place of what was to be done.');
  if (to === 'superseded' && supersededById === null)
    return refused('supersededById', 'Nothing takes its place yet.', 'Choose the action that supersedes it.');
  return null;
}

/** The status that "done" leads to under a group's policy. */
export const doneStatus = (policy: CompletionPolicy): 'awaiting_sign_off' | 'closed' => (policy.signOff ? 'awaiting_sign_off' : 'closed');

/** An action as far as merging goes. */
export interface MergeableAction {
  id: string;
  status: string;
  raisedOn: string;
  dueOn: string | null;
  originalDueOn: string | null;
}

/** What merging makes: the fields of the action kept, and those that it supersedes. */
export interface Merge {
  raisedOn: string;
  dueOn: string | null;
  originalDueOn: string | null;
  superseded: string[];
}

const earliest = (days: readonly (string | null)[]): string | null => days.filter((day) => day !== null).toSorted()[0] ?? null;

/** One action made of several: the earliest days stand, so that merging never makes anything less urgent. Only live ones merge. */
export function mergeOf(kept: MergeableAction, others: readonly MergeableAction[]): Merge {
  const merged = others.filter((action) => action.id !== kept.id && isLive(action.status));
  const all = [kept, ...merged];
  return {
    raisedOn: earliest(all.map((action) => action.raisedOn)) ?? kept.raisedOn,
    dueOn: earliest(all.map((action) => action.dueOn)),
    originalDueOn: earliest(all.map((action) => action.originalDueOn)),
    superseded: merged.map((action) => action.id),
  };
}
