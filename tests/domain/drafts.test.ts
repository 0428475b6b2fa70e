/** What the drafts to members and owners say. */
import { expect, it } from 'vitest';
import { chasesDue, STANDARD_CHASE } from '../../shared/features/actions/chasing.ts';
import { chaseDraft, toldDraft } from '../../shared/features/actions/drafts.ts';
import { agendaDraft, callForItems, noticeDraft } from '../../shared/features/meetings/drafts.ts';

const ann = { name: 'Ann Bell', email: 'ann@example.org' };
const action = (id: string, dueOn: string | null, lastUpdate = '') => ({ id, ref: `HSG/2026/${id}`, title: `Do ${id}`, dueOn, lastUpdate });
const chased = (id: string, dueOn: string) => ({
  id,
  status: 'open',
  dueOn,
  originalDueOn: dueOn,
  closedOn: null,
  ownerPersonId: 'ann',
  organisationId: null,
  remindedOn: null,
});

it('a reminder names each action, the most overdue first, with its latest update', () => {
  const days = { '001': '2027-02-01', '002': '2026-12-18', '003': '2027-01-29' };
  const [chase] = chasesDue(
    Object.entries(days).map(([id, dueOn]) => chased(id, dueOn)),
    STANDARD_CHASE,
    '2027-01-29',
  );
  const actions = new Map(Object.entries(days).map(([id, dueOn]) => [id, action(id, dueOn, id === '002' ? 'Draft is with legal.' : '')]));
  expect(chaseDraft(ann, chase!.reminders, actions)).toEqual({
    to: [ann],
    subject: '1 action overdue',
    text: `Dear Ann Bell,

These actions are yours. Please say how each stands, or when it will be done.

HSG/2026/002: Do 002 (was due on 18 December 2026, 42 days ago)
Last update: Draft is with legal.

HSG/2026/003: Do 003 (is due today)

HSG/2026/001: Do 001 (is due on 1 February 2027, in 3 days)
`,
  });
});

it('an owner without an address gets a text to copy', () => {
  const draft = toldDraft({ name: 'Bob', email: '' }, 'Housing supply group', [action('001', null), action('002', '2027-03-15')]);
  expect([draft.to, draft.subject]).toEqual([[], '2 actions for you from Housing supply group']);
  expect(draft.text).toContain('HSG/2026/001: Do 001 (no due date)\n\nHSG/2026/002: Do 002 (due on 15 March 2027)');
  expect(toldDraft(null, 'Board', []).text).toContain('Dear colleague,');
});

const meeting = { groupName: 'Housing supply group', heldOn: '2027-02-15', startsAt: '14:00', endsAt: '16:00', place: 'Committee Room 2' };

it('a call for items names the day it ends', () => {
  const draft = callForItems([ann, { name: 'No address', email: '' }], meeting, '2027-01-29');
  expect(draft.to).toEqual([ann]);
  expect(draft.subject).toBe('Housing supply group, Monday 15 February 2027: call for items');
  expect(draft.text).toContain('14:00 to 16:00, Committee Room 2\n\nPlease send items for the agenda by Friday 29 January 2027');
});

it('a notice says what became of the meeting and why', () => {
  expect(noticeDraft([ann], meeting, { kind: 'cancelled', reason: 'No quorum is likely.' }).text).toBe(
    'Dear colleagues,\n\nThe Housing supply group meeting of Monday 15 February 2027 is cancelled.\n\nReason: No quorum is likely.\n',
  );
  const moved = noticeDraft([ann], { ...meeting, endsAt: null }, { kind: 'postponed', reason: 'Snow.', toOn: '2027-02-22' });
  expect(moved.subject).toBe('Housing supply group: moved from Monday 15 February 2027 to Monday 22 February 2027');
  expect(moved.text).toContain('\n14:00, Committee Room 2\n');
});

it('an agenda without time and place says neither', () => {
  const draft = agendaDraft([ann], { ...meeting, startsAt: null, endsAt: null, place: '' });
  expect(draft.text.startsWith('Dear colleagues,\n\nThe agenda and papers are attached.')).toBe(true);
});
