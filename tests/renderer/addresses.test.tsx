import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

test('the figures chosen in Homes are in the address, and Back shows those of before', async () => {
  app = await openApp('#/');
  const { id } = await app.api.organisations.create({ name: 'Ash Homes', sector: 'provider' });
  await app.api.homes.create({ organisationId: id, siteName: 'Mill Lane' });
  window.location.hash = '#/homes';
  await app.user.click(await screen.findByRole('radio', { name: 'Promised' }));
  await waitFor(() => expect(window.location.hash).toContain('measure=promised'));
  window.history.back();
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Forecast' }).getAttribute('aria-checked') ?? 'true').toBe('true'),
  );
  expect(window.location.hash).not.toContain('measure');
});

test.each(['actions', 'risks', 'sites'])('the words the list of %s is filtered by are in the address', async (room) => {
  app = await openApp(`#/${room}?find=mill`);
  const filter = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Filter/ });
  expect(filter.value).toBe('mill');
  fireEvent.change(filter, { target: { value: 'quay' } });
  await waitFor(() => expect(window.location.hash).toContain('find=quay'));
});

test('filtering the list asks nothing of an update being written beside it', async () => {
  app = await openApp('#/');
  const { id } = await app.api.actions.create({ title: 'One' });
  window.location.hash = `#/actions?action=${id}`;
  await app.user.type(await screen.findByRole('textbox', { name: 'What has happened' }), 'Sent');
  fireEvent.change(screen.getByRole('textbox', { name: /^Filter/ }), { target: { value: 'on' } });
  await waitFor(() => expect(window.location.hash).toContain('find=on'));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(within(screen.getByRole('complementary')).getByRole<HTMLTextAreaElement>('textbox', { name: 'What has happened' }).value).toBe(
    'Sent',
  );
});
