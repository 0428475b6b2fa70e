import { LIVE_ACTION_STATUSES } from './codes.ts';

/** Days ahead that count as due soon. */
export const DUE_SOON_DAYS = 14;

/** True while the action still asks something of somebody. */
export const isLive = (status: string): boolean => (LIVE_ACTION_STATUSES as readonly string[]).includes(status);

/** True when the action is live and its due date has passed. On the due day itself it isn't overdue yet. */
export const isOverdue = (status: string, dueOn: string | null, today: string): boolean =>
  isLive(status) && dueOn !== null && dueOn < today;

/** The day of closing after a status was set: kept while closed, cleared when reopened. */
export const closedOnAfter = (status: string, closedOn: string | null, today: string): string | null =>
  status === 'closed' ? (closedOn ?? today) : null;
