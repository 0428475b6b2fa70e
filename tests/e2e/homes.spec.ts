import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { expect, goTo, test } from './fixtures.ts';

test.use({ from: 'demo' });

/** Figures of the first three rows and four years, as the grid shows them. */
const block = (page: import('@playwright/test').Page) =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll('[role="row"][row-id]')].filter((row) => row.querySelector('[col-id^="forecast-"]'));
    return rows.slice(0, 12).map((row) => [...row.querySelectorAll('[col-id^="forecast-"]')].map((cell) => cell.textContent?.trim() ?? ''));
  });

test('a 3 by 4 block from a spreadsheet is one paste, one undo, and undo survives a restart', async ({ window: page, app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await goTo(page, '/homes');
  const grid = page.getByRole('grid', { name: 'Commitments' });
  await expect(grid).toBeVisible();
  const first = grid.locator('[role="row"]:has([col-id="forecast-2027"]):not(:has(.hpp-band)) [col-id="forecast-2027"]').nth(1);
  await first.click();
  const before = await block(page);
  await page.evaluate(() => navigator.clipboard.writeText('1,001\t22\t33\t44\n55\t66\t77\t88\n99\t10\t11\t12\n'));
  await page.keyboard.press('Control+v');
  await expect(page.getByText('12 figures pasted')).toBeVisible();
  const pasted = await block(page);
  expect(pasted.flat().filter((text, at) => text !== before.flat()[at]).length).toBeGreaterThanOrEqual(10);
  expect(pasted.flat()).toContain('1,001');

  await page.keyboard.press('Control+z');
  await expect.poll(() => block(page)).toEqual(before);
  await page.keyboard.press('Control+y');
  await expect.poll(() => block(page)).toEqual(pasted);

  await app.restart();
  await page.goto(app.host.url);
  await goTo(page, '/homes');
  await expect(grid).toBeVisible();
  await expect.poll(() => block(page)).toEqual(pasted);
  await page.getByRole('button', { name: /^Undo: Change 12 figures/ }).click();
  await expect.poll(() => block(page)).toEqual(before);
});

test('both reports hold the totals that the grid shows', async ({ window: page, app }) => {
  await goTo(page, '/homes');
  const total = page.locator('[role="row"].ag-row-pinned, .ag-floating-bottom [role="row"]').first();
  await expect(total).toBeVisible();
  const shown = await page.locator('.ag-floating-bottom [col-id="sum"]').innerText();
  const forecast = Number(shown.split('\n')[0]?.replaceAll(',', ''));

  await goTo(page, '/reports');
  for (const [title, sheet] of [['Commitments register', 'Commitments'], ['Action log', 'Actions']] as const) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: `Create report: ${title}` }).click();
    const path = join(app.folder, `${sheet}.xlsx`);
    await (await waiting).saveAs(path);
    const book = XLSX.read(readFileSync(path));
    expect(book.SheetNames).toContain(sheet);
    if (sheet === 'Commitments') {
      const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[sheet]!, { header: 1 });
      const heading = rows.find((row) => row.some((cell) => String(cell).startsWith('Forecast')))!;
      const at = heading.findIndex((cell) => String(cell) === 'Forecast' || String(cell) === 'Homes forecast' || /^Forecast.*(all|total)/i.test(String(cell)));
      const sum = rows.at(-1)![at];
      expect(sum).toBe(forecast);
    }
  }
});
