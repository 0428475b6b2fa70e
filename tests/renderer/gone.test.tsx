import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
beforeEach(async () => {
  app = await openApp('#/');
});
afterEach(() => app.close());

type Made = { id: string; version: number };
/** Each kind of record that has a panel: how one is made, where its panel is, and what it says. */
const KINDS: [kind: string, make: () => Promise<Made>, address: (id: string) => string, remove: (made: Made) => Promise<unknown>][] = [
  ['action', () => app.api.actions.create({ title: 'One' }), (id) => `/actions?action=${id}`, (made) => app.api.actions.remove(made)],
  [
    'commitment',
    async () => {
      const { id: organisationId } = await app.api.organisations.create({ name: 'Ash Homes', sector: 'provider' });
      return app.api.homes.create({ organisationId, siteName: 'Mill Lane' });
    },
    (id) => `/homes?commitment=${id}`,
    (made) => app.api.homes.remove(made),
  ],
  [
    'site',
    () => app.api.sites.create({ reference: 'S1', nameAddress: 'Mill Lane' }),
    (id) => `/sites?site=${id}`,
    (made) => app.api.sites.remove(made),
  ],
  [
    'risk',
    () => app.api.risks.create({ reference: 'R1', title: 'Flood', likelihood: 2, impact: 2 }),
    (id) => `/risks?risk=${id}`,
    (made) => app.api.risks.remove(made),
  ],
  [
    'organisation',
    () => app.api.organisations.create({ name: 'Ash Homes', sector: 'provider' }),
    (id) => `/partners?tab=organisations&organisation=${id}`,
    (made) => app.api.organisations.remove(made),
  ],
  [
    'person',
    () => app.api.people.create({ name: 'Ann Lee' }),
    (id) => `/partners?tab=people&person=${id}`,
    (made) => app.api.people.remove(made),
  ],
];

const panel = async () => within(await screen.findByRole('complementary'));
const said = async (text: RegExp): Promise<void> => {
  await waitFor(() => expect(screen.getByRole('complementary').textContent).toMatch(text));
};

test.each(KINDS)('the panel of a %s says that its addition was undone, and Redo brings it back', async (_kind, make, address) => {
  const { id } = await make();
  window.location.hash = `#${address(id)}`;
  await screen.findByRole('button', { name: /^Remove/ });
  await app.api.history.undo({});
  await said(/is no longer here: Sam Officer undid the addition\.Redo brings it back\./);
  expect((await panel()).queryByRole('button', { name: /^(Edit|Remove)/ })).toBeNull();
  await app.api.history.redo({});
  await screen.findByRole('button', { name: /^Remove/ });
});

test.each(KINDS)('the panel of a %s says that it was removed, and Undo brings it back', async (_kind, make, address, remove) => {
  const { id, version } = await make();
  window.location.hash = `#${address(id)}`;
  await screen.findByRole('button', { name: /^Remove/ });
  await remove({ id, version });
  await said(/is no longer here: Sam Officer removed it\.Undo brings it back, in the window that removed it\./);
  await app.user.click((await panel()).getByRole('button', { name: 'Close details' }));
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
});

test.each(KINDS)('an address of a %s that never was says so', async (_kind, _make, address) => {
  window.location.hash = `#${address('0198b3a0-0000-7000-8000-000000000000')}`;
  await said(/is not in this partnership\.Look for it in its list/);
});

test('an addition undone and passed is told as lost to Redo; an update half written about it stays', async () => {
  const { id } = await app.api.actions.create({ title: 'One' });
  window.location.hash = `#/actions?action=${id}`;
  await app.user.type(await screen.findByRole('textbox', { name: 'What has happened' }), 'Half');
  await app.api.history.undo({});
  await said(/undid the addition\. Redo brings it back\./);
  expect((await panel()).getByRole<HTMLTextAreaElement>('textbox', { name: 'What has happened' }).value).toBe('Half');
  await app.api.actions.create({ title: 'Two' });
  await said(/Add it again: Redo no longer reaches it\./);
});
