import type { Locator, Page } from '@playwright/test';
import { expect, goTo, test } from './fixtures.ts';
import { cells, pasteAt } from './pasting.ts';

test.use({ from: 'demo' });

const GRIDS = [
  { screen: 'Risks', path: '/risks', good: { column: 'impact', text: '1' }, bad: { column: 'impact', text: '7' } },
  { screen: 'Sites', path: '/sites', good: { column: 'homesFrom', text: '11' }, bad: { column: 'homesTo', text: 'lots' } },
  {
    screen: 'People',
    path: '/partners?tab=people',
    good: { column: 'phone', text: '01632 960001' },
    bad: { column: 'email', text: 'nowhere' },
  },
  {
    screen: 'Organisations',
    path: '/partners',
    good: { column: 'rshCode', text: 'X1' },
    bad: { column: 'designation', text: 'Elsewhere' },
  },
  { screen: 'Action log', path: '/actions', good: { column: 'status', text: 'Blocked' }, bad: { column: 'dueOn', text: '31/2/2027' } },
  { screen: 'Commitments', path: '/homes', good: { column: 'need', text: 'Extra care' }, bad: { column: 'stage', text: 'Somewhere' } },
];

const firstLine = (cell: Locator) => async (): Promise<string> => (await cell.innerText()).split('\n')[0]!.trim();
const undo = (page: Page) => page.getByRole('button', { name: /^Undo/ });
const saved = (page: Page) => page.getByRole('banner').getByRole('status');

async function open(page: Page, path: string, name: string): Promise<Locator> {
  await goTo(page, path);
  const grid = page.getByRole('grid', { name });
  await expect(grid).toBeVisible();
  return grid;
}

for (const { screen, path, good, bad } of GRIDS) {
  test(`Ctrl+Z takes back what was typed last in ${screen}, refused or stored`, async ({ window: page }) => {
    const grid = await open(page, path, screen);
    const stored = cells(grid, good.column).first();
    const refused = cells(grid, bad.column).nth(1);
    const [was, before] = [await firstLine(stored)(), await firstLine(refused)()];
    await pasteAt(page, stored, good.text);
    await expect.poll(firstLine(stored)).toBe(good.text);
    await pasteAt(page, refused, bad.text);
    await expect(refused).toHaveAttribute('aria-invalid', 'true');
    await expect(saved(page)).toHaveText('1 entry not saved');
    await expect(undo(page)).toHaveAccessibleName('Undo: entry that was refused');
    await page.keyboard.press('Control+z');
    await expect(refused).not.toHaveAttribute('aria-invalid', 'true');
    await expect.poll(firstLine(refused)).toBe(before);
    await expect.poll(firstLine(stored)).toBe(good.text);
    await expect(saved(page)).toContainText('All changes saved');
    await page.keyboard.press('Control+y');
    await expect(refused).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('Control+z');
    await expect(refused).not.toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('Control+z');
    await expect.poll(firstLine(stored)).toBe(was);
  });

  test(`leaving ${screen} with a refused cell asks`, async ({ window: page }) => {
    const grid = await open(page, path, screen);
    const refused = cells(grid, bad.column).nth(1);
    await pasteAt(page, refused, bad.text);
    await expect(refused).toHaveAttribute('aria-invalid', 'true');
    const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
    await page.keyboard.press(path === '/risks' ? 'Alt+3' : 'Alt+7');
    await question.getByRole('button', { name: 'Go on editing' }).click();
    await expect(refused).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('navigation').getByRole('link', { name: 'Home', exact: true }).click();
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await expect(grid).toHaveCount(0);
    await expect(saved(page)).toContainText('All changes saved');
  });
}

test('a value typed after a refused one is taken back first', async ({ window: page }) => {
  const grid = await open(page, '/risks', 'Risks');
  const [refused, stored] = [cells(grid, 'impact').first(), cells(grid, 'likelihood').first()];
  const was = await firstLine(stored)();
  await refused.click();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(refused).toHaveAttribute('aria-invalid', 'true');
  await stored.click();
  await page.keyboard.type(was === '1' ? '2' : '1');
  await page.keyboard.press('Enter');
  await expect.poll(firstLine(stored)).not.toBe(was);
  await page.keyboard.press('Control+z');
  await expect.poll(firstLine(stored)).toBe(was);
  await expect(refused).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Control+z');
  await expect(refused).not.toHaveAttribute('aria-invalid', 'true');
});

test('what the core refuses is known before the screen is left, and a panel beside marked cells asks nothing', async ({ window: page }) => {
  const grid = await open(page, '/partners?tab=people', 'People');
  const email = cells(grid, 'email').first();
  await email.click();
  await page.keyboard.type('nowhere');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+3');
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Go on editing' }).click();
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await page
    .getByRole('button', { name: /^Actions for/ })
    .nth(1)
    .click();
  await page.getByRole('menuitem', { name: /^Open/ }).click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await expect(question).toHaveCount(0);
  await expect(email).toHaveAttribute('aria-invalid', 'true');
});
