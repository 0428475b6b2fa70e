import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

test.each([
  ['#/import', 'Sites'],
  ['#/import?kind=brownfield', 'Sites'],
  ['#/import?kind=providers', 'Partners'],
  ['#/import?kind=risks', 'Risks'],
])('%s leads back to the room whose file it is', async (address, room) => {
  app = await openApp(address);
  const trail = await screen.findByRole('navigation', { name: 'You are here' });
  expect(trail.textContent).toContain(room);
  const rail = within(screen.getByRole('navigation', { name: 'Main' }));
  expect(rail.getAllByRole('link', { current: 'page' }).map(({ title }) => title)).toEqual([room]);
});

test.each([
  ['risks', 'risks.csv', 'Reference,Risk,Likelihood,Impact\nR1,Ground,3,4\n', ['Row', 'Reference', 'Name', 'Why']],
  ['brownfield', 'r.csv', 'SiteReference,SiteNameAddress,NetDwellingsRangeFrom\nA1,Mill,4\n', ['Row', 'Reference', 'Name', 'Homes']],
])('the rows of %s have the columns that such records have', async (kind, name, text, headings) => {
  app = await openApp(`#/import?kind=${kind}`);
  await screen.findByRole('button', { name: 'Choose a file' });
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await app.user.upload(input, new File([text], name, { type: 'text/csv' }));
  const table = within(await screen.findByRole('region', { name: /^(New|Stopped)$/ }));
  const shown = table.getAllByRole('columnheader').map(({ textContent }) => textContent);
  expect(shown.slice(0, headings.length)).toEqual(headings);
});

test('lines between two quotation marks are asked about, and another answer skips no other row', async () => {
  app = await openApp('#/import?kind=risks');
  await screen.findByRole('button', { name: 'Choose a file' });
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  const head = 'Reference,Risk,Likelihood,Impact,Mitigation,Status';
  const lines = ['R1,Flood,3,4,"sandbags,Live', 'R2,Fire,2,2,alarms",Live', 'R3,Frost,9,1,,Live', 'R4,Storm,8,1,,Live'];
  await app.user.upload(input, new File([`${[head, ...lines].join('\n')}\n`], 'r.csv', { type: 'text/csv' }));
  const question = within(await screen.findByRole('radiogroup', { name: 'Row 2 has a cell whose lines look like rows of their own' }));
  expect(question.queryAllByRole('radio', { checked: true })).toEqual([]);
  screen.getByRole('button', { name: /^Import/, description: 'Answer 1 question first' });
  await app.user.click(question.getByRole('radio', { name: /^Read the quotation marks as text/ }));
  await screen.findByRole('button', { name: 'Import 2 rows', description: /^2 rows stay out/ });
  await app.user.click(await screen.findByRole('button', { name: 'Skip row 4' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Skip row 4' })).toBeNull());
  screen.getByRole('button', { name: 'Skip row 5' });
  // Row 4 is R4 now, which nobody has left out.
  await app.user.click(question.getByRole('radio', { name: /^It is one cell/ }));
  await screen.findByRole('button', { name: 'Import 1 row' });
  await screen.findByRole('button', { name: 'Skip row 3' });
  screen.getByRole('button', { name: 'Skip row 4' });
});
