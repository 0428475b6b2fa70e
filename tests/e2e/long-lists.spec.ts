import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectNoViolationsInBothThemes } from '../support/axe.ts';
import { expect, goTo, test } from './fixtures.ts';
import { hpp, startHost, type Host } from './host.ts';

let folder: string;
let host: Host;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'hpp-long-'));
  const db = join(folder, 'long.hpp');
  await hpp('sample', '--name', 'demo', '--scale', '10', '--db', db);
  host = await startHost(db, folder);
});
test.afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('8,000 actions: the first are there, the others come as one goes on, by keyboard, by words and sorted', async ({ browser }) => {
  const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(host.url);
  await goTo(page, '/actions?view=all');
  const status = page.locator('.dg-status');
  await expect(status).toContainText('First 400 of 8,000');
  await expect(page.getByRole('tab', { name: /All/ })).toContainText('8000');
  const grid = page.getByRole('grid', { name: 'Action log' });
  await expectNoViolationsInBothThemes(page, 'The beginning of a long list');

  // Scrolling on reads on.
  await grid.locator('.ag-cell[col-id="title"]').first().click();
  await expect
    .poll(
      async () => {
        await page.keyboard.press('PageDown');
        return status.textContent();
      },
      { intervals: [50], timeout: 30_000 },
    )
    .toMatch(/First (1,600|6,400) of 8,000/);

  // The last row there is, and all rows.
  await page.keyboard.press('Control+End');
  await expect(status).not.toContainText('First');
  await expect(grid.locator('.ag-row[aria-rowindex="8001"]')).toBeVisible();
  await page.keyboard.press('Control+a');
  await expect(status).toContainText('8,000 rows');

  // Words are looked for in all of them.
  const filter = page.getByRole('textbox', { name: /Filter/ });
  await filter.fill('2025/001');
  const found = grid.locator('.ag-row[row-id]');
  await expect(status).not.toContainText('8,000 rows');
  await expect(found.first()).toContainText('/2025/001');
  expect(await found.count()).toBeLessThan(100);
  await filter.fill('');

  // Sorted by the database: the first of all, not of the first few hundred.
  await grid.getByRole('columnheader', { name: 'Action', exact: true }).click();
  await expect(status).toContainText('First 400 of 8,000');
  const titles = grid.locator('.ag-row[row-id] .ag-cell[col-id="title"]');
  const first = async (): Promise<string[]> => (await titles.allTextContents()).slice(0, 5).map((title) => title.toLowerCase());
  await expect.poll(async () => (await first()).every((title) => title.startsWith('a'))).toBe(true);
  expect(await first()).toEqual((await first()).toSorted());
});
