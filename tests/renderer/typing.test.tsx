import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

test('Ctrl+Z in a text box is the box’s own; outside one it undoes the last save', async () => {
  app = await openApp('#/settings');
  const area = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Area/ });
  await app.api.people.create({ name: 'Ann Lee' });
  await screen.findByRole('button', { name: 'Undo: Add Ann Lee' });
  await app.user.type(area, 'Rivermere');
  for (const keys of ['{Control>}z{/Control}', '{Control>}y{/Control}', '{Control>}{Shift>}Z{/Shift}{/Control}'])
    await app.user.keyboard(keys);
  // A later call is answered after any undo that was asked for.
  await app.api.people.create({ name: 'Bob Hay' });
  expect((await app.api.people.list({})).map((person) => person.name)).toEqual(['Ann Lee', 'Bob Hay']);
  expect((await app.api.history.recent({})).filter((entry) => entry.kind !== 'do')).toEqual([]);
  expect(area.value).toBe('Rivermere');

  await screen.findByRole('button', { name: 'Undo: Add Bob Hay' });
  area.blur();
  await app.user.keyboard('{Control>}z{/Control}');
  await waitFor(async () => expect((await app.api.people.list({})).map((person) => person.name)).toEqual(['Ann Lee']));
});

test('minutes being typed stay when another saves the same item, and the person is asked', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  const group = await api.groups.create({ name: 'Board' });
  const { id, items } = await api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' });
  window.location.hash = `#/meetings/${id}?view=minutes`;
  const minutes = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Minutes of item 1/ });
  await user.click(minutes);
  await user.paste('Ann was thanked.');
  await api.meetings.updateItem({ id: items[0]!.id, version: 1, changes: { minutesText: 'Bob opened the meeting.' } });
  const asked = within(await screen.findByRole('alertdialog'));
  expect(minutes.value).toBe('Ann was thanked.');
  expect(asked.getByText('Bob opened the meeting.')).toBeTruthy();
  expect(asked.getByText('Ann was thanked.')).toBeTruthy();
  await user.click(asked.getByRole('button', { name: 'Keep mine' }));
  await waitFor(async () =>
    expect((await api.meetings.get({ id })).items[0]).toMatchObject({ minutesText: 'Ann was thanked.', version: 3 }),
  );
});
