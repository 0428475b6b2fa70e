import { screen, within } from '@testing-library/react';
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
