import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { expectNoViolationsInBothThemes } from '../support/axe.ts';
import { serveBuiltPage, type BuiltPage } from '../support/built-page.ts';

let site: BuiltPage;
let noise: string[] = [];

// oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern.
test.beforeAll(async ({}, { workerIndex }) => {
  site = await serveBuiltPage('renderer', 'gallery.html', workerIndex);
});
test.afterAll(() => site.close());

test.beforeEach(async ({ page }) => {
  noise = [];
  // A refused <style>, an eval probe or a React warning all end up here.
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text());
  });
  page.on('pageerror', (error) => noise.push(error.message));
  await page.goto(site.url);
  await expect(page.getByRole('heading', { level: 1, name: 'Gallery' })).toBeVisible();
});
test.afterEach(() => expect(noise).toEqual([]));

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true }).first();

/** Everything one can press, smaller than 24 by 24. What sits in a 1 px box is only for keyboards. */
const smallTargets = `[...document.querySelectorAll('button, [role=tab], [role=option], [role=menuitem], [role=gridcell] > *, [role=spinbutton][contenteditable=true], label:has(input)')]
  .filter((element) => !element.closest('[inert]') && element.parentElement.getBoundingClientRect().width > 1 && getComputedStyle(element).visibility === 'visible')
  .map((element) => ({ box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 120) }))
  .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
  .map(({ box, html }) => Math.round(box.width) + 'x' + Math.round(box.height) + ' ' + html)`;

async function expectRoomyTargets(page: Page): Promise<void> {
  expect(await page.evaluate<string[]>(smallTargets)).toEqual([]);
}

const openers: Record<string, (page: Page) => Promise<void>> = {
  menu: (page) => button(page, 'New').click(),
  'context menu': (page) => button(page, 'Open context menu').click(),
  select: (page) =>
    page
      .getByRole('button', { name: /^On site/ })
      .first()
      .click(),
  'combo box': (page) => page.getByRole('combobox', { name: 'Owner' }).first().fill('c'),
  'date picker': (page) => page.getByRole('button', { name: 'Choose from a calendar: Due date' }).first().click(),
  'filter with search': (page) => page.getByRole('button', { name: /^Provider/ }).click(),
  'short filter': (page) => page.getByRole('button', { name: /^Stage 2/ }).click(),
  dialog: (page) => button(page, 'Open dialog').click(),
  'confirm dialog': (page) => button(page, 'Ask first').click(),
  'conflict dialog': (page) => button(page, 'Show conflict').click(),
  palette: (page) =>
    page
      .getByRole('button', { name: /^Search/ })
      .first()
      .click(),
  toasts: async (page) => {
    await button(page, 'Delete action').click();
    await button(page, 'Show problem').click();
  },
  tooltip: async (page) => {
    await button(page, 'Undo').focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('tooltip')).toBeVisible();
  },
  'form problems': (page) => page.locator('form').getByRole('button', { name: 'Add action' }).click(),
};

test('every component passes axe and is big enough', async ({ page }) => {
  await expectNoViolationsInBothThemes(page, 'the gallery');
  await expectRoomyTargets(page);
});

for (const [name, open] of Object.entries(openers)) {
  test(`${name} passes axe while open`, async ({ page }) => {
    await open(page);
    await expectNoViolationsInBothThemes(page, name);
    await expectRoomyTargets(page);
  });
}

test('the theme follows its switch', async ({ page }) => {
  for (const theme of ['Dark', 'Light']) {
    await page.getByRole('radio', { name: theme }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
  }
});

test('a dialog takes focus, keeps it and gives it back', async ({ page }) => {
  const opener = button(page, 'Open dialog');
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New meeting series' });
  await expect(dialog.getByRole('textbox', { name: 'Group' })).toBeFocused();
  for (let step = 0; step < 8; step++) await page.keyboard.press('Tab');
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('Ctrl+Enter finishes a dialog', async ({ page }) => {
  await button(page, 'Open dialog').press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a menu opens, moves and closes by keyboard', async ({ page }) => {
  await button(page, 'New').press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Attach evidence' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button(page, 'New')).toBeFocused();
});

test('a date is typed day first and read out as ISO', async ({ page }) => {
  const date = page.getByRole('textbox', { name: 'Due date' }).first();
  await date.fill('12/3/2026');
  await expect(page.getByText('Stored as 2026-03-12')).toBeVisible();
  await date.press('Alt+ArrowDown');
  await expect(page.getByRole('dialog').getByText('March 2026', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Stored as 2026-03-13')).toBeVisible();
  await expect(date).toBeFocused();
  await expect(date).toHaveValue('13 March 2026');
});

test('a filter searches, ticks and clears by keyboard', async ({ page }) => {
  await page.getByRole('button', { name: 'Provider All 10' }).press('Enter');
  await page.keyboard.type('quay');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  // The first Esc empties the search box, the second closes.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(10);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Provider 9 of 10' })).toBeFocused();
});

test('the palette opens the first result on Enter', async ({ page }) => {
  await page
    .getByRole('button', { name: /^Search/ })
    .first()
    .press('Enter');
  await page.keyboard.type('ext');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'Opened Extra care group' })).toBeVisible();
});

test('Esc closes the palette at once and gives focus back', async ({ page }) => {
  const opener = page.getByRole('button', { name: /^Search/ }).first();
  await opener.press('Enter');
  await page.keyboard.type('zzz');
  await expect(page.getByText('Nothing found.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('a toast waits while the pointer is on it', async ({ page }) => {
  await page.clock.install();
  await button(page, 'Delete action').click();
  const message = page.getByRole('listitem').filter({ hasText: 'Action 212 deleted' });
  await message.hover();
  await page.clock.fastForward(30_000);
  await expect(message).toBeVisible();
  await page.mouse.move(10, 10);
  await page.clock.fastForward(11_000);
  await expect(message).toHaveCount(0);
});

test('a toast is said in a live region that was there before, and Undo is reached with F6', async ({ page }) => {
  const live = page.locator('[data-live-announcer]');
  await expect(live).toHaveText('');
  const opener = button(page, 'Delete action');
  await opener.press('Enter');
  await expect(live).toHaveText('Action 212 deleted');
  // Main, details panel, messages.
  await page.keyboard.press('F6');
  await expect(page.getByRole('complementary', { name: 'Foundry Wharf' })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('region', { name: 'Messages', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(live).toHaveText('Action 212 is back');
});

test('a form names its problems, takes focus to them and links to the fields', async ({ page }) => {
  await page.locator('form').getByRole('button', { name: 'Add action' }).press('Enter');
  const summary = page.getByRole('alert', { name: 'There are 4 problems' });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('button')).toHaveText([
    'Enter what will be done',
    'Enter a number of homes',
    'Enter a due date, like 12 March 2026',
    'Tick “The group agreed this” to go on',
  ]);
  await summary.getByRole('button', { name: 'Enter a number of homes' }).press('Enter');
  await expect(page.locator('[data-field="homes"] input').first()).toBeFocused();
  await page.keyboard.type('9000');
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-field="homes"]').getByText('A number of homes must be 5,000 or less')).toBeVisible();
  await expect(page.getByText('Invalid')).toHaveCount(0);
});

test('tabs and segments move with arrow keys', async ({ page }) => {
  await page.getByRole('tab', { name: /Everything/ }).press('ArrowRight');
  await expect(page.getByRole('tab', { name: /Status/ })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Buttons' })).toHaveCount(0);
});

test('a status is a word and a shape, in forced colours too', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  for (const word of ['On track', 'At risk', 'Off track', 'Complete', 'Not started', 'No data', 'No target set']) {
    const chip = page.getByText(word, { exact: true }).first();
    await expect(chip).toBeVisible();
    await expect(chip.locator('svg')).toHaveCount(1);
  }
});
