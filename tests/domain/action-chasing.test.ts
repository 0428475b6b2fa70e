/** Lateness, completing, merging and who is reminded when. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, daysBetween } from '../../shared/domain/dates.ts';
import {
  chasesDue,
  escalationOf,
  ownersToTell,
  reminderFor,
  STANDARD_CHASE,
  type ChasedAction,
} from '../../shared/features/actions/chasing.ts';
import { ACTION_STATUSES } from '../../shared/features/actions/codes.ts';
import { doneStatus, mergeOf, refuseStatus } from '../../shared/features/actions/completing.ts';
import { daysLate, daysMoved, dueState, timelinessOf } from '../../shared/features/actions/lateness.ts';
import { isOverdue } from '../../shared/features/actions/rules.ts';

const TODAY = '2027-01-29';
const dated = (status: string, dueOn: string | null, closedOn: string | null = null, originalDueOn = dueOn) => ({
  status,
  dueOn,
  originalDueOn,
  closedOn,
});

describe('against the due date', () => {
  it.each([
    [dated('open', '2027-01-28'), 'overdue', 1],
    [dated('awaiting_sign_off', '2026-12-18'), 'overdue', 42],
    [dated('open', TODAY), 'due_today', 0],
    [dated('open', '2027-02-12'), 'due_soon', 0],
    [dated('open', '2027-02-13'), 'later', 0],
    [dated('blocked', null), 'no_date', 0],
    [dated('closed', '2027-01-10', '2027-01-10'), 'done_in_time', 0],
    [dated('closed', '2027-01-10', '2027-01-12'), 'done_late', 2],
    [dated('closed', null, '2027-01-12'), 'done', 0],
    [dated('withdrawn', '2027-01-10'), 'done', 0],
  ] as const)('%j is %s, %i days late', (action, state, late) => {
    expect([dueState(action, TODAY), daysLate(action, TODAY)]).toEqual([state, late]);
  });
  test('overdue is what the log and Home call overdue', () => {
    const status = fc.constantFrom(...ACTION_STATUSES.map(({ code }) => code));
    fc.assert(
      fc.property(status, fc.option(fc.integer({ min: -30, max: 30 })), (code, days) => {
        const dueOn = days === null ? null : addDays(TODAY, days);
        expect(dueState(dated(code, dueOn), TODAY) === 'overdue').toBe(isOverdue(code, dueOn, TODAY));
      }),
    );
  });
  it('counts what was done in time, by the present date and by the first', () => {
    const actions = [
      dated('closed', '2027-01-10', '2027-01-09'),
      dated('closed', '2027-01-10', '2027-01-09', '2027-01-01'),
      dated('closed', '2027-01-10', '2027-01-12'),
      dated('closed', null, '2027-01-12'),
      dated('open', '2027-01-10'),
      dated('withdrawn', '2027-01-10'),
    ];
    expect(timelinessOf(actions, TODAY)).toEqual({ closed: 4, inTime: 2, late: 1, inFirstTime: 1, overdue: 1 });
    expect(daysMoved(actions[1]!)).toBe(9);
  });
});

describe('completing', () => {
  const policy = { signOff: true, evidence: true };
  const action = { status: 'in_progress', ownerPersonId: 'ann', evidence: 1 };
  const change = { to: 'closed', byPersonId: 'bob', reason: '', supersededById: null };
  it.each([
    ['straight to closed', action, change, policy, 'This group signs actions off.'],
    ['straight to closed without sign-off', action, change, { signOff: false, evidence: true }, null],
    ['to sign-off', action, { ...change, to: 'awaiting_sign_off' }, policy, null],
    [
      'to sign-off without evidence',
      { ...action, evidence: 0 },
      { ...change, to: 'awaiting_sign_off' },
      policy,
      'Nothing shows yet that this was done.',
    ],
    ['without evidence where none is asked for', { ...action, evidence: 0 }, change, { signOff: false, evidence: false }, null],
    ['signed off by another', { ...action, status: 'awaiting_sign_off' }, change, policy, null],
    [
      'signed off by the owner',
      { ...action, status: 'awaiting_sign_off' },
      { ...change, byPersonId: 'ann' },
      policy,
      'Its owner can’t sign it off.',
    ],
    ['withdrawn without a reason', action, { ...change, to: 'withdrawn' }, policy, 'Give a reason for withdrawing it.'],
    ['withdrawn with one', action, { ...change, to: 'withdrawn', reason: 'No longer needed' }, policy, null],
    ['superseded by nothing', action, { ...change, to: 'superseded' }, policy, 'Nothing takes its place yet.'],
    ['reopened', { ...action, status: 'closed', evidence: 0 }, { ...change, to: 'open' }, policy, null],
    ['unchanged', { ...action, status: 'closed', evidence: 0 }, change, policy, null],
  ])('%s', (_, before, next, under, message) => {
    expect(refuseStatus(before, next, under)?.message ?? null).toBe(message);
  });
  it('done leads to sign-off where the group signs off', () => {
    expect([doneStatus(policy), doneStatus({ ...policy, signOff: false })]).toEqual(['awaiting_sign_off', 'closed']);
  });
});

test('merging keeps the earliest days and supersedes live ones alone', () => {
  const of = (id: string, dueOn: string | null, status = 'open') => ({
    id,
    status,
    raisedOn: `2026-12-0${id}`,
    dueOn,
    originalDueOn: dueOn,
  });
  expect(mergeOf(of('3', '2027-02-01'), [of('1', '2027-01-15'), of('2', '2026-12-20', 'closed'), of('3', null), of('4', null)])).toEqual({
    raisedOn: '2026-12-01',
    dueOn: '2027-01-15',
    originalDueOn: '2027-01-15',
    superseded: ['1', '4'],
  });
});

const chased = (changes: Partial<ChasedAction> = {}): ChasedAction => ({
  id: 'a',
  status: 'open',
  dueOn: TODAY,
  originalDueOn: TODAY,
  closedOn: null,
  ownerPersonId: 'ann',
  organisationId: 'org',
  remindedOn: null,
  ...changes,
});

describe('reminders', () => {
  const policy = { ...STANDARD_CHASE, daysBefore: [7, 1] };
  const days = (from: number, to: number, changes: Partial<ChasedAction> = {}): [number, string][] => {
    const given: [number, string][] = [];
    let remindedOn = changes.remindedOn ?? null;
    for (let day = from; day <= to; day += 1) {
      const today = addDays(TODAY, day);
      const reminder = reminderFor(chased({ ...changes, remindedOn }), policy, today);
      if (!reminder) continue;
      given.push([day, `${reminder.reason} ${reminder.escalation}`]);
      remindedOn = today;
    }
    return given;
  };
  it('come before, on the day, and each week after; the lead and then the chair are told', () => {
    expect(days(-30, 30)).toEqual([
      [-7, 'coming_up owner'],
      [-1, 'coming_up owner'],
      [0, 'due_today owner'],
      [1, 'late owner'],
      [8, 'late owner'],
      [15, 'late lead'],
      [22, 'late lead'],
      [29, 'late chair'],
    ]);
  });
  it('are caught up when nobody was at work on their day, once', () => {
    expect(days(-5, -2)).toEqual([[-5, 'coming_up owner']]);
    expect(days(3, 9)).toEqual([[3, 'late owner']]);
  });
  it.each<[string, Partial<ChasedAction>]>([
    ['closed', { status: 'closed' }],
    ['waiting for sign-off', { status: 'awaiting_sign_off' }],
    ['without a date', { dueOn: null }],
  ])('an action %s calls for none', (_, changes) => {
    expect(days(-30, 30, changes)).toEqual([]);
  });
  it('a due date moved on begins again', () => {
    expect(reminderFor(chased({ dueOn: addDays(TODAY, 6), remindedOn: addDays(TODAY, -3) }), policy, TODAY)).toMatchObject({
      reason: 'coming_up',
    });
  });
  it('never come twice on a day, and a late action waits no longer than a week', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.option(fc.integer({ min: -40, max: 0 })), (due, reminded) => {
        const action = chased({ dueOn: addDays(TODAY, due), remindedOn: reminded === null ? null : addDays(TODAY, reminded) });
        const reminder = reminderFor(action, policy, TODAY);
        if (reminder && due < 0)
          expect(daysBetween(action.remindedOn ?? '2000-01-01', TODAY) === 0 && reminded !== null && reminded >= due).toBe(false);
        expect(reminderFor({ ...action, remindedOn: TODAY }, policy, TODAY)?.reason ?? null).toBeNull();
        if (due < 0 && (reminded === null || reminded <= -7)) expect(reminder?.reason).toBe('late');
      }),
    );
  });
  it.each([
    [13, 'owner'],
    [14, 'lead'],
    [28, 'chair'],
  ])('%i days late goes to the %s', (late, to) => {
    expect(escalationOf(late, STANDARD_CHASE)).toBe(to);
    expect(escalationOf(late, { ...STANDARD_CHASE, leadAfter: null, chairAfter: null })).toBe('owner');
  });
});

describe('who is told', () => {
  it('one draft an owner, the most overdue first; without an owner the organisation', () => {
    const chases = chasesDue(
      [
        chased({ id: '1' }),
        chased({ id: '2', dueOn: addDays(TODAY, -20), organisationId: 'other' }),
        chased({ id: '3', ownerPersonId: 'bob', dueOn: addDays(TODAY, -30) }),
        chased({ id: '4', ownerPersonId: null }),
        chased({ id: '5', ownerPersonId: null, organisationId: null }),
        chased({ id: '6', status: 'closed' }),
      ],
      STANDARD_CHASE,
      TODAY,
    );
    expect(
      chases.map(({ ownerPersonId, organisationId, escalation, reminders }) => [
        ownerPersonId,
        organisationId,
        escalation,
        reminders.map((r) => r.actionId),
      ]),
    ).toEqual([
      ['bob', null, 'chair', ['3']],
      ['ann', null, 'lead', ['2', '1']],
      [null, 'org', 'owner', ['4']],
      [null, null, 'owner', ['5']],
    ]);
  });
  it('owners who weren’t in the room', () => {
    const actions = [
      { id: '1', ownerPersonId: 'ann' },
      { id: '2', ownerPersonId: 'bob' },
      { id: '3', ownerPersonId: 'ann' },
      { id: '4', ownerPersonId: null },
    ];
    expect([...ownersToTell(actions, new Set(['bob']))]).toEqual([['ann', ['1', '3']]]);
  });
});
