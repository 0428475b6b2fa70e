import type { Page } from '@playwright/test';
import { expect, goTo, test } from './fixtures.ts';

test.use({ from: 'demo' });

const SIZES = [
  { size: '1280×800', width: 1280, height: 800 },
  { size: '1024×700', width: 1024, height: 700 },
  { size: '200% zoom', width: 640, height: 400 },
] as const;

/** What can be pressed, is in sight, and has a message over its middle. */
const covered = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const messages = document.querySelector('section[aria-label="Messages"]')!;
    const all = [...document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, [role="radio"], .ag-cell')];
    return all
      .filter((element) => !messages.contains(element))
      .filter((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        if (width === 0 || height === 0) return false;
        const [x, y] = [left + width / 2, top + height / 2];
        // What its pane has scrolled away is not in sight.
        for (let pane = element.parentElement; pane; pane = pane.parentElement) {
          if (getComputedStyle(pane).overflowY === 'visible') continue;
          const seen = pane.getBoundingClientRect();
          if (y < seen.top || y > seen.bottom) return false;
        }
        const hit = document.elementFromPoint(x, y);
        return hit !== null && messages.contains(hit);
      })
      .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? element.tagName);
  });

for (const { size, ...viewport } of SIZES) {
  test(`messages cover nothing that can be pressed, on screens and in dialogs, at ${size}`, async ({ window: page }) => {
    await page.setViewportSize(viewport);
    const messages = page.getByRole('region', { name: 'Messages' });
    const dialog = page.getByRole('dialog');
    for (const title of ['Send the agreement', 'Ask the surveyor']) {
      await goTo(page, '/actions?view=all&new=true');
      await dialog.getByRole('textbox', { name: /^Action/ }).fill(title);
      await page.keyboard.press('Control+Enter');
      await expect(dialog).toHaveCount(0);
    }
    // The panel of what was added; in a narrow window it lies over its list.
    await expect(page.getByRole('textbox', { name: 'What has happened' })).toBeVisible();
    expect.soft(await covered(page), 'a panel').toEqual([]);
    // The clock of a message stands still while the pointer is on it.
    await messages.getByRole('listitem').last().hover();
    for (const path of ['/actions?view=all', '/homes', '/settings', '/reports', '/meetings', '/partners?tab=people']) {
      await goTo(page, path);
      await expect(page.locator('h1').first(), path).toBeVisible();
      await expect(page.getByText('Loading', { exact: false }), path).toHaveCount(0);
      await expect(messages.getByRole('listitem').last()).toBeVisible();
      expect.soft(await covered(page), path).toEqual([]);
      await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
      expect.soft(await covered(page), `${path}, its end`).toEqual([]);
    }
    await goTo(page, '/actions?view=all&new=true');
    await expect(dialog).toBeVisible();
    const save = dialog.getByRole('button', { name: 'Add action' });
    // Whole, and without scrolling: the foot of a dialog ends above the messages.
    const [foot, first] = [await save.boundingBox(), await messages.getByRole('listitem').last().boundingBox()];
    expect(foot!.y + foot!.height).toBeLessThanOrEqual(first!.y);
    await save.scrollIntoViewIfNeeded();
    await expect(save).toBeInViewport();
    expect(await covered(page), 'a dialog').toEqual([]);
    await page.screenshot({ path: test.info().outputPath('dialog.png') });
  });
}
