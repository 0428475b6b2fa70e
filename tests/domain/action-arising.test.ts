/** What comes up under matters arising by itself: each action in the right meetings, done ones once. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../shared/domain/dates.ts';
import { arisingOf, stillDeferred, type ArisingAction, type ArisingAt } from '../../shared/features/actions/arising.ts';

const MEETINGS = ['2026-11-16', '2027-01-18', '2027-02-15', '2027-03-15'];
const at = (n: number): ArisingAt => ({
  id: `m${n}`,
  groupId: 'g',
  heldOn: MEETINGS[n]!,
  previousOn: MEETINGS[n - 1] ?? null,
  nextOn: MEETINGS[n + 1] ?? null,
});
const action = (changes: Partial<ArisingAction> = {}): ArisingAction => ({
  groupId: 'g',
  meetingId: 'm0',
  raisedOn: MEETINGS[0]!,
  status: 'open',
  dueOn: null,
  closedOn: null,
  ...changes,
});
const seen = (of: ArisingAction): (string | null)[] => MEETINGS.map((_, n) => arisingOf(of, at(n)));

describe('along four meetings', () => {
  it.each<[string, Partial<ArisingAction>, (string | null)[]]>([
    ['an open action, from the next meeting on', {}, [null, 'open', 'open', 'open']],
    ['one waiting for sign-off is open', { status: 'awaiting_sign_off' }, [null, 'open', 'open', 'open']],
    ['one done before the third meeting', { status: 'closed', closedOn: '2027-02-01' }, [null, null, 'done', null]],
    ['one done on the day of a meeting', { status: 'closed', closedOn: '2027-01-18' }, [null, 'done', null, null]],
    ['one done the day after', { status: 'closed', closedOn: '2027-01-19' }, [null, null, 'done', null]],
    ['one withdrawn drops off', { status: 'withdrawn' }, [null, null, null, null]],
    ['another group’s', { groupId: 'h' }, [null, null, null, null]],
    ['one of no group', { groupId: null }, [null, null, null, null]],
    ['one raised between meetings, at none', { meetingId: null, raisedOn: '2027-01-20' }, [null, null, 'open', 'open']],
    ['one recorded at a meeting with an earlier day', { meetingId: 'm1', raisedOn: '2026-12-01' }, [null, null, 'open', 'open']],
    ['one that rests', { restsUntil: '2027-03-01' }, [null, 'resting', 'resting', 'open']],
    ['one that rests to the day of a meeting', { restsUntil: '2027-02-15' }, [null, 'resting', 'open', 'open']],
    ['one that rests past its due date', { restsUntil: '2027-12-01', dueOn: '2027-02-01' }, [null, 'open', 'open', 'open']],
    [
      'one that rests: the last meeting before its due date',
      { restsUntil: '2027-12-01', dueOn: '2027-02-20' },
      [null, 'resting', 'open', 'open'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(seen(action(changes))).toEqual(expected);
  });
});

const day = fc.integer({ min: -90, max: 200 }).map((days) => addDays(MEETINGS[0]!, days));
const any = fc.record({
  groupId: fc.constant('g'),
  meetingId: fc.constantFrom(null, 'm0', 'm1', 'm2'),
  raisedOn: day,
  status: fc.constantFrom('open', 'blocked', 'closed'),
  dueOn: fc.option(day),
  closedOn: fc.option(day),
  restsUntil: fc.option(day),
});

test('a done action comes up at most once', () => {
  fc.assert(
    fc.property(any, (of) => {
      expect(seen(of).filter((how) => how === 'done').length).toBeLessThanOrEqual(1);
    }),
  );
});

test('an overdue action never rests, and none rests through the last meeting before its due date', () => {
  fc.assert(
    fc.property(any, (of) => {
      for (const [n, how] of seen(of).entries()) {
        if (how !== 'resting' || of.dueOn === null) continue;
        expect(of.dueOn > MEETINGS[n]!).toBe(true);
        expect(MEETINGS[n + 1] === undefined || MEETINGS[n + 1]! <= of.dueOn).toBe(true);
      }
    }),
  );
});

describe('deferred items', () => {
  const item = (id: string, n: number, deferred: boolean, fromItemId: string | null = null) => ({
    id,
    heldOn: MEETINGS[n]!,
    deferred,
    fromItemId,
  });
  it('come up until one goes on from them, each row once', () => {
    const items = [
      item('dealt with', 0, false),
      item('a', 0, true),
      item('b', 0, true),
      item('b again', 1, true, 'b'),
      item('c', 0, true),
      item('c decided', 1, false, 'c'),
      item('later', 3, true),
    ];
    expect(stillDeferred(items, MEETINGS[2]!).map(({ id }) => id)).toEqual(['a', 'b again']);
    expect(stillDeferred(items, MEETINGS[1]!).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
