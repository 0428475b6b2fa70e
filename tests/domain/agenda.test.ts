/** An agenda's time, and how one agenda becomes the next. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inParts,
  nextAgenda,
  publicItem,
  STANDARD_TEMPLATE,
  templateOf,
  type EarlierItem,
  type TemplateItem,
} from '../../shared/features/meetings/agenda-plan.ts';
import { agendaTime, lengthOf, plannedOf, progressOf } from '../../shared/features/meetings/agenda-time.ts';

const times = { startsAt: '14:00', endsAt: '16:00' };
const timed = (...minutes: number[]) => minutes.map((minutesPlanned, at) => ({ id: `i${at + 1}`, minutesPlanned }));

describe('running time', () => {
  it('of the brief’s agenda: 95 of 120 minutes, ends at 3:35pm', () => {
    const plan = agendaTime(timed(5, 5, 5, 20, 15, 20, 15, 5, 5), times);
    expect(plan).toMatchObject({ planned: 95, length: 120, spare: 25, endsAt: '15:35' });
    expect(plan.slots.map((slot) => slot.startsAt)).toEqual([
      '14:00',
      '14:05',
      '14:10',
      '14:15',
      '14:35',
      '14:50',
      '15:10',
      '15:25',
      '15:30',
    ]);
  });
  it('is negative when it is too long, and not known without a length', () => {
    expect(agendaTime(timed(90, 40), times)).toMatchObject({ spare: -10, endsAt: '16:10' });
    expect(agendaTime(timed(90), { startsAt: '14:00', endsAt: null })).toMatchObject({ spare: null, endsAt: '15:30' });
    expect(agendaTime(timed(90), { startsAt: null, endsAt: null })).toMatchObject({ spare: null, endsAt: null, planned: 90 });
  });
  it('takes what items took once they are closed, and moves the rest', () => {
    const [first, second, third] = timed(10, 20, 30) as [object, object, object];
    const items = [{ ...first, minutesTaken: 14 }, { ...second, minutesTaken: 15 }, third] as Parameters<typeof agendaTime>[0];
    const plan = agendaTime(items, times);
    expect(plan.slots.map(({ startsAt, over }) => [startsAt, over])).toEqual([
      ['14:00', 4],
      ['14:14', -5],
      ['14:29', null],
    ]);
    expect(plan).toMatchObject({ planned: 60, spare: 61, endsAt: '14:59' });
  });
  it('takes no time for parked items', () => {
    const items = timed(10, 20).map((item, at) => ({ ...item, parked: at === 0 }));
    expect([plannedOf(items), agendaTime(items, times).slots.map((slot) => slot.id)]).toEqual([20, ['i2']]);
  });
  it('goes past midnight', () => {
    expect(agendaTime(timed(90), { startsAt: '23:00', endsAt: '23:30' })).toMatchObject({ endsAt: '00:30', spare: -60 });
  });
  it.each([
    ['14:00', '16:00', 120],
    ['16:00', '14:00', null],
    ['14:00', '14:00', null],
    [null, '14:00', null],
  ])('from %s to %s: %s', (startsAt, endsAt, length) => {
    expect(lengthOf({ startsAt, endsAt })).toBe(length);
  });
  it.each([
    [15, 582, { used: 10, left: 5, over: 0 }],
    [15, 0, { used: 0, left: 15, over: 0 }],
    [15, 900, { used: 15, left: 0, over: 0 }],
    [20, 1300, { used: 22, left: 0, over: 2 }],
  ])('of %i minutes after %i seconds: %j', (planned, seconds, progress) => {
    expect(progressOf(planned, seconds)).toEqual(progress);
  });
  it('every slot begins where the one before it ends', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 20 }), (minutes) => {
        const { slots, spare, planned } = agendaTime(timed(...minutes), times);
        for (const [at, slot] of slots.entries()) expect(slot.startsAt).toBe(slots[at - 1]?.endsAt ?? '14:00');
        expect(planned + (spare ?? 0)).toBe(120);
      }),
    );
  });
});

const earlier = (id: string, changes: Partial<EarlierItem> = {}): EarlierItem => ({
  id,
  kind: 'item',
  title: id,
  purpose: 'discuss',
  lead: 'Lead',
  minutesPlanned: 10,
  confidential: false,
  recurring: false,
  skipNext: false,
  parked: false,
  deferred: false,
  ...changes,
});

describe('the next agenda', () => {
  const titles = (items: readonly { title: string }[]): string[] => items.map((item) => item.title);
  it('is the template alone when nothing goes on', () => {
    expect(titles(nextAgenda(STANDARD_TEMPLATE, [earlier('Done')], '2026-11-16').items)).toEqual([
      'Welcome and apologies',
      'Declarations of interest',
      'Minutes of 16 November 2026',
      'Matters arising',
      'Next meeting',
    ]);
    expect(titles(nextAgenda(STANDARD_TEMPLATE, [], null).items)).toContain('Minutes of the last meeting');
  });
  it('carries deferred and recurring items once, before the closing one; parked ones are offered', () => {
    const { items, offered } = nextAgenda(
      STANDARD_TEMPLATE,
      [
        earlier('Risks', { recurring: true }),
        earlier('Forecast', { recurring: true, skipNext: true }),
        earlier('Extra care', { deferred: true, recurring: true }),
        earlier('Idea', { parked: true, deferred: true }),
        earlier('Old welcome', { kind: 'apologies', recurring: true }),
      ],
      null,
    );
    expect(items.slice(4).map(({ title, origin, fromItemId }) => [title, origin, fromItemId])).toEqual([
      ['Extra care', 'deferred', 'Extra care'],
      ['Risks', 'recurring', 'Risks'],
      ['Next meeting', 'template', null],
    ]);
    expect(offered.map(({ title, origin }) => [title, origin])).toEqual([['Idea', 'parked']]);
  });
  it('puts Part B after Part A', () => {
    const { items } = nextAgenda(STANDARD_TEMPLATE, [earlier('Secret', { deferred: true, confidential: true })], null);
    expect(titles(items).slice(-2)).toEqual(['Next meeting', 'Secret']);
  });
  it('a template made of an agenda gives that agenda again', () => {
    const template = templateOf(nextAgenda(STANDARD_TEMPLATE, [earlier('Risks', { recurring: true })], '2026-11-16').items);
    expect(titles(nextAgenda(template, [], '2027-02-15').items)).toEqual([
      'Welcome and apologies',
      'Declarations of interest',
      'Minutes of 15 February 2027',
      'Matters arising',
      'Risks',
      'Next meeting',
    ]);
  });
  it('splits into parts without losing or turning anything', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.nat(), confidential: fc.boolean() })), (items) => {
        const parts = inParts(items);
        const firstB = parts.findIndex((item) => item.confidential);
        expect(firstB === -1 || parts.slice(firstB).every((item) => item.confidential)).toBe(true);
        for (const part of [true, false])
          expect(parts.filter((item) => item.confidential === part)).toEqual(items.filter((item) => item.confidential === part));
      }),
    );
  });
  it('the public never sees the title of a Part B item', () => {
    const item = { title: 'Sale of Basin North', openSummary: 'A land matter', exemptParagraph: '3' };
    expect(publicItem({ ...item, confidential: true })).toEqual({ title: 'A land matter', exemptUnder: '3' });
    expect(publicItem({ ...item, openSummary: '', confidential: true }).title).toBe('Part B item');
    expect(publicItem({ ...item, confidential: false })).toEqual({ title: 'Sale of Basin North', exemptUnder: null });
  });
  it('the standard template has every kind but the free one', () => {
    expect(STANDARD_TEMPLATE.map((item: TemplateItem) => item.kind)).toEqual([
      'apologies',
      'declarations',
      'last_minutes',
      'matters_arising',
      'next_meeting',
    ]);
  });
});
