import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const RISK = { reference: 'R07', title: 'Grant is late', likelihood: 4, impact: 5 };
const dialog = async () => within(await screen.findByRole('dialog'));
const cellOf = (row: string, column: string): HTMLElement =>
  screen
    .getByRole('link', { name: row })
    .closest<HTMLElement>('[role=row]')!
    .parentElement!.parentElement!.querySelector<HTMLElement>(`[role=gridcell][col-id=${column}]`)!;

test('the form proposes the next reference, which can be changed, and its summary names each field', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  await app.api.risks.create(RISK);
  window.location.hash = '#/risks?new=true';
  const form = await dialog();
  expect(form.getByRole<HTMLInputElement>('textbox', { name: /^Reference/ }).value).toBe('R08');
  await app.user.type(form.getByRole('textbox', { name: /^Risk/ }), 'Flood');
  await app.user.type(form.getByRole('textbox', { name: /^Likelihood/ }), '7');
  await app.user.type(form.getByRole('textbox', { name: /^Impact/ }), 'high');
  await app.user.click(form.getByRole('button', { name: 'Add risk' }));
  expect(await form.findByRole('button', { name: 'Likelihood: Enter a whole number from 1 to 5.' })).toBeTruthy();
  expect(form.getByRole('button', { name: /^Impact: .*Enter a whole number from 1 to 5\.$/ })).toBeTruthy();
  await app.user.click(form.getByRole('button', { name: 'Cancel' }));
  await app.user.click(await screen.findByRole('button', { name: /Leave without saving|Leave/ }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(window.location.hash).not.toContain('new');
});

test('an emptied cell is refused in one wording, whatever its kind', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  await app.api.risks.create(RISK);
  window.location.hash = '#/risks';
  await screen.findByRole('link', { name: 'R07' });
  const said: string[] = [];
  for (const column of ['title', 'likelihood', 'status']) {
    await app.user.click(cellOf('R07', column));
    await app.user.keyboard('{Delete}');
    await waitFor(() => expect(cellOf('R07', column).getAttribute('aria-invalid')).toBe('true'));
    said.push(cellOf('R07', column).textContent ?? '');
  }
  // A field's own words where it has some.
  expect(said.map((text) => /(?:Enter|Choose) (?:a )?\w+/.exec(text)?.[0])).toEqual(['Enter a risk', 'Enter likelihood', 'Choose status']);
});

test('Undo says which field an edit was of', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  const { id, version } = await app.api.risks.create(RISK);
  await app.api.risks.update({ id, version, changes: { impact: 1 } });
  window.location.hash = '#/risks';
  await app.user.click(await screen.findByRole('button', { name: /^Undo: Edit risk R07/ }));
  expect((await screen.findAllByText('Undone: Edit risk R07 (Impact)')).length).toBeGreaterThan(0);
});
