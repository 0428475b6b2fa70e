import { addDays, daysBetween } from '../../domain/dates.ts';
import { DUE_SOON_DAYS, isLive } from './rules.ts';

/** An action as far as its dates go. */
export interface DatedAction {
  status: string;
  dueOn: string | null;
  originalDueOn: string | null;
  closedOn: string | null;
}

/** Where an action stands against its due date. */
export type DueState = 'overdue' | 'due_today' | 'due_soon' | 'later' | 'no_date' | 'done_in_time' | 'done_late' | 'done';

/** Days past a due date, of a live action by today and of a closed one by its closing; 0 when it isn't late. */
export function daysLate({ status, dueOn, closedOn }: DatedAction, today: string): number {
  const end = isLive(status) ? today : closedOn;
  return dueOn === null || end === null ? 0 : Math.max(0, daysBetween(dueOn, end));
}

/** Days the due date has moved from the one first agreed; negative when it was brought forward. */
export const daysMoved = ({ dueOn, originalDueOn }: DatedAction): number =>
  dueOn === null || originalDueOn === null ? 0 : daysBetween(originalDueOn, dueOn);

/** Where an action stands against its due date. One withdrawn or superseded is neither in time nor late. */
export function dueState(action: DatedAction, today: string): DueState {
  const { status, dueOn, closedOn } = action;
  if (!isLive(status)) {
    if (closedOn === null || dueOn === null) return 'done';
    return daysLate(action, today) > 0 ? 'done_late' : 'done_in_time';
  }
  if (dueOn === null) return 'no_date';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'due_today';
  return dueOn <= addDays(today, DUE_SOON_DAYS) ? 'due_soon' : 'later';
}

/** How actions were carried out: the question of any review, were they done in the time agreed? */
export interface Timeliness {
  closed: number;
  /** Of those with a date. */
  inTime: number;
  late: number;
  /** Closed by the date first agreed. */
  inFirstTime: number;
  /** Live ones past their date. */
  overdue: number;
}

/** The timeliness of actions as at a day. */
export function timelinessOf(actions: readonly DatedAction[], today: string): Timeliness {
  const states = actions.map((action) => dueState(action, today));
  const count = (state: DueState): number => states.filter((own) => own === state).length;
  return {
    closed: actions.filter((action) => action.closedOn !== null).length,
    inTime: count('done_in_time'),
    late: count('done_late'),
    inFirstTime: actions.filter(({ closedOn, originalDueOn }) => closedOn !== null && originalDueOn !== null && closedOn <= originalDueOn)
      .length,
    overdue: count('overdue'),
  };
}
