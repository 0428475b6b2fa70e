import { expect, goTo, test } from './fixtures.ts';
import { dialogs, screensOf } from './screen-list.ts';

test.use({ from: 'demo' });

/** 1280×800 at 200%, as a browser lays it out. */
const ZOOMED = { width: 640, height: 400 };

test('at 200% zoom nothing sticks out sideways, and every grid shows a row', async ({ window: page, app }) => {
  test.setTimeout(300_000);
  await page.setViewportSize(ZOOMED);
  for (const [name, path] of await screensOf(app)) {
    await goTo(page, path);
    await expect(page.locator('h1').first(), name).toBeVisible();
    await expect(page.getByText('Loading', { exact: false }), name).toHaveCount(0);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), name).toBeLessThanOrEqual(0);
    const grid = page.locator('main [role="grid"], main [role="treegrid"]').first();
    if ((await grid.count()) === 0 || (await grid.locator('.ag-row').count()) === 0) continue;
    await grid.scrollIntoViewIfNeeded();
    const shown = await grid.evaluate((element) => {
      const bottom = Math.min(element.getBoundingClientRect().bottom, window.innerHeight);
      // A list is scrolled to the record shown beside it: that row, else the first, is in sight.
      const row = (element.querySelector('.ag-row[aria-current="true"]') ?? element.querySelector('.ag-row'))!.getBoundingClientRect();
      return row.height > 0 && row.top >= 0 && row.bottom <= bottom;
    });
    expect.soft(shown, `${name}: a row`).toBe(true);
  }
});

test('at 200% zoom every dialog’s buttons can be reached', async ({ window: page }) => {
  test.setTimeout(300_000);
  await page.setViewportSize(ZOOMED);
  for (const [name, path] of await dialogs()) {
    await goTo(page, path);
    const dialog = page.getByRole('dialog');
    await expect(dialog, name).toBeVisible();
    const last = dialog.getByRole('button').last();
    await last.scrollIntoViewIfNeeded();
    await expect(last, name).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(dialog, name).toHaveCount(0);
  }
});
