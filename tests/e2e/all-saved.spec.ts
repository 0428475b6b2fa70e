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
