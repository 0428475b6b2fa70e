import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const cellsOf = (text: string): HTMLElement[] => {
  const row = screen.getByText(text, { selector: '[role=gridcell] *, [role=gridcell]' }).closest<HTMLElement>('[role=row]');
  return [...row!.querySelectorAll<HTMLElement>('[role=gridcell]')];
};
const marked = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('[role=gridcell][aria-invalid=true]')].map(
    (cell) => `${cell.closest('[role=row]')?.textContent?.match(/[A-Z]\w+ Lee/)?.[0] ?? ''}: ${cell.getAttribute('col-id') ?? ''}`,
  );

test('a pasted value that is refused marks the cell of its own record, and the others are saved', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  for (const [name, email] of [
    ['Ann Lee', 'ann@example.org'],
    ['Ben Lee', 'ben@example.org'],
    ['Cas Lee', 'cas@example.org'],
    ['Dee Lee', 'dee@example.org'],
  ] as const)
    await api.people.create({ name, email });
  window.location.hash = '#/partners?tab=people';
  await user.click((await screen.findByText('ann@example.org')).closest<HTMLElement>('[role=gridcell]')!);
  await user.paste('a@example.org\nb@example.org\nnowhere\nd@example.org');
  await waitFor(() => expect(marked()).toEqual(['Cas Lee: email']));
  expect(
    cellsOf('Cas Lee')
      .map((cell) => cell.textContent)
      .join(' '),
  ).toContain('nowhere');
  expect((await api.people.list({})).map((person) => person.email)).toEqual([
    'a@example.org',
    'b@example.org',
    'cas@example.org',
    'd@example.org',
  ]);
});
