import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import type { Page } from '@playwright/test';
import { expect, goTo, test } from './fixtures.ts';
import { pasteAt } from './pasting.ts';

test.use({ from: 'demo' });

const FIGURE = '[role="row"]:not(.dg-band) [role="gridcell"][col-id^="forecast-"]';

/** The forecasts of the first rows, as the grid shows them. */
const block = (page: Page): Promise<string[]> =>
  page.locator(FIGURE).evaluateAll((cells) => cells.slice(0, 40).map((cell) => (cell.textContent ?? '').split('. ')[0]?.trim() ?? ''));

test('a 3 by 4 block from a spreadsheet is one paste, one undo, and undo survives a restart', async ({ window: page, app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await goTo(page, '/homes');
  const grid = page.getByRole('grid', { name: 'Commitments' });
  await expect(grid).toBeVisible();
  await page.locator('[role="row"]:not(.dg-band) [role="gridcell"][col-id="forecast-2027"]').first().click();
  const before = await block(page);
  await page.evaluate(() => navigator.clipboard.writeText('1,001\t22\t33\t44\n55\t66\t77\t88\n99\t10\t11\t12\n'));
  await page.keyboard.press('Control+v');
  await expect(page.getByText('12 figures pasted')).toBeVisible();
  const twelve = ['1,001', '22', '33', '44', '55', '66', '77', '88', '99', '10', '11', '12'];
  await expect.poll(() => block(page)).toEqual(expect.arrayContaining(twelve));
  const pasted = await block(page);

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

test('figures pasted with their years are shown before they change anything, and a blank one leaves what is here', async ({
  window: page,
}) => {
  await goTo(page, '/homes');
  const at = (year: number) => page.locator(`[role="row"]:not(.dg-band) [role="gridcell"][col-id="forecast-${year}"]`).first();
  await pasteAt(page, at(2027), '777\t778');
  await expect(at(2028)).toHaveText(/^778/);
  await pasteAt(page, at(2027), '27/28\tFY 28/29\n12\t\n991\t992');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Change 2 rows?');
  await expect(question).toContainText('from 777 to 12');
  await expect(question).toContainText('to 991');
  await expect(question).toContainText('Blank cells leave what is here as it is.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(at(2027)).toHaveText(/^777/);
  await pasteAt(page, at(2027), '27/28\tFY 28/29\n12\t');
  await question.getByRole('button', { name: 'Change 1 row' }).click();
  await expect(at(2027)).toHaveText(/^12\b/);
  await expect(at(2028)).toHaveText(/^778/);
});

test('both reports hold the totals that the grid shows', async ({ window: page, app }) => {
  await goTo(page, '/homes');
  const total = page.locator('[role="row"]', { hasText: 'All 20 providers' }).locator('[col-id="sum"]');
  await expect(total).toBeVisible();
  const shown = await total.innerText();
  const forecast = Number(shown.split('\n')[0]?.replaceAll(',', ''));
  await goTo(page, '/actions?view=all');
  await expect(page.getByRole('tab', { name: /^All/ })).toContainText('800');

  await goTo(page, '/reports');
  for (const [title, sheet] of [
    ['Commitments register', 'Commitments'],
    ['Action log', 'Actions'],
  ] as const) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: new RegExp(`Create report.*${title}`) }).click();
    const path = join(app.folder, `${sheet}.xlsx`);
    await (await waiting).saveAs(path);
    const book = XLSX.read(readFileSync(path));
    expect(book.SheetNames).toContain(sheet);
    const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[sheet]!, { header: 1 });
    if (sheet === 'Actions') {
      expect(rows.filter((row) => /^[A-Z]+\/\d{4}\/\d+$/.test(String(row[0]))).length).toBe(800);
      continue;
    }
    const heading = rows.find((row) => row.some((cell) => String(cell).startsWith('Forecast')))!;
    const at = heading.findIndex(
      (cell) => String(cell) === 'Forecast' || String(cell) === 'Homes forecast' || /^Forecast.*(all|total)/i.test(String(cell)),
    );
    expect(rows.at(-1)![at]).toBe(forecast);
  }
});
