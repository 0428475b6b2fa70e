import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const cellOf = async (text: string): Promise<HTMLElement> => {
  const cell = (await screen.findByText(text, { selector: '[role=gridcell] *, [role=gridcell]' })).closest<HTMLElement>('[role=gridcell]');
  expect(cell).not.toBeNull();
  return cell!;
};

test('Ctrl+D on one cell takes the value above, saves it, and is one step to undo', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  for (const [name, jobTitle] of [
    ['Ann Archer', 'Chair of the board'],
    ['Ben Blake', 'Officer'],
  ] as const)
    await api.people.create({ name, jobTitle });
  window.location.hash = '#/partners?tab=people';
  const cell = await cellOf('Officer');
  await user.click(cell);
  await user.keyboard('{Control>}d{/Control}');
  const titles = async () => (await api.people.list({})).map((person) => person.jobTitle);
  await waitFor(async () => expect(await titles()).toEqual(['Chair of the board', 'Chair of the board']));
  const row = cell.closest<HTMLElement>('[role=row]')!;
  await waitFor(() => expect(within(row).getByText('Chair of the board')).toBeTruthy());
  await api.history.undo({});
  expect(await titles()).toEqual(['Chair of the board', 'Officer']);
});
