import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { NAV } from '../../renderer/frame/rooms.ts';
import { setPreferences } from '../../renderer/work/preferences.ts';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(async () => {
  setPreferences({ role: 'chair', organisationId: null });
  await app.close();
});

/** A provider with a promise of homes, an action that is late, and a meeting to come. */
async function filled(): Promise<string> {
  const { api } = app;
  const { id } = await api.organisations.create({ name: 'Weir Homes', sector: 'provider' });
  await api.homes.create({ organisationId: id, siteName: 'Mill Lane' });
  await api.actions.create({ title: 'Late survey', dueOn: '2020-01-31', organisationId: id });
  const group = await api.groups.create({ name: 'Supply group' });
  await api.meetings.create({ groupId: group.id, heldOn: '2099-02-16' });
  return id;
}

const titles = (): (string | null)[] =>
  within(screen.getByRole('main'))
    .getAllByRole('heading', { level: 2 })
    .map((heading) => heading.textContent);

test('each role has its own cards, which the rooms give', async () => {
  app = await openApp('#/');
  const organisationId = await filled();
  await waitFor(() => expect(titles()).toEqual(['Supply group', 'Overdue actions by organisation', 'Homes', 'Recent changes']));
  setPreferences({ role: 'officer' });
  await waitFor(() => expect(titles()).toEqual(['Homes', 'Providers', 'Check the data', 'Recent changes']));
  expect(screen.getByText('1 commitment has no figures')).toBeTruthy();
  expect(screen.getByText('1 open action has no owner')).toBeTruthy();
  setPreferences({ role: 'representative', organisationId });
  await waitFor(() => expect(titles()).toEqual(['Your homes', 'Actions due', 'Supply group', 'Recent changes']));
  expect(screen.getByRole('link', { name: 'Late survey' })).toBeTruthy();
  expect(screen.getByRole('link', { name: /^Actions ?1 overdue$/ })).toBeTruthy();
});

test('Home waits for all its cards, and says once why one of them could not be read', async () => {
  app = await openApp('#/help');
  await screen.findByRole('heading', { name: 'Help' });
  await filled();
  app.cut(true);
  window.location.hash = '#/';
  const alert = await screen.findByRole('alert');
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  expect(within(screen.getByRole('main')).queryAllByRole('heading', { level: 2 })).toEqual([]);
  app.cut(false);
  await app.user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'Supply group' })).toBeTruthy();
});

test('the keys of the rooms go to their screens, and Help lists them', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  const goes = async (keys: string, heading: string): Promise<void> => {
    await app.user.keyboard(keys);
    expect(await screen.findByRole('heading', { level: 1, name: heading })).toBeTruthy();
  };
  const links = within(screen.getByRole('navigation', { name: 'Main' }))
    .getAllByRole('link')
    .map((link) => link.textContent);
  await goes(`{Alt>}${links.findIndex((text) => text.startsWith('Risks')) + 1}{/Alt}`, 'Risks');
  await goes('{Control>}{Shift>}E{/Shift}{/Control}', 'Reports');
  await goes('{Control>}i{/Control}', 'Import');
  await goes('{F1}', 'Help');
  const keys = within(screen.getAllByRole('table')[0]!).getAllByRole('row');
  expect(keys.map((row) => row.textContent)).toEqual(
    expect.arrayContaining(['Ctrl+Shift+AAdd an action', 'Ctrl+Shift+EGo to reports', `Alt+1 to ${Math.min(NAV.length, 9)}Go to a screen`]),
  );
  await app.user.keyboard('{Control>}{Shift>}A{/Shift}{/Control}');
  expect(await screen.findByRole('dialog', { name: 'Add action' })).toBeTruthy();
});
