import { expect, goTo, test } from './fixtures.ts';

test.use({ from: 'demo' });

test('“All changes saved” is not beside a cell being typed in, on its way or refused', async ({ window: page }) => {
  const status = page.locator('header [role="status"]');
  const cell = (column: string) => page.getByRole('row', { name: /R1\b/ }).locator(`[col-id="${column}"]`).first();
  await goTo(page, '/risks');
  await expect(status).toHaveText(/^All changes saved/);
  // The first letter opens the cell, and counts.
  await cell('title').click();
  await page.keyboard.press('T');
  await expect(page.locator('.dg-editor')).toHaveValue('T');
  await expect(status).toHaveText('Not saved yet');
  await page.keyboard.press('Escape');
  await expect(status).toHaveText(/^All changes saved/);
  await page.keyboard.press('F2');
  await expect(page.locator('.dg-editor')).toBeVisible();
  await expect(status).toHaveText(/^All changes saved/);
  await page.keyboard.type(' more');
  await expect(status).toHaveText('Not saved yet');
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(/^All changes saved/);

  const review = cell('reviewOn');
  await review.click();
  await page.keyboard.type('31/2/2027');
  await page.keyboard.press('Enter');
  await expect(review).toContainText('31/2/2027');
  await expect(status).toHaveText('1 entry not saved');
  await review.click();
  await page.keyboard.type('28/2/2027');
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(/^All changes saved/);
});

for (const [path, name, column, keys, stored] of [
  ['/actions?view=all', 'Action log', 'priority', ['L', 'o', 'w'], 'Low'],
  ['/sites', 'Sites', 'nameAddress', ['F2', '!'], /!/],
] as const)
  test(`keys that come before the box of ${column} is drawn are stored when the screen is left at once`, async ({ window: page }) => {
    await goTo(page, path);
    const cell = page.getByRole('grid', { name }).locator(`[row-index="1"] [role="gridcell"][col-id="${column}"]`);
    await cell.click();
    const id = await cell.locator('xpath=ancestor::*[@row-id]').getAttribute('row-id');
    // In one go, as when the computer is busy.
    await page.evaluate((all) => {
      const press = (key: string, altKey = false): void => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, altKey, bubbles: true, cancelable: true }));
      };
      for (const key of all) press(key);
      press('2', true);
    }, keys);
    await expect(page.getByRole('grid', { name })).toHaveCount(0);
    await goTo(page, path);
    await expect(page.locator(`[row-id="${id}"] [role="gridcell"][col-id="${column}"]`).first()).toHaveText(stored);
  });
