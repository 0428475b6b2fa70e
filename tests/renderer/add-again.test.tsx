import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
beforeEach(async () => {
  app = await openApp('#/');
});
afterEach(() => app.close());

test('what was typed about a risk that is removed meanwhile can be added again', async () => {
  const { id, version } = await app.api.risks.create({ reference: 'R1', title: 'Flood', likelihood: 2, impact: 3 });
  window.location.hash = `#/risks?risk=${id}`;
  await app.user.click(await within(await screen.findByRole('complementary')).findByRole('button', { name: /^Edit/ }));
  const form = within(await screen.findByRole('dialog'));
  const title = form.getByRole('textbox', { name: /^Risk/ });
  await app.user.clear(title);
  await app.user.type(title, 'Flood at the quay');
  await app.api.risks.remove({ id, version });
  await app.user.click(form.getByRole('button', { name: 'Save changes' }));
  await form.findByText(/removed it\./);
  await app.user.click(await form.findByRole('button', { name: 'Add it again' }));
  await screen.findByText(/added/);
  const [again, ...others] = await app.api.risks.list({});
  expect([again, others]).toMatchObject([{ reference: 'R1', title: 'Flood at the quay', likelihood: 2, impact: 3 }, []]);
  expect(again?.id).not.toBe(id);
  expect((await screen.findByRole('complementary')).textContent).toContain('Flood at the quay');
  expect(window.location.hash).toContain(again!.id);
});
