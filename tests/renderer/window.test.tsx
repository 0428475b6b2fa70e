import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

test('the first run starts a partnership and shows its first steps', async () => {
  app = await openApp('#/', false);
  const name = await screen.findByRole('textbox', { name: /Name of the partnership/ });
  await app.user.click(screen.getByRole('button', { name: 'Start partnership' }));
  expect(await screen.findByText('Enter the partnership’s name.')).toBeTruthy();
  await app.user.type(name, 'Rivermere');
  await app.user.click(screen.getByRole('button', { name: 'Start partnership' }));
  expect(await screen.findByRole('heading', { name: 'Set up the partnership' })).toBeTruthy();
  expect(await app.api.partnership.get({})).toMatchObject({ name: 'Rivermere' });
});

test('a path that holds no partnership is refused beside its field', async () => {
  app = await openApp('#/', false);
  await app.user.type(await screen.findByRole('textbox', { name: /Where the file is/ }), '/nowhere/p.hpp');
  await app.user.click(screen.getByRole('button', { name: 'Open file' }));
  expect(await screen.findByText(/There is no partnership file at .*nowhere/)).toBeTruthy();
});

test('settings save what changed, and Undo takes it back', async () => {
  app = await openApp('#/settings');
  const area = await screen.findByRole('textbox', { name: /^Area/ });
  await app.user.type(area, 'Rivermere and the hills');
  await app.user.click(screen.getByRole('button', { name: 'Save details' }));
  await waitFor(async () => expect(await app.api.partnership.get({})).toMatchObject({ area: 'Rivermere and the hills', version: 2 }));
  await app.user.click(await screen.findByRole('button', { name: /^Undo: / }));
  await waitFor(() => expect((area as HTMLInputElement).value).toBe(''));
});

test('a form held while somebody else saves asks which version to keep', async () => {
  app = await openApp('#/settings');
  const area = await screen.findByRole('textbox', { name: /^Area/ });
  await app.user.type(area, 'Mine');
  const record = (await app.api.partnership.get({}))!;
  await app.api.partnership.update({ id: record.id, version: record.version, changes: { area: 'Theirs' } });
  expect(await screen.findByText(/Somebody has saved these details/)).toBeTruthy();
  expect((area as HTMLInputElement).value).toBe('Mine');
  await app.user.click(screen.getByRole('button', { name: 'Save details' }));
  const dialog = await screen.findByRole('alertdialog');
  expect(within(dialog).getAllByText('Theirs')).not.toEqual([]);
  expect(within(dialog).getAllByText('Mine')).not.toEqual([]);
  await app.user.click(within(dialog).getByRole('button', { name: /Keep mine/ }));
  await waitFor(async () => expect(await app.api.partnership.get({})).toMatchObject({ area: 'Mine', version: 3 }));
});

test('Home follows what others do without being asked', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Set up the partnership' });
  const group = await app.api.groups.create({ name: 'Housing supply group' });
  await app.api.meetings.create({ groupId: group.id, heldOn: '2099-02-16', startsAt: '14:00', endsAt: '16:00' });
  expect(await screen.findByRole('heading', { name: 'Housing supply group' })).toBeTruthy();
  expect(screen.getByText('Monday 16 February 2099, 2pm to 4pm')).toBeTruthy();
});

test('a report is made and its totals are shown', async () => {
  app = await openApp('#/reports');
  await app.user.click(await screen.findByRole('button', { name: /Create report.*Action log/ }));
  await waitFor(() => expect([...app.saved.keys()]).toEqual([expect.stringMatching(/^Action log \d{4}-\d{2}-\d{2}\.xlsx$/)]), {
    timeout: 10_000,
  });
  const [bytes] = app.saved.values();
  expect(XLSX.read(bytes).SheetNames).toContain('Actions');
});

test('search finds records and goes to them', async () => {
  app = await openApp('#/');
  await app.api.organisations.create({ name: 'Canalside Housing Trust', sector: 'provider' });
  await screen.findByRole('heading', { name: 'Home' });
  await app.user.keyboard('{Control>}k{/Control}');
  await app.user.type(await screen.findByRole('combobox'), 'canal');
  await app.user.click(await screen.findByRole('option', { name: /Canalside Housing Trust/ }));
  await waitFor(() => expect(window.location.hash).toContain('/partners?'));
});
