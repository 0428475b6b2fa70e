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

test.each([
  ['organisations', '/partners?tab=organisations'],
  ['people', '/partners?tab=people'],
])('the words the list of %s is filtered by are in the address, and stay when a record is opened and closed', async (_name, path) => {
  app = await openApp('#/');
  const { id } = await app.api.organisations.create({ name: 'Mill Homes', sector: 'provider' });
  const person = await app.api.people.create({ name: 'Ann Mill' });
  const shows = path.endsWith('people') ? `person=${person.id}` : `organisation=${id}`;
  window.location.hash = `#${path}&find=mill&${shows}`;
  const filter = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Filter/ });
  expect(filter.value).toBe('mill');
  await app.user.click(await screen.findByRole('button', { name: 'Close details' }));
  await waitFor(() => expect(window.location.hash).not.toContain(shows));
  expect(window.location.hash).toContain('find=mill');
});

test('whether partners or the whole register is listed, and past meetings, are in the address', async () => {
  app = await openApp('#/partners');
  await app.user.click(await screen.findByRole('radio', { name: /register/i }));
  await waitFor(() => expect(window.location.hash).toContain('include=all'));
  const { id: groupId } = await app.api.groups.create({ name: 'Board' });
  await app.api.meetings.create({ groupId, heldOn: '2020-01-13' });
  await app.api.meetings.create({ groupId, heldOn: '2099-01-13' });
  window.location.hash = '#/meetings';
  await app.user.click(await screen.findByRole('tab', { name: /^Past/ }));
  await waitFor(() => expect(window.location.hash).toContain('when=past'));
  window.history.back();
  await waitFor(async () => expect((await screen.findByRole('tab', { name: /^Upcoming/ })).getAttribute('aria-selected')).toBe('true'));
});

test.each([
  ['action', 'Details', async () => `/actions?action=${(await app.api.actions.create({ title: 'One' })).id}`],
  ['site', 'History', async () => `/sites?site=${(await app.api.sites.create({ reference: 'S1', nameAddress: 'Mill' })).id}`],
  ['group', 'History', async () => `/groups/${(await app.api.groups.create({ name: 'Board' })).id}`],
] as const)('the open tab of a %s is in the address, and Back shows the one before', async (_kind, tab, path) => {
  app = await openApp('#/');
  window.location.hash = `#${await path()}`;
  const first = (await screen.findAllByRole('tab', { name: /^(Updates|Details|Overview)/ }))[0]!;
  expect(first.getAttribute('aria-selected')).toBe('true');
  await app.user.click(screen.getByRole('tab', { name: tab }));
  await waitFor(() => expect(window.location.hash).toContain(`part=${tab.toLowerCase()}`));
  window.history.back();
  await waitFor(() => expect(window.location.hash).not.toContain('part='));
  await waitFor(() => expect(screen.getByRole('tab', { name: tab }).getAttribute('aria-selected')).toBe('false'));
});

test('each link has the address of its record, to be copied or opened in a window of its own', async () => {
  app = await openApp('#/');
  const organisation = await app.api.organisations.create({ name: 'Ash Homes', sector: 'provider' });
  const person = await app.api.people.create({ name: 'Ann Lee', organisationId: organisation.id });
  const risk = await app.api.risks.create({
    reference: 'R1',
    title: 'Grant is late',
    likelihood: 1,
    impact: 2,
    ownerPersonId: person.id,
    organisationId: organisation.id,
  });
  window.location.hash = `#/risks?risk=${risk.id}`;
  const panel = within(await screen.findByRole('complementary'));
  await panel.findByRole('link', { name: 'Ann Lee' });
  const links = [...document.querySelectorAll('a[href]')].map((link) => [link.textContent, link.getAttribute('href') ?? '']);
  expect(links.filter(([, href]) => !/^(\/?#\/|#main$)/u.test(href!))).toEqual([]);
  expect(links.find(([text]) => text === 'R1')?.[1]).toContain(`risk=${risk.id}`);
  const addresses = [
    ['Ann Lee', person.id],
    ['Ash Homes', organisation.id],
  ].map(([name, id]) => [name!, id!, panel.getByRole('link', { name }).getAttribute('href')!] as const);
  for (const [name, id, href] of addresses) {
    window.location.hash = href.slice(href.indexOf('#'));
    await waitFor(() => expect(screen.getByRole('complementary').textContent).toContain(name));
    expect(window.location.hash).toContain(id);
  }
});
