import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

interface List {
  address: string;
  /** Makes the record that is looked at. */
  make: (api: OpenApp['api']) => Promise<unknown>;
  /** What the row is called, the words that open it, and the heading of its panel. */
  row: RegExp;
  opener: string;
  heading: string;
  /** What is said when it is removed. */
  removed: RegExp;
}

const LISTS: Record<string, List> = {
  risks: {
    address: '#/risks',
    make: (api) => api.risks.create({ reference: 'R1', title: 'Flood', likelihood: 1, impact: 2 }),
    row: /R1/,
    opener: 'R1',
    heading: 'R1',
    removed: /^Risk R1 removed/,
  },
  sites: {
    address: '#/sites',
    make: (api) => api.sites.create({ reference: 'S1', nameAddress: 'Mill Lane' }),
    row: /S1/,
    opener: 'S1',
    heading: 'S1',
    removed: /^Site S1 removed/,
  },
  people: {
    address: '#/partners?tab=people',
    make: (api) => api.people.create({ name: 'Ann Lee' }),
    row: /Ann Lee/,
    opener: 'Ann Lee',
    heading: 'Ann Lee',
    removed: /^Ann Lee removed/,
  },
  organisations: {
    address: '#/partners?tab=organisations',
    make: (api) => api.organisations.create({ name: 'Alder Homes', sector: 'provider', isPartner: true }),
    row: /Alder Homes/,
    opener: 'Alder Homes',
    heading: 'Alder Homes',
    removed: /^Alder Homes removed/,
  },
  actions: {
    address: '#/actions',
    make: (api) => api.actions.create({ title: 'Ask the county' }),
    row: /ACT/,
    opener: 'ACT/2026/001',
    heading: 'ACT/2026/001',
    removed: /^Action ACT\/2026\/001 removed/,
  },
  homes: {
    address: '#/homes',
    make: async (api) => {
      const { id } = await api.organisations.create({ name: 'Alder Homes', sector: 'provider', isPartner: true });
      return api.homes.create({ organisationId: id, siteName: 'Mill Lane' });
    },
    row: /Mill Lane/,
    opener: 'Mill Lane',
    heading: 'Mill Lane',
    removed: /^Commitment Mill Lane removed/,
  },
};

describe.each(Object.entries(LISTS))('the list of %s', (_name, { address, make, row, opener, heading, removed }) => {
  const open = async (): Promise<void> => {
    app = await openApp('#/');
    await screen.findByRole('heading', { name: 'Home' });
    await make(app.api);
    window.location.hash = address;
    await screen.findByRole('link', { name: opener });
  };

  test('opens the record by Enter on its name, and by its menu in the same words', async () => {
    await open();
    const cell = screen.getByRole('link', { name: opener }).closest<HTMLElement>('[role=gridcell]')!;
    await app.user.click(cell);
    await waitFor(() => expect(cell.className).toMatch(/ag-cell-focus|dg-/));
    await app.user.keyboard('{Enter}');
    expect(await screen.findByRole('complementary')).toBeTruthy();
    expect(within(screen.getByRole('complementary')).getByRole('heading', { name: heading })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: /^Filter/ })).toBeTruthy();
  });

  test('edits and removes the record from its row', async () => {
    await open();
    const menu = async (): Promise<void> =>
      app.user.click(screen.getByRole('button', { name: new RegExp(`^Actions for .*${row.source}`) }));
    await menu();
    const items = (await screen.findAllByRole('menuitem')).map((item) => item.textContent);
    expect(items).toEqual(['Open details', 'Edit', 'Remove']);
    await app.user.click(screen.getByRole('menuitem', { name: 'Edit' }));
    const form = within(await screen.findByRole('dialog'));
    expect(form.getByRole('heading', { name: /^Edit/ })).toBeTruthy();
    await app.user.click(form.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await menu();
    await app.user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    expect((await screen.findAllByText(removed)).length).toBeGreaterThan(0);
    await waitFor(() => expect(screen.queryByRole('link', { name: opener })).toBeNull());
  });
});

test('a risk that is none any more is hidden until asked for, and the count is of those shown', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  for (const [reference, status] of [
    ['R1', 'open'],
    ['R2', 'closed'],
  ] as const)
    await app.api.risks.create({ reference, title: `Title ${reference}`, likelihood: 1, impact: 2, status });
  window.location.hash = '#/risks';
  await screen.findByRole('link', { name: 'R1' });
  expect(screen.getByText('1 risk')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'R2' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Create report' })).toBeTruthy();
  await app.user.click(screen.getByRole('switch', { name: 'Show those no longer a risk (1)' }));
  expect(await screen.findByRole('link', { name: 'R2' })).toBeTruthy();
  expect(screen.getByText('2 risks')).toBeTruthy();
});

test('a commitment just added is shown, and the message names it', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  await app.api.organisations.create({ name: 'Alder Homes', sector: 'provider', isPartner: true });
  window.location.hash = '#/homes?new=true';
  const form = within(await screen.findByRole('dialog'));
  await app.user.type(form.getByRole('combobox', { name: /^Provider/ }), 'Alder');
  await app.user.click(await screen.findByRole('option', { name: /Alder Homes/ }));
  await app.user.type(form.getByRole('textbox', { name: /^Scheme name/ }), 'Quay Street');
  await app.user.click(form.getByRole('button', { name: 'Add commitment' }));
  expect(within(await screen.findByRole('complementary')).getByRole('heading', { name: 'Quay Street' })).toBeTruthy();
  expect((await screen.findAllByText('Commitment Quay Street added')).length).toBeGreaterThan(0);
  expect(window.location.hash).not.toContain('new');
});

test('a meeting has its history on a tab', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  const group = await app.api.groups.create({ name: 'Board' });
  const { id, version } = await app.api.meetings.create({ groupId: group.id, heldOn: '2026-12-10', place: 'Town hall' });
  await app.api.meetings.update({ id, version, changes: { place: 'Library' } });
  window.location.hash = `#/meetings/${id}`;
  await app.user.click(await screen.findByRole('tab', { name: 'History' }));
  expect(await screen.findByText('Place: Town hall to Library')).toBeTruthy();
});
