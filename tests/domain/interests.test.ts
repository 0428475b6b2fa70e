/** Interests: how long they show, and which items they touch. */
import { expect, it } from 'vitest';
import { isShown, promptsFor, type Interest } from '../../shared/features/meetings/interests.ts';

const interest = (id: string, changes: Partial<Interest> = {}): Interest => ({
  id,
  personId: 'jo',
  organisationId: 'northgate',
  siteId: null,
  declaredOn: '2025-01-01',
  closedOn: null,
  ...changes,
});

it.each([
  [null, '2027-02-15', true],
  ['2027-02-15', '2027-02-15', true],
  // 50 days after 10 January 2027 is 1 March.
  ['2027-01-10', '2027-03-01', true],
  ['2027-01-10', '2027-03-02', false],
  [null, '2024-12-31', false],
])('closed on %s, on %s: shown %s', (closedOn, day, shown) => {
  expect(isShown(interest('i', { closedOn }), day)).toBe(shown);
});

it('members of the organisation, of the site’s provider, and those with an interest are asked to declare', () => {
  const items = [
    { id: '5', organisationIds: [], siteIds: ['foundry'] },
    { id: '6', organisationIds: ['northgate'], siteIds: [] },
    { id: '7', organisationIds: [], siteIds: [] },
  ];
  const people = [
    { personId: 'carl', organisationId: 'ashgrove' },
    { personId: 'jo', organisationId: 'council' },
    { personId: 'free', organisationId: null },
  ];
  const register = {
    interests: [
      interest('closed', { closedOn: '2027-01-10' }),
      interest('site', { organisationId: null, siteId: 'foundry' }),
      interest('old', { closedOn: '2026-01-10' }),
      interest('none', { organisationId: null }),
      interest('own', { personId: 'carl', organisationId: 'ashgrove' }),
    ],
    providerOfSite: new Map([['foundry', 'ashgrove']]),
    day: '2027-02-15',
  };
  expect(promptsFor(items, people, register)).toEqual([
    { itemId: '5', personId: 'carl', why: 'works_for', interestId: null },
    { itemId: '5', personId: 'jo', why: 'interest', interestId: 'site' },
    { itemId: '6', personId: 'jo', why: 'closed_interest', interestId: 'closed' },
  ]);
});
