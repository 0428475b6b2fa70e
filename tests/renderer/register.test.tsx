import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const risk = { reference: 'R1', title: 'Grant is late', likelihood: 4, impact: 5 };
const dialog = async () => within(await screen.findByRole('dialog'));

test('a record of a register is added by the rules of its fields and then shown, and Undo takes it back', async () => {
  app = await openApp('#/risks');
  await screen.findByText(/^No risks yet/);
  await app.user.click(screen.getAllByRole('button', { name: 'Add risk' })[0]!);
  const form = await dialog();
  await app.user.type(form.getByRole('textbox', { name: /^Risk/ }), 'Grant is late');
  await app.user.click(form.getByRole('button', { name: 'Add risk' }));
  expect(await form.findByRole('alert', { name: 'There are 3 problems' })).toBeTruthy();
  await app.user.type(form.getByRole('textbox', { name: /^Reference/ }), 'R1');
  for (const points of [/^Likelihood/, /^Impact/]) await app.user.type(form.getByRole('textbox', { name: points }), '4');
  await app.user.click(form.getByRole('button', { name: 'Add risk' }));
  const details = within(await screen.findByRole('complementary'));
  expect(details.getByRole('heading', { name: 'R1' })).toBeTruthy();
  expect(details.getByText('16')).toBeTruthy();
  expect(details.getByText('Live')).toBeTruthy();
  expect(await screen.findByText('Risk added')).toBeTruthy();
  await app.user.click(screen.getByRole('button', { name: /^Undo: Add/ }));
  expect(await screen.findByText(/^No risks yet/)).toBeTruthy();
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('a record is edited from its details, its history says so in the field’s own words, and it is removed', async () => {
  app = await openApp('#/');
  const owner = await app.api.people.create({ name: 'Ann Lee' });
  const { id } = await app.api.risks.create({ ...risk, ownerPersonId: owner.id });
  window.location.hash = `#/risks?risk=${id}`;
  const details = within(await screen.findByRole('complementary'));
  expect(details.getByRole('link', { name: 'Ann Lee' }).getAttribute('href')).toContain(owner.id);
  await app.user.click(details.getByRole('button', { name: 'Edit risk' }));
  const form = await dialog();
  await app.user.click(form.getByRole('button', { name: /Status/ }));
  await app.user.click(await screen.findByRole('option', { name: 'No longer a risk' }));
  await app.user.click(form.getByRole('button', { name: 'Save changes' }));
  await waitFor(async () => expect(await app.api.risks.get({ id })).toMatchObject({ status: 'closed', version: 2 }));
  await app.user.click(details.getByRole('tab', { name: 'History' }));
  expect(await details.findByText('Status: Live to No longer a risk')).toBeTruthy();
  await app.user.click(details.getByRole('button', { name: 'Remove risk' }));
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  expect(await app.api.risks.list({})).toEqual([]);
});

test('a record somebody else saves meanwhile asks which version to keep, in its fields’ words', async () => {
  app = await openApp('#/');
  const { id } = await app.api.risks.create(risk);
  window.location.hash = `#/risks?risk=${id}`;
  await app.user.click(await screen.findByRole('button', { name: 'Edit risk' }));
  const form = await dialog();
  const title = form.getByRole('textbox', { name: /^Risk/ });
  await app.user.clear(title);
  await app.user.type(title, 'Mine');
  await app.api.risks.update({ id, version: 1, changes: { title: 'Theirs', impact: 1 } });
  await app.user.click(form.getByRole('button', { name: 'Save changes' }));
  const asked = within(await screen.findByRole('alertdialog', { name: /^Risk was changed/ }));
  expect(asked.getByRole('radiogroup', { name: 'Risk' })).toBeTruthy();
  await app.user.click(asked.getByRole('button', { name: 'Keep mine' }));
  await waitFor(async () => expect(await app.api.risks.get({ id })).toMatchObject({ title: 'Mine', impact: 1 }));
});

test('a register that can’t be read says why, and the filter hides what doesn’t hold its words', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  for (const reference of ['R1', 'R2']) await app.api.risks.create({ ...risk, reference, title: `Title of ${reference}` });
  app.cut(true);
  window.location.hash = '#/risks';
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The line is cut.');
  app.cut(false);
  await app.user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Title of R1')).toBeTruthy();
  await app.user.type(screen.getByRole('textbox', { name: 'Filter risks' }), 'R2');
  await waitFor(() => expect(screen.queryByText('Title of R1')).toBeNull());
  expect(screen.getByText('Title of R2')).toBeTruthy();
});

test('search goes to a risk, and the New menu adds one', async () => {
  app = await openApp('#/');
  await app.api.risks.create(risk);
  await screen.findByRole('heading', { name: 'Home' });
  await app.user.keyboard('{Control>}k{/Control}');
  await app.user.type(await screen.findByRole('combobox'), 'grant');
  await app.user.click(await screen.findByRole('option', { name: /Grant is late/ }));
  expect(await screen.findByRole('heading', { name: 'R1' })).toBeTruthy();
  await app.user.click(screen.getByRole('button', { name: 'New' }));
  await app.user.click(await screen.findByRole('menuitem', { name: 'Risk' }));
  expect(await screen.findByRole('dialog', { name: 'Add risk' })).toBeTruthy();
});
