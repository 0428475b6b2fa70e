import { codes } from '../../domain/codes.ts';

/** Status of an action (domain section 2). */
export const ACTION_STATUSES = codes([
  { code: 'open', label: 'Open' },
  { code: 'in_progress', label: 'In progress' },
  { code: 'blocked', label: 'Blocked' },
  { code: 'awaiting_sign_off', label: 'Complete, awaiting sign-off' },
  { code: 'closed', label: 'Closed', aliases: ['Done'] },
  { code: 'withdrawn', label: 'Withdrawn' },
  { code: 'superseded', label: 'Superseded' },
]);

/** Action statuses that still ask something of somebody. */
export const LIVE_ACTION_STATUSES = ['open', 'in_progress', 'blocked', 'awaiting_sign_off'] as const;

/** How pressing an action is. */
export const PRIORITIES = codes([
  { code: 'high', label: 'High' },
  { code: 'normal', label: 'Normal' },
  { code: 'low', label: 'Low' },
]);
