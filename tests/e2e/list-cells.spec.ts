import { expect, goTo, test } from './fixtures.ts';
import { cells } from './pasting.ts';

test.use({ from: 'demo' });

const focused = '.dg-active, .ag-cell-focus';

test('in a cell with a list, the beginning of a word is enough, and Enter goes on to the cell below', async ({ window: page }) => {
  await goTo(page, '/homes');
  const grid = page.getByRole('grid').first();
  await expect(grid).toBeVisible();
  const [first, second] = [cells(grid, 'stage').nth(0), cells(grid, 'stage').nth(1)];
  await first.click();
  // Several entries hold these letters; a word of one begins with them.
  await page.keyboard.type('on');
  await page.keyboard.press('Enter');
  await expect(first).toHaveText('On site');
  await expect(second.and(page.locator(focused))).toBeVisible();
  await page.keyboard.type('comp');
  await page.keyboard.press('Enter');
  await expect(second).toHaveText(/^Complete/);
  await expect(cells(grid, 'stage').nth(2).and(page.locator(focused))).toBeVisible();
});

test('of two people of one name either can be chosen in a cell, told apart by organisation and job title', async ({ window: page }) => {
  await goTo(page, '/partners?tab=people&new=true');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Callum Mercer');
  await dialog.getByRole('textbox', { name: /^Job title/ }).fill('Volunteer');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await goTo(page, '/risks');
  const grid = page.getByRole('grid', { name: 'Risks' });
  const owner = cells(grid, 'ownerPersonId').first();
  const choose = async (at: number): Promise<void> => {
    await owner.click();
    await page.keyboard.type('callum mer');
    const options = page.getByRole('listbox', { name: 'Choices for Owner' }).getByRole('option');
    await expect(options).toHaveCount(2);
    await expect(options.nth(1)).toContainText('Volunteer');
    await expect(options.nth(0)).not.toContainText('Volunteer');
    await options.nth(at).click();
  };
  await choose(1);
  await expect(owner).toHaveText('Callum Mercer');
  await expect(owner).not.toHaveAttribute('aria-invalid', 'true');
  // Filled down it is still that one.
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  const below = cells(grid, 'ownerPersonId').nth(1);
  await expect(below).toHaveText('Callum Mercer');
  await expect(below).not.toHaveAttribute('aria-invalid', 'true');
  await choose(0);
  await expect(owner).not.toHaveAttribute('aria-invalid', 'true');
});

test('a block too long for the list from its first row is not sent further up, and the next paste starts afresh', async ({
  window: page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await goTo(page, '/risks');
  const grid = page.getByRole('grid', { name: 'Risks' });
  await cells(grid, 'title').first().click();
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('Control+v');
  };
  await paste(Array.from({ length: 40 }, (_, at) => `Line ${at}`).join('\n'));
  const refusal = page.getByText(/^Nothing was pasted\. It has 40 rows/);
  await expect(refusal).toBeVisible();
  await expect(refusal).not.toContainText('further up');
  await cells(grid, 'reference').first().click();
  await paste('Reference\tRisk\tLikelihood\tImpact\nR77\tFlood\t1\t2');
  await expect(page.getByRole('alertdialog')).toContainText('Add 1 row?');
  await expect(refusal).toBeHidden();
});

test('at 200% a message leaves the buttons of a dialog free', async ({ window: page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await goTo(page, '/risks');
  const grid = page.getByRole('grid', { name: 'Risks' });
  await cells(grid, 'title').first().click();
  await page.keyboard.type('Another name');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add risk' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Risk/ }).fill('x');
  await dialog.getByRole('button', { name: 'Cancel' }).click({ timeout: 5000 });
  await expect(page.getByRole('alertdialog')).toBeVisible();
});
