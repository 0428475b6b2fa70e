import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { fetchPalette } from '../../renderer/frame/Frame.tsx';
import { addWords, NEW_ENTRIES } from '../../renderer/frame/rooms.ts';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const options = (): string[] => screen.queryAllByRole('option').map(({ textContent }) => textContent);

test('whatever New adds, the palette adds, by “add”, “new” and the kind’s own word', async () => {
  await fetchPalette();
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  // A record whose words begin so doesn't stand before what can be added.
  await app.api.actions.create({ title: 'Add risk to the agenda' });
  await app.user.click(screen.getByRole('button', { name: /^Search/ }));
  const box = within(await screen.findByRole('dialog')).getByPlaceholderText(/./);
  const all = NEW_ENTRIES.map(addWords);
  expect(all).toContain('Add working group');
  for (const text of ['add', 'New', 'create']) {
    await app.user.clear(box);
    await app.user.type(box, text);
    await waitFor(() => expect(all.filter((words) => !options().some((shown) => shown.startsWith(words)))).toEqual([]));
  }
  for (const [text, words] of [
    ['new risk', 'Add risk'],
    ['add act', 'Add action'],
    ['site', 'Add site'],
  ]) {
    await app.user.clear(box);
    await app.user.type(box, text!);
    await waitFor(() =>
      expect(options().filter((shown) => all.some((one) => shown.startsWith(one)) && !shown.includes('agenda'))).toEqual([
        expect.stringContaining(words!),
      ]),
    );
  }
  await app.user.clear(box);
  await app.user.type(box, 'add risk');
  await waitFor(() => expect([options()[0], options().some((shown) => shown.includes('to the agenda'))]).toEqual(['Add risk', true]));
  await app.user.keyboard('{Enter}');
  expect(await screen.findByRole('dialog', { name: 'Add risk' })).toBeTruthy();
});

test('the panels of a person, an organisation and a site say what uses them, and a refused removal says how many', async () => {
  app = await openApp('#/');
  const organisation = await app.api.organisations.create({ name: 'Beta Homes', sector: 'provider' });
  const owner = await app.api.people.create({ name: 'Ann Lee', organisationId: organisation.id });
  const records = ['R1', 'R2', 'R3'].map((reference) => ({
    reference,
    title: `Title of ${reference}`,
    likelihood: 1,
    impact: 1,
    ownerPersonId: owner.id,
    organisationId: organisation.id,
  }));
  await app.api.risks.createMany({ records });
  const site = await app.api.sites.create({ reference: 'S1', nameAddress: 'Mill Lane' });
  await app.api.homes.create({ organisationId: organisation.id, siteId: site.id });
  for (const [address, title, users] of [
    [`#/partners?tab=people&person=${owner.id}`, 'Ann Lee', ['Risks: 3']],
    [`#/partners?tab=organisations&organisation=${organisation.id}`, 'Beta Homes', ['Risks: 3', 'People: 1', 'Commitments: 1']],
    [`#/sites?site=${site.id}`, 'S1', ['Commitments: 1']],
  ] as const) {
    window.location.hash = address;
    await screen.findByRole('heading', { name: title, level: 2 });
    const panel = screen.getByRole('complementary');
    await app.user.click(await within(panel).findByRole('tab', { name: /^Used by/ }));
    for (const name of users) expect(await within(panel).findByRole('heading', { name })).toBeTruthy();
  }
  window.location.hash = `#/partners?tab=people&person=${owner.id}`;
  await waitFor(() => expect(screen.getByRole('complementary').textContent).toContain('Ann Lee'));
  const panel = within(screen.getByRole('complementary'));
  await app.user.click(panel.getByRole('tab', { name: /^Used by/ }));
  expect((await panel.findByRole('link', { name: /^Title of R2/ })).getAttribute('href')).toContain('/risks');
  await app.user.click(panel.getByRole('button', { name: 'Remove person' }));
  expect((await screen.findAllByText(/^3 risks still name Ann Lee\./)).length).toBeGreaterThan(0);
});
