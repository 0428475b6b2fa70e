import type { Locator } from '@playwright/test';
import { expect, goTo, test } from './fixtures.ts';
import { cells, pasteAt } from './pasting.ts';

test.use({ from: 'demo' });

/** What the first rows hold in some columns, without the notes that follow a value. */
const shown = (grid: Locator, columns: string[], count: number) => async (): Promise<string[][]> => {
  const byColumn: string[][] = [];
  for (const column of columns) byColumn.push(await cells(grid, column).allInnerTexts());
  return Array.from({ length: count }, (_, row) => byColumn.map((texts) => texts[row]?.split('\n')[0]?.trim() ?? ''));
};

const PASTES = [
  {
    screen: 'Sites',
    path: '/sites',
    columns: ['homesFrom', 'homesTo'],
    pasted: [
      ['11', '12'],
      ['21', '22'],
      ['31', '32'],
    ],
    undo: 'Edit 3 sites',
  },
  {
    screen: 'People',
    path: '/partners?tab=people',
    columns: ['email', 'phone'],
    pasted: [
      ['one@example.org', '01632 960001'],
      ['two@example.org', '01632 960002'],
      ['three@example.org', '01632 960003'],
    ],
    undo: 'Edit 3 people',
  },
  {
    screen: 'Organisations',
    path: '/partners',
    columns: ['rshCode', 'designation'],
    pasted: [
      ['X1', 'Profit'],
      ['X2', 'Non-profit'],
      ['X3', 'Profit'],
    ],
    undo: 'Edit 3 organisations',
  },
  {
    screen: 'Action log',
    path: '/actions',
    columns: ['status', 'priority'],
    pasted: [
      ['Blocked', 'Low'],
      ['In progress', 'High'],
      ['Blocked', 'Low'],
    ],
    undo: 'Edit 3 actions',
  },
  {
    screen: 'Commitments',
    path: '/homes',
    columns: ['need', 'stage'],
    pasted: [
      ['Extra care', 'On site'],
      ['General needs', 'Full permission'],
      ['Extra care', 'On site'],
    ],
    undo: 'Edit 3 commitments',
  },
];

for (const { screen, path, columns, pasted, undo } of PASTES) {
  test(`a paste over three rows and two columns of ${screen} is one undo`, async ({ window: page }) => {
    await goTo(page, path);
    const grid = page.getByRole('grid', { name: screen });
    await expect(grid).toBeVisible();
    const values = shown(grid, columns, pasted.length);
    const before = await values();
    await pasteAt(page, cells(grid, columns[0]!).first(), pasted.map((row) => row.join('\t')).join('\n'));
    await expect.poll(values).toEqual(pasted);
    await expect(page.getByRole('button', { name: `Undo: ${undo}` })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect.poll(values).toEqual(before);
    await page.keyboard.press('Control+y');
    await expect.poll(values).toEqual(pasted);
  });
}

test('a block filled from describing columns into figures is one undo', async ({ window: page }) => {
  await goTo(page, '/homes');
  const grid = page.getByRole('grid', { name: 'Commitments' });
  await expect(grid).toBeVisible();
  const years = await grid
    .locator('[role="columnheader"][col-id^="forecast-"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('col-id')!));
  const columns = ['need', 'stage', ...years.slice(0, 2)];
  const values = shown(grid, columns, 3);
  const before = await values();
  await cells(grid, 'need').first().click();
  await cells(grid, years[1]!)
    .nth(2)
    .click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+d');
  await expect.poll(values).toEqual([before[0], before[0], before[0]]);
  await expect(page.getByRole('button', { name: /^Undo: Edit .*commitment.*, change \d+ figures?$/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(values).toEqual(before);
});
