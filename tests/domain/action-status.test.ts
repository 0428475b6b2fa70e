import { expect, test } from 'vitest';
import { closedOnAfter, isLive, isOverdue } from '../../shared/features/actions/rules.ts';

test('an action waiting for sign-off is live, a withdrawn one is not', () => {
  expect(['open', 'in_progress', 'blocked', 'awaiting_sign_off'].every(isLive)).toBe(true);
  expect(['closed', 'withdrawn', 'superseded', 'nonsense'].some(isLive)).toBe(false);
});

test('overdue starts the day after the due date, for live actions with a date', () => {
  expect(isOverdue('open', '2026-11-21', '2026-11-22')).toBe(true);
  expect(isOverdue('open', '2026-11-22', '2026-11-22')).toBe(false);
  expect(isOverdue('closed', '2026-11-21', '2026-11-22')).toBe(false);
  expect(isOverdue('open', null, '2026-11-22')).toBe(false);
});

test('the day of closing is set once and cleared on reopening', () => {
  expect(closedOnAfter('closed', null, '2026-11-22')).toBe('2026-11-22');
  expect(closedOnAfter('closed', '2026-11-01', '2026-11-22')).toBe('2026-11-01');
  expect(closedOnAfter('open', '2026-11-01', '2026-11-22')).toBeNull();
  expect(closedOnAfter('withdrawn', null, '2026-11-22')).toBeNull();
});
