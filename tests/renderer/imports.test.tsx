import { screen } from '@testing-library/react';
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
});
