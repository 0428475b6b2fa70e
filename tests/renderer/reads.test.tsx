import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Reads } from '../../renderer/api/reads.ts';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp | undefined;
afterEach(() => app?.close());

const sites = ['sites.list', {}];

test('an answer is stale when a kind of record it was read from changes, and not when another does', () => {
  const reads = new Reads();
  reads.note(sites, ['site']);
  expect(reads.concerned(sites, ['action', 'site'])).toBe(true);
  expect(reads.concerned(sites, ['action'])).toBe(false);
  expect(reads.concerned(sites, ['*'])).toBe(true);
  expect(reads.concerned(['sites.list', { text: 'x' }], ['action'])).toBe(true);
  reads.note(sites, ['action']);
  expect(reads.concerned(sites, ['site'])).toBe(false);
});

test('what reads the log is stale after any change, and what failed is asked again', () => {
  const reads = new Reads();
  reads.note(sites, ['*']);
  expect(reads.concerned(sites, ['action'])).toBe(true);
  expect(reads.concerned(sites, [])).toBe(false);
  reads.forget(sites);
  expect(reads.concerned(sites, ['action'])).toBe(true);
});

test('a screen reads again what a change concerns, and nothing else', async () => {
  app = await openApp('#/sites');
  const { asked } = app;
  await screen.findByText(/^No sites yet/);
  asked.length = 0;
  await app.api.people.create({ name: 'Ann Lee' });
  await waitFor(() => expect(asked).toContain('history.recent'));
  expect(asked).not.toContain('sites.part');
  await app.api.sites.create({ reference: 'BLR/1', nameAddress: 'Weir Lane' });
  expect(await screen.findByText('Weir Lane')).toBeTruthy();
  expect(asked).toContain('sites.part');
});
