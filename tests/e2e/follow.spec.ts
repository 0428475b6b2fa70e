import SqliteFile from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { expect, goTo, test, type App } from './fixtures.ts';

test.use({ from: 'demo' });

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}\\b`) });
const cell = (page: Page, name: string, column: string) => row(page, name).locator(`[col-id="${column}"]`);

async function choose(page: Page, name: string, item: RegExp): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: /^Actions for/ })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** What the file holds now. */
function stored(app: App, sql: string): unknown[] {
  const db = new SqliteFile(app.db, { readonly: true });
  const found = db.prepare(sql).raw().all();
  db.close();
  return found;
}
const scores = (app: App) =>
  stored(app, `select reference, impact from risk where deleted_at is null order by length(reference), reference`);

test.describe('while somebody else takes rows away and brings them', () => {
  let other: Page;
  test.beforeEach(async ({ window: page, app, browser }) => {
    other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await other.goto(app.host.url);
    for (const one of [page, other]) await goTo(one, '/risks');
  });
  test.afterEach(() => other.context().close());

  test('the active cell stays on its record, and what is typed goes there', async ({ window: page, app }) => {
    await cell(page, 'R7', 'likelihood').click();
    await choose(other, 'R1', /^Remove/);
    await expect(row(page, 'R1')).toHaveCount(0);
    await expect(cell(page, 'R7', 'likelihood')).toBeFocused();
    await other.keyboard.press('Control+z');
    await expect(row(page, 'R1')).toBeVisible();
    await expect(cell(page, 'R7', 'likelihood')).toBeFocused();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => stored(app, `select reference from risk where likelihood = 1 and reference in ('R6', 'R7', 'R8', 'R9')`))
      .toEqual([['R7']]);
    await expect(cell(page, 'R8', 'likelihood')).toBeFocused();
  });

  test('selected cells stay selected over their records', async ({ window: page, app }) => {
    await cell(page, 'R7', 'impact').click();
    await cell(page, 'R9', 'impact').click({ modifiers: ['Shift'] });
    const before = scores(app) as [string, number][];
    await choose(other, 'R1', /^Remove/);
    await expect(row(page, 'R1')).toHaveCount(0);
    await expect(cell(page, 'R7', 'impact')).toBeFocused();
    await page.keyboard.press('Control+d');
    const top = before.find(([reference]) => reference === 'R7')?.[1];
    const filled = before
      .filter(([reference]) => reference !== 'R1')
      .map(([reference, impact]) => [reference, ['R8', 'R9'].includes(reference) ? top : impact]);
    await expect.poll(() => scores(app)).toEqual(filled);
  });

  test('a record that is taken away under the active cell leaves none, until a key moves on', async ({ window: page, app }) => {
    await cell(page, 'R7', 'impact').click();
    await choose(other, 'R7', /^Remove/);
    await expect(row(page, 'R7')).toHaveCount(0);
    await expect(page.getByText('R7 is no longer in this list.')).toBeVisible();
    const before = scores(app);
    await page.keyboard.type('1');
    await page.keyboard.press('Delete');
    await page.keyboard.press('ArrowDown');
    await expect(cell(page, 'R8', 'impact')).toBeFocused();
    expect(scores(app)).toEqual(before);
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored(app, `select impact from risk where reference = 'R8'`)).toEqual([[1]]);
  });
});

test('one’s own undo above the active cell leaves it on its record', async ({ window: page }) => {
  await goTo(page, '/risks');
  await choose(page, 'R3', /^Remove/);
  await expect(row(page, 'R3')).toHaveCount(0);
  await cell(page, 'R8', 'likelihood').click();
  await page.keyboard.press('Control+z');
  await expect(row(page, 'R3')).toBeVisible();
  await expect(cell(page, 'R8', 'likelihood')).toBeFocused();
});

for (const pause of [0, 100, 700]) {
  test(`rows that leave the list as each is done are done in the order they stand, with ${pause} ms between them`, async ({
    window: page,
    app,
  }) => {
    await goTo(page, '/actions');
    const refs = page.locator('.ag-row [col-id="ref"]');
    await expect(refs.nth(5)).toBeVisible();
    const listed = await refs.allTextContents();
    const meant = listed.slice(1, 4);
    const closed = () => (stored(app, `select ref from action where status = 'closed'`) as [string][]).flat();
    const before = closed();
    await page.locator('.ag-row[row-index="1"] [col-id="status"]').click();
    for (const _ of meant) {
      await page.keyboard.type('done');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(pause);
    }
    await expect
      .poll(() =>
        closed()
          .filter((ref) => !before.includes(ref))
          .toSorted((a, b) => a.localeCompare(b)),
      )
      .toEqual(meant.toSorted((a, b) => a.localeCompare(b)));
  });
}

test('chosen with the mouse, the next row is the one after it', async ({ window: page }) => {
  await goTo(page, '/risks');
  for (const name of ['R2', 'R3']) {
    const status = cell(page, name, 'status');
    await status.dblclick();
    await page.getByRole('option', { name: 'No longer a risk' }).click();
    await expect(row(page, name)).toHaveCount(0);
  }
  await expect(cell(page, 'R4', 'status')).toBeFocused();
});
