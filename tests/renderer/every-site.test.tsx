import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp | undefined;
afterEach(() => app?.close());

test('every site can be chosen for a commitment, found by the words typed, and keeps its name', async () => {
  app = await openApp('#/homes?new=true');
  const { api, user } = app;
  await api.organisations.create({ name: 'Alder Homes', sector: 'provider' });
  for (let part = 0; part < 3; part += 1) {
    const records = Array.from({ length: 1000 }, (_, at) => ({
      reference: `BLR/${part * 1000 + at + 1}`,
      nameAddress: `Plot ${part * 1000 + at + 1}`,
    }));
    await api.sites.createMany({ records });
  }
  const last = await api.sites.create({ reference: 'BLR/9001', nameAddress: 'Zinc Works yard' });
  const form = within(await screen.findByRole('dialog'));
  await user.type(form.getByRole('combobox', { name: /^Provider/ }), 'Alder Homes');
  const site = form.getByRole<HTMLInputElement>('combobox', { name: /^Site in the register|^Site/ });
  await user.type(site, 'zinc yard');
  await user.click(await screen.findByRole('option', { name: /Zinc Works yard/ }));
  expect(site.value).toBe('Zinc Works yard');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(async () => expect((await api.homes.grid({})).rows).toMatchObject([{ siteId: last.id, siteLabel: 'Zinc Works yard' }]));
});
