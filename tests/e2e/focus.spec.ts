import type { Page } from '@playwright/test';
import { expect, goTo, test } from './fixtures.ts';
import { dialogs, screensOf } from './screen-list.ts';

test.use({ from: 'demo' });

/** The heading, or what a screen chooses itself: Home its next step, an address with a record or a form that. */
const SCREEN = /^the heading$|^main$|^a dialog$|^the list/;

/** What has the focus, in words. */
const focused = (page: Page) => (): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    if (!at || at === document.body) return 'the page itself';
    if (at.matches('main')) return 'the pane alone';
    if (at.matches('main h1')) return 'the heading';
    if (at.closest('[role="dialog"], [role="alertdialog"]')) return 'a dialog';
    if (at.closest('[role="grid"]')) return `the list, ${at.closest('[role="row"]')?.getAttribute('row-id') ?? 'no row'}`;
    return at.closest('[data-pane]')?.getAttribute('data-pane') ?? at.tagName;
  });

test('the focus is on the first thing of every screen, by its address and by its key', async ({ window: page, app }) => {
  test.setTimeout(300_000);
  let before = '';
  for (const [name, path] of await screensOf(app)) {
    await goTo(page, path);
    await expect(page.locator('main h1'), name).toBeVisible();
    const wanted = path.split('?')[0] === before ? /^(?!the page itself)/ : SCREEN;
    await expect.poll(focused(page), name).toMatch(wanted);
    before = path.split('?')[0]!;
  }
  for (const digit of [1, 2, 3, 4, 5, 6, 7, 8]) {
    await page.keyboard.press(`Alt+${digit}`);
    await expect.poll(focused(page), `Alt+${digit}`).toMatch(SCREEN);
  }
});

test('after any dialog the focus is on the screen again', async ({ window: page }) => {
  test.setTimeout(300_000);
  for (const [name, path] of await dialogs()) {
    await goTo(page, path);
    await expect(page.getByRole('dialog'), name).toBeVisible();
    await expect.poll(focused(page), name).toBe('a dialog');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog'), name).toHaveCount(0);
    await expect.poll(focused(page), name).not.toMatch(/the page itself|a dialog/);
  }
  const entries = await (async () => {
    await page.getByRole('button', { name: 'New' }).click();
    const count = await page.getByRole('menuitem').count();
    await page.keyboard.press('Escape');
    return count;
  })();
  for (let at = 0; at < entries; at += 1) {
    await page.getByRole('button', { name: 'New' }).click();
    await page.getByRole('menuitem').nth(at).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect.poll(focused(page), `New, ${at}`).not.toMatch(/the page itself|a dialog/);
  }
});

const LISTS = [
  { screen: 'Risks', path: '/risks', column: 'title' },
  { screen: 'Sites', path: '/sites', column: 'name' },
  { screen: 'Action log', path: '/actions', column: 'title' },
  { screen: 'People', path: '/partners?tab=people', column: 'name' },
  { screen: 'Organisations', path: '/partners', column: 'name' },
  { screen: 'Commitments', path: '/homes', column: 'need' },
];

for (const { screen, path } of LISTS) {
  test(`closing the panel of ${screen} gives the focus back to the row, and its removal to the list`, async ({ window: page }) => {
    await goTo(page, path);
    const grid = page.getByRole('grid', { name: screen });
    const cell = grid.locator('.ag-row:not(.dg-band) [role="gridcell"]').nth(1);
    await cell.click();
    const row = (await cell.locator('xpath=ancestor::*[@role="row"]').getAttribute('row-id'))!;
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /^Open/ }).click();
    const panel = page.locator('[data-pane="details"]');
    await expect(panel).toBeVisible();
    await expect(grid.locator('[role="row"][aria-current="true"]').first()).toHaveAttribute('row-id', row);
    await panel.focus();
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect.poll(focused(page)).toBe(`the list, ${row}`);
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /^Open/ }).click();
    await panel
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    // A message that it is done, or why it can't be.
    await expect(page.locator('[data-pane="messages"] button, [role="dialog"], [role="alertdialog"]').first()).toBeVisible();
    await expect.poll(focused(page)).not.toBe('the page itself');
  });

  test(`${screen} scrolls to the record that the address names, and marks it`, async ({ window: page }) => {
    await page.setViewportSize({ width: 1280, height: 640 });
    await goTo(page, path);
    const grid = page.getByRole('grid', { name: screen });
    await expect(grid).toBeVisible();
    await grid.locator('.ag-row:not(.dg-band) [role="gridcell"]').nth(1).click();
    await page.keyboard.press('Control+End');
    await expect.poll(focused(page)).toMatch(/^the list, [0-9a-f]/);
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /^Open/ }).click();
    await expect(page.locator('[data-pane="details"]')).toBeVisible();
    const address = new URL(page.url()).hash.slice(1);
    await goTo(page, '/help');
    await expect(grid).toHaveCount(0);
    await goTo(page, address);
    const marked = grid.locator('[role="row"][aria-current="true"]').first();
    await expect(marked.getByRole('gridcell').first()).toBeInViewport({ ratio: 0.9 });
  });
}

test('search goes to a record with the focus on its screen, and a record added is scrolled to', async ({ window: page }) => {
  await page.setViewportSize({ width: 1280, height: 640 });
  await goTo(page, '/actions?new=true');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Action/ }).fill('Zebra Wharf');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('grid').locator('[role="row"][aria-current="true"]').first()).toBeInViewport();
  await expect.poll(focused(page)).not.toMatch(/the page itself/);
  for (const from of ['/', '/actions']) {
    await goTo(page, from);
    await expect.poll(focused(page), from).toMatch(SCREEN);
    await page.keyboard.press('Control+k');
    await expect.poll(focused(page), from).toBe('a dialog');
    await page.keyboard.type('Zebra Wharf');
    await expect(page.getByRole('option', { name: /Zebra Wharf/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-pane="details"]')).toBeVisible();
    await expect.poll(focused(page), from).not.toMatch(/the page itself|a dialog/);
  }
});

test('F6 goes round every pane and back, and Esc closes details from the list, too', async ({ window: page }) => {
  await goTo(page, '/risks');
  const pane = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? document.activeElement?.tagName ?? '');
  await page.getByRole('gridcell').first().click();
  await page.getByRole('link', { name: 'R1', exact: true }).click();
  const details = page.locator('[data-pane="details"]');
  await expect(details).toBeVisible();
  for (const key of ['F6', 'Shift+F6']) {
    const met: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      await page.keyboard.press(key);
      met.push(await pane());
    }
    expect([...new Set(met)].toSorted(), key).toEqual(['details', 'main', 'nav', 'top']);
  }
  await page.getByRole('gridcell', { name: /./ }).nth(1).click();
  await expect.poll(pane).toBe('main');
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  // As fast as somebody types who knows the keys: the search has never been opened yet.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Building costs rise');
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('Building costs rise');
  await expect(page.getByRole('option', { name: /Building costs/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(details).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
});

test('what is typed right after the key that opens a form is in the form, and in no cell', async ({ window: page }) => {
  await goTo(page, '/risks');
  await page.getByRole('gridcell', { name: 'Building costs rise faster than grant' }).click();
  await page.keyboard.press('Control+Shift+A');
  await page.keyboard.type('Ask for more grant');
  await expect(page.getByRole('dialog').getByRole('textbox', { name: /^Action/ })).toHaveValue('Ask for more grant');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Discard|^Leave|^Close without/ }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await goTo(page, '/risks');
  await expect(page.getByRole('gridcell', { name: 'Building costs rise faster than grant' })).toBeVisible();
});
