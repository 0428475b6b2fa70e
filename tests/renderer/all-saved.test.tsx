import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

/** What the top bar says, also while a dialog stands before it. */
const said = (): string =>
  [...document.querySelectorAll('header [role="status"]')]
    .map((element) => element.textContent)
    .find((text) => /saved|Saving/.test(text)) ?? '';
const unsaved = (): Promise<void> => waitFor(() => expect(said()).toBe('Not saved yet'));
const saved = (): Promise<void> => waitFor(() => expect(said()).toMatch(/^All changes saved/));

test('Settings: from the first letter to the save, and not after the letter is taken back', async () => {
  app = await openApp('#/settings');
  const area = await screen.findByRole('textbox', { name: /^Area/ });
  await saved();
  await app.user.type(area, 'R');
  await unsaved();
  await app.user.type(area, '{Backspace}');
  await saved();
  await app.user.type(area, 'Rivermere');
  await unsaved();
  await app.user.click(screen.getByRole('button', { name: 'Save details' }));
  await saved();
});

test('a form in a dialog, a date in it that can’t be read too, until it is left', async () => {
  app = await openApp('#/actions?new=true');
  const form = within(await screen.findByRole('dialog'));
  const due = form.getByRole('textbox', { name: /^Due date/ });
  await app.user.type(due, '31/2');
  await unsaved();
  await app.user.clear(due);
  await saved();
  await app.user.type(form.getByRole('textbox', { name: /^Action/ }), 'Half a thought');
  await unsaved();
  await app.user.keyboard('{Escape}');
  await app.user.click(await screen.findByRole('button', { name: 'Leave without saving' }));
  await saved();
});

test('a panel: a note on an action', async () => {
  app = await openApp('#/');
  const { id } = await app.api.actions.create({ title: 'Send the agreement' });
  window.location.hash = `#/actions?action=${id}`;
  const [note] = await screen.findAllByRole('textbox', { name: /^What has happened/ });
  await app.user.type(note!, 'Rang them');
  await unsaved();
  await app.user.clear(note!);
  await saved();
});

test('minutes: while they wait to be saved, and when saving failed, also after their item is left', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  const group = await api.groups.create({ name: 'Board' });
  const { id } = await api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' });
  window.location.hash = `#/meetings/${id}?view=minutes`;
  const minutes = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Minutes of item 1/ });
  await saved();
  await user.type(minutes, 'A');
  await unsaved();
  await saved();
  app.cut(true);
  await user.type(minutes, 'nn');
  await screen.findAllByText(/The line is cut/);
  await unsaved();
  window.location.hash = '#/help';
  await waitFor(() => expect(screen.queryByRole('textbox', { name: /^Minutes of item 1/ })).toBeNull());
  await unsaved();
  app.cut(false);
  window.location.hash = `#/meetings/${id}?view=minutes`;
  await saved();
  expect((await api.meetings.get({ id })).items[0]?.minutesText).toBe('Ann');
});
