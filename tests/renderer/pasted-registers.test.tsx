import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

/** Pastes a block over a list's cell, as copied from a spreadsheet. */
async function pasteOver(text: string, lines: readonly (readonly string[])[]): Promise<void> {
  const found = await screen.findByText(text, { selector: '[role=gridcell] *, [role=gridcell]' });
  await app.user.click(found.closest<HTMLElement>('[role=gridcell]')!);
  await app.user.paste(lines.map((line) => line.join('\t')).join('\r\n'));
}
const asked = async () => within(await screen.findByRole('alertdialog'));

const R01 = { reference: 'R01', title: 'Grant is late', likelihood: 4, impact: 3, mitigation: 'Ask early' };

test('a whole register pasted over the list adds what is new and changes what is here, in one step, and says so first', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  await api.people.create({ name: 'Ann Lee' });
  await api.risks.create(R01);
  window.location.hash = '#/risks';
  await pasteOver('Grant is late', [
    ['Reference', 'Risk', 'Likelihood', 'Impact', 'Score', 'Owner', 'Description', 'Mitigation'],
    ['R10', 'Flood', '1', '5', '5', 'Ann Lee', 'Low ground', 'Raise the floor'],
    ['r01', 'Grant is late', '4', '5', '20', '', 'Waits for the budget', ''],
  ]);
  const dialog = await asked();
  expect(dialog.getByRole('heading').textContent).toBe('Add 1 row and change 1?');
  const lines = dialog.getAllByRole('listitem').map((line) => line.textContent);
  expect(lines).toEqual([
    'New: “R10”.',
    'r01 changes: “Impact” from 3 to 5, “Description” from Nothing to Waits for the budget.',
    'Blank cells leave what is here as it is.',
    '“Score” is not taken: it is worked out here.',
  ]);
  await user.click(dialog.getByRole('button', { name: 'Add 1 row and change 1' }));
  await waitFor(async () =>
    expect(await api.risks.list({})).toMatchObject([
      { reference: 'R01', impact: 5, description: 'Waits for the budget', mitigation: 'Ask early' },
      {
        reference: 'R10',
        impact: 5,
        description: 'Low ground',
        mitigation: 'Raise the floor',
        names: { ownerPersonId: 'Ann Lee' },
      },
    ]),
  );
  await user.click(await screen.findByRole('button', { name: /^Undo: Add 1 risk and edit 1/ }));
  await waitFor(async () => expect(await api.risks.list({})).toMatchObject([{ ...R01, description: '' }]));
});

test('headings of other people’s registers are matched as an import matches them', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  await api.risks.create(R01);
  window.location.hash = '#/risks';
  await pasteOver('Grant is late', [
    ['Risk ID', 'Risk title', 'Likelihood Score', 'Impact Score', 'Risk score', 'Favourite colour'],
    ['R11', 'Fire', '2', '4', '8', 'Blue'],
  ]);
  const dialog = await asked();
  expect(dialog.getByText('“Favourite colour” is not taken: it isn’t known which field of a risk it means.')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Add 1 row' }));
  await waitFor(async () =>
    expect(await api.risks.list({})).toMatchObject([{ reference: 'R01' }, { reference: 'R11', title: 'Fire', impact: 4 }]),
  );
});

test('all that is wrong with a pasted register is said at once, and it can go on as an import with its questions', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  await api.risks.create(R01);
  window.location.hash = '#/risks';
  await pasteOver('Grant is late', [
    ['Reference', 'Risk', 'Likelihood', 'Impact', 'Owner', 'Review on'],
    ['R10', 'Flood', '1', '5', 'Nobody Known', '2027-03-01'],
    ['R11', 'Fire', '2', '7', '', '31/2/2027'],
    ['R10', 'Flood again', '1', '5', '', ''],
  ]);
  const dialog = await asked();
  expect(dialog.getByRole('heading').textContent).toBe('Nothing was pasted: 4 problems');
  const lines = dialog.getAllByRole('listitem').map((line) => line.textContent ?? '');
  expect(lines[0]).toMatch(/^Row 1, R10: “Nobody Known” Owner: /);
  expect(lines[1]).toMatch(/^Row 2, R11: “7” Impact: .*5/);
  expect(lines[2]).toMatch(/^Row 2, R11: Review on: “31\/2\/2027”/);
  expect(lines[3]).toMatch(/^Row 3, R10: It stands in row 1 already/);
  await user.click(dialog.getByRole('button', { name: 'Bring in as a file' }));
  expect(await screen.findByRole('heading', { name: 'Import' })).toBeTruthy();
  expect((await screen.findAllByText(/Nobody Known/)).length).toBeGreaterThan(0);
  expect(await api.risks.list({})).toHaveLength(1);
});

test.each([
  {
    feature: 'sites',
    address: '#/sites',
    here: { reference: 'S1', nameAddress: 'Mill Lane' },
    over: 'Mill Lane',
    lines: [
      ['Reference', 'Name and address', 'Ward', 'Notes'],
      ['S1', 'Mill Lane', 'North', 'Sloping'],
      ['S2', 'Quay', 'South', 'Flat'],
    ],
    expected: [
      { reference: 'S1', ward: 'North', notes: 'Sloping' },
      { reference: 'S2', ward: 'South', notes: 'Flat' },
    ],
  },
  {
    feature: 'people',
    address: '#/partners?tab=people',
    here: { name: 'Ann Lee' },
    over: 'Ann Lee',
    lines: [
      ['Name', 'Job title', 'Notes'],
      ['Ann Lee', 'Chair', 'Prefers post'],
      ['Jo New', 'Officer', 'Works Mondays'],
    ],
    expected: [
      { name: 'Ann Lee', jobTitle: 'Chair', notes: 'Prefers post' },
      { name: 'Jo New', jobTitle: 'Officer', notes: 'Works Mondays' },
    ],
  },
  {
    feature: 'organisations',
    address: '#/partners?tab=organisations',
    here: { name: 'Alder Homes', sector: 'other', isPartner: true },
    over: 'Alder Homes',
    lines: [
      ['Name', 'Short name', 'Website'],
      ['Alder Homes', 'AH', 'https://alder.example'],
      ['Elm Trust', 'ET', 'https://elm.example'],
    ],
    expected: [
      { name: 'Alder Homes', shortName: 'AH', website: 'https://alder.example' },
      { name: 'Elm Trust', shortName: 'ET' },
    ],
  },
])('the list of $feature takes fields that only its form has', async ({ feature, address, here, over, lines, expected }) => {
  app = await openApp('#/');
  const api = (app.api as unknown as Record<string, Record<'create' | 'list', (input: object) => Promise<unknown>>>)[feature]!;
  await api['create'](here);
  window.location.hash = address;
  await pasteOver(over, lines);
  await app.user.click((await asked()).getByRole('button', { name: 'Add 1 row and change 1' }));
  await waitFor(async () => {
    const list = (await api['list']({})) as object[] | { rows: object[] };
    expect(Array.isArray(list) ? list : list.rows).toMatchObject(expected);
  });
});
