import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const SITES = [
  ['Q1', 'Quayside north', 10, 12, 'permissioned', null],
  ['Q2', 'Quayside south', 20, 25, 'pending', null],
  ['M1', 'Mill Lane', 40, 50, 'not_permissioned', null],
  ['M2', 'Mill Road', 100, 120, null, null],
  ['O1', 'Old Quayside', 300, 400, 'permissioned', '2025-01-01'],
] as const;

async function openSites(): Promise<void> {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  for (const [reference, nameAddress, homesFrom, homesTo, planningStatus, endedOn] of SITES)
    await app.api.sites.create({ reference, nameAddress, homesFrom, homesTo, planningStatus, endedOn });
  window.location.hash = '#/sites';
  await screen.findByRole('link', { name: 'Q1' });
}

/** The figures of the total row, and the line below the list. */
const total = (): string => [...document.querySelectorAll('.dg-total')].map((row) => row.textContent).join('');
const line = (): string => document.querySelector('.dg-status')?.textContent ?? '';
const heading = (): string => screen.getByRole('heading', { level: 1 }).parentElement?.textContent ?? '';

test('heading, total and the line below are of the sites that are listed', async () => {
  await openSites();
  expect(heading()).toBe('Sites4 sites');
  await waitFor(() => expect(total()).toMatch(/Total170207/));
  expect(line()).toContain('170 homes at the lower bound. 1 permissioned, 1 not, 1 pending, 1 without a planning status');

  await app.user.type(screen.getByRole('textbox', { name: 'Filter sites' }), 'Quayside');
  await waitFor(() => expect(heading()).toBe('Sites2 of 4 sites'));
  expect(total()).toMatch(/Total3037/);
  expect(line()).toContain('2 of 4 sites');
  expect(line()).toContain('30 homes at the lower bound. 1 permissioned, 0 not, 1 pending, 0 without');

  await app.user.click(screen.getByRole('switch', { name: 'Show ended (1)' }));
  await waitFor(() => expect(heading()).toBe('Sites3 of 5 sites'));
  expect(total()).toMatch(/Total330437/);
  expect(line()).toContain('330 homes at the lower bound. 2 permissioned');

  await app.user.clear(screen.getByRole('textbox', { name: 'Filter sites' }));
  await waitFor(() => expect(heading()).toBe('Sites5 sites'));
  expect(total()).toMatch(/Total470607/);
});

test('a print says how the list is filtered, and of how many', async () => {
  await openSites();
  await app.user.type(screen.getByRole('textbox', { name: 'Filter sites' }), 'Quayside');
  await waitFor(() => expect(heading()).toBe('Sites2 of 4 sites'));
  window.dispatchEvent(new Event('beforeprint'));
  const table = within(await screen.findByRole('table'));
  const caption = document.querySelector('.dg-plain caption')?.textContent;
  expect(caption).toBe('SitesFiltered by “Quayside”: 2 of 4 sitesWithout 1 that have ended or left their list.');
  expect(table.getByRole('row', { name: /^Total/ }).textContent).toBe('Total3037');
  window.dispatchEvent(new Event('afterprint'));
});

test('every list says how many of how many while it is filtered', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  const { api } = app;
  const provider = await api.organisations.create({ name: 'Alder Homes', sector: 'provider', isPartner: true });
  await api.organisations.create({ name: 'Beech Trust', sector: 'provider', isPartner: true });
  for (const name of ['Ann Lee', 'Bo Hart', 'Ann Moss']) await api.people.create({ name });
  const group = await api.groups.create({ name: 'Alder group' });
  await api.groups.create({ name: 'Board' });
  await api.meetings.create({ groupId: group.id, heldOn: '2026-12-10', place: 'Alder room' });
  await api.meetings.create({ groupId: group.id, heldOn: '2026-12-11', place: 'Town hall' });
  for (const title of ['Ask Alder', 'Write', 'Call']) await api.actions.create({ title });
  for (const reference of ['R1', 'R2', 'R3']) await api.risks.create({ reference, title: `Risk ${reference}`, likelihood: 1, impact: 2 });
  await api.homes.create({ organisationId: provider.id, siteName: 'Mill Lane', tenure: 'SR' });
  await api.homes.create({ organisationId: provider.id, siteName: 'Quay', tenure: 'SO' });
  for (const [address, words, counted] of [
    ['#/risks', 'R1', '1 of 3 risks'],
    ['#/actions', 'alder', '1 of 3 actions'],
    ['#/partners?tab=people', 'ann', '2 of 3 people'],
    ['#/partners?tab=organisations', 'alder', '1 of 2 organisations'],
    ['#/partners?tab=groups', 'alder', '1 of 2 groups'],
    ['#/meetings', 'Town', '1 of 2 meetings'],
  ] as const) {
    window.location.hash = address;
    const kind = counted.split(' ').at(-1)!;
    await app.user.type(await screen.findByRole('textbox', { name: `Filter ${kind}` }), words);
    await waitFor(() => expect(line(), address).toContain(counted));
  }
  window.location.hash = '#/homes?tenure=%5B%22SR%22%5D';
  await waitFor(() => expect(heading()).toBe('Homes1 of 2 commitments'));
  expect(line()).toContain('1 of 2 commitments');
  await app.user.type(screen.getByRole('textbox', { name: 'Filter commitments' }), 'nowhere');
  await waitFor(() => expect(heading()).toBe('Homes0 of 2 commitments'));
});

test('search says where it stops', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  for (let at = 1; at <= 8; at += 1) await app.api.risks.create({ reference: `R${at}`, title: `Flood ${at}`, likelihood: 1, impact: 2 });
  await app.user.keyboard('{Control>}k{/Control}');
  const box = await screen.findByRole('combobox', { name: 'Search or jump to' });
  await app.user.type(box, 'flood');
  await screen.findByText('First 6 of many. More words find fewer.');
  expect(screen.getAllByRole('option', { name: /^Flood/ })).toHaveLength(6);
  await app.user.type(box, ' 8');
  await screen.findByText('1 result');
});
