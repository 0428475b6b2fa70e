import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dismissToast, toastSnapshot } from '../../renderer/ui/toast.ts';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
beforeEach(async () => {
  for (const { key } of toastSnapshot().toasts) dismissToast(key);
  app = await openApp('#/actions');
});
afterEach(() => app.close());

const add = async (title: string): Promise<void> => {
  await app.user.click((await screen.findAllByRole('button', { name: 'Add action' }))[0]!);
  const form = within(await screen.findByRole('dialog'));
  await app.user.type(form.getByRole('textbox', { name: /^Action/ }), title);
  await app.user.click(form.getByRole('button', { name: 'Add action' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
};
const message = (text: RegExp) => screen.findByText(text, { selector: 'li p' });
const titles = async () => (await app.api.actions.list({})).map((action) => action.title).toSorted();
const pressUndo = async (text: RegExp): Promise<void> =>
  app.user.click(within((await message(text)).closest('li')!).getByRole('button', { name: 'Undo' }));

test('a message’s Undo undoes its own step, not the newest', async () => {
  await add('One');
  await add('Two');
  await pressUndo(/001 added|ACT\/\d+\/001/);
  await waitFor(async () => expect(await titles()).toEqual(['Two']));
});

test('a message goes when its step is undone otherwise', async () => {
  await add('One');
  await message(/ACT\/\d+\/001/);
  (document.activeElement as HTMLElement | null)?.blur();
  await app.user.keyboard('{Control>}z{/Control}');
  await waitFor(async () => expect(await titles()).toEqual([]));
  await waitFor(() => expect(screen.queryByText(/ACT\/\d+\/001 added|^Action ACT/, { selector: 'li p' })).toBeNull());
});

test('a message whose step was undone in another window says so', async () => {
  await add('One');
  await app.api.history.undo({});
  await pressUndo(/ACT\/\d+\/001/);
  expect(await message(/is undone already/)).toBeTruthy();
  expect(await titles()).toEqual([]);
});

test('Ctrl+Z does nothing behind an open dialog', async () => {
  await add('One');
  await app.user.click((await screen.findAllByRole('button', { name: 'Add action' }))[0]!);
  const form = within(await screen.findByRole('dialog'));
  form.getByRole('button', { name: 'Cancel' }).focus();
  await app.user.keyboard('{Control>}z{/Control}');
  await app.user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await titles()).toEqual(['One']);
});

test('minutes that could not be saved: the message goes when they are, by themselves', async () => {
  const { api, user } = app;
  const group = await api.groups.create({ name: 'Board' });
  const { id } = await api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' });
  window.location.hash = `#/meetings/${id}?view=minutes`;
  const minutes = await screen.findByRole('textbox', { name: /^Minutes of item 1/ });
  const messages = (): string => screen.getByRole('region', { name: 'Messages', hidden: true }).textContent;
  app.cut(true);
  await user.type(minutes, 'Ann was thanked.');
  await waitFor(() => expect(messages()).toMatch(/The line is cut/));
  app.cut(false);
  await user.type(minutes, ' Twice.');
  await waitFor(() => expect(messages()).not.toMatch(/The line is cut/));
  expect((await api.meetings.get({ id })).items[0]?.minutesText).toBe('Ann was thanked. Twice.');
});
