import type { CDPSession, Page } from '@playwright/test';
import { expect, goTo, test } from './fixtures.ts';
import { cells } from './pasting.ts';

test.use({ from: 'demo' });

/** A key as an input method or a dead key takes it: the browser is told that there is one, not which. */
const taken = (cdp: CDPSession, key: 'Process' | 'Dead') =>
  cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: 'KeyN', windowsVirtualKeyCode: key === 'Process' ? 229 : 0 });

async function composed(page: Page, steps: readonly string[], text: string, key: 'Process' | 'Dead' = 'Process'): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await taken(cdp, key);
  for (const step of steps)
    await cdp.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length });
  // The input method's own Enter takes the word.
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, isComposing: true }),
    ),
  );
  await cdp.send('Input.insertText', { text });
}

const PEOPLE = '/partners?tab=people';

for (const [words, steps, text, key] of [
  ['an input method', ['に', 'にほ', 'にほん'], '日本', 'Process'],
  ['a dead key', ['´'], 'é', 'Dead'],
  ['pinyin', ['l', 'li'], '李', 'Process'],
] as const)
  test(`what ${words} makes over a cell takes the place of what was there`, async ({ window: page }) => {
    await goTo(page, PEOPLE);
    const grid = page.getByRole('grid', { name: 'People' });
    const cell = cells(grid, 'jobTitle').first();
    await cell.click();
    await composed(page, steps, text, key);
    await expect(grid.getByRole('textbox')).toHaveValue(text);
    await page.keyboard.press('Enter');
    await expect(cell).toHaveText(text);
    await expect(page.getByRole('button', { name: /^Undo: Edit / })).toBeVisible();
  });

test('AltGr types into a cell, and an accent goes on in one that is open', async ({ window: page }) => {
  await goTo(page, PEOPLE);
  const grid = page.getByRole('grid', { name: 'People' });
  const cell = cells(grid, 'jobTitle').first();
  await cell.click();
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: '€', bubbles: true, cancelable: true, ctrlKey: true, altKey: true, modifierAltGraph: true }),
    ),
  );
  await expect(grid.getByRole('textbox')).toHaveValue('€');
  await composed(page, ['´'], 'é', 'Dead');
  await page.keyboard.press('Enter');
  await expect(cell).toHaveText('€é');
});

test('after a run of Tabs, Enter goes to the first column of the run; Tab alone leaves the grid', async ({ window: page }) => {
  await goTo(page, PEOPLE);
  const grid = page.getByRole('grid', { name: 'People' });
  await cells(grid, 'jobTitle').nth(1).click();
  await page.keyboard.type('One');
  await page.keyboard.press('Tab');
  // Over the list of organisations, untouched, and on.
  await page.keyboard.press('Tab');
  await page.keyboard.type('two@example.org');
  await page.keyboard.press('Tab');
  await page.keyboard.type('three');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Below');
  await page.keyboard.press('Enter');
  await expect(cells(grid, 'jobTitle').nth(1)).toHaveText('One');
  await expect(cells(grid, 'phone').nth(1)).toHaveText('three');
  await expect(cells(grid, 'jobTitle').nth(2)).toHaveText('Below');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[role="grid"]') === null)).toBe(true);
});
