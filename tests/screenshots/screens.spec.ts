import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, goTo, setTheme, test } from '../e2e/fixtures.ts';
import { dialogs, screensOf } from '../e2e/screen-list.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = join(root, 'docs', 'images');

/** The pictures' moment in the window; the program's own clock starts a minute before. */
const MOMENT = '2026-11-22T12:40:00.000Z';
process.env['NODE_OPTIONS'] = `--import=${pathToFileURL(join(import.meta.dirname, 'fixed-day.mjs')).href}`;

/** A folder of all pictures, taken earlier, to compare with; without it the guide's pictures are compared. */
const REFERENCE = process.env['HPP_PICTURES'];

/** Pictures that the README and the guide show. */
const SHOWN: Record<string, string> = {
  'full Home light': 'home-light',
  'full Homes light': 'homes-light',
  'full Agenda item dark': 'minutes-dark',
  'full Meetings upcoming light': 'meetings-light',
  'full Meeting agenda light': 'agenda-light',
  'full Agenda item light': 'minutes-light',
  'full Action light': 'actions-light',
  'full Sites light': 'sites-light',
  'full Import light': 'import-light',
  'full Partners organisations light': 'partners-light',
  'full Reports light': 'reports-light',
  'full Settings light': 'settings-light',
  'full Search light': 'search-light',
  'empty First run light': 'first-run-light',
};

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(MOMENT);
});

/** The folder of the program has another name each time it is made. */
async function nameFolder(page: Page): Promise<void> {
  await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { nodeValue } = texts.currentNode;
      if (nodeValue?.includes('hpp-e2e-')) texts.currentNode.nodeValue = nodeValue.replaceAll(/\S*hpp-e2e-\w+/g, '/partnerships');
    }
  });
}

/** A picture of the window once it holds still: headings of tables find their height late. */
async function still(page: Page): Promise<Buffer> {
  let before: Buffer = Buffer.alloc(0);
  for (let turn = 0; turn < 20; turn += 1) {
    await page.waitForTimeout(400);
    await nameFolder(page);
    const now = await page.screenshot({ animations: 'disabled' });
    if (now.equals(before)) return now;
    before = now;
  }
  throw new Error('The window never holds still.');
}

async function picture(page: Page, kind: string, name: string, theme: string): Promise<void> {
  const comparing = test.info().project.name === 'screenshots-compare';
  const file = `${kind}-${name}-${theme}.png`.toLowerCase().replaceAll(' ', '-');
  const path = join(root, 'out', comparing ? 'screenshots-compared' : 'screenshots', file);
  const taken = await still(page);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, taken);
  const shown = SHOWN[`${kind} ${name} ${theme}`];
  if (!comparing) {
    if (shown) copyFileSync(path, join(guide, `${shown}.png`));
    return;
  }
  const reference = REFERENCE ? file : shown && `${shown}.png`;
  if (reference) expect.soft(taken, `${kind} ${name} ${theme}`).toMatchSnapshot(reference, { maxDiffPixelRatio: 0.0002 });
}

async function pictures(page: Page, screens: [name: string, path: string][], kind: string, theme: string): Promise<void> {
  for (const [name, path] of screens) {
    await goTo(page, path);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.getByText('Loading', { exact: false })).toHaveCount(0);
    await picture(page, kind, name, theme);
  }
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ from: 'demo' });
    test('full', async ({ window: page, app }) => {
      test.setTimeout(300_000);
      await setTheme(page, theme);
      await pictures(page, await screensOf(app), 'full', theme);
      for (const [name, path] of await dialogs()) {
        await goTo(page, path);
        await expect(page.getByRole('dialog')).toBeVisible();
        await picture(page, 'dialog', name, theme);
        await page.keyboard.press('Escape');
      }
      await goTo(page, '/');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('foundry');
      await expect(page.getByRole('option').first()).toBeVisible();
      await picture(page, 'full', 'Search', theme);
    });
  });

  test.describe(`${theme}, nothing yet`, () => {
    test('empty', async ({ window: page, app }) => {
      test.setTimeout(300_000);
      await setTheme(page, theme);
      await expect(page.getByRole('button', { name: 'Start partnership' })).toBeVisible();
      await picture(page, 'empty', 'First run', theme);
      await page.getByRole('textbox', { name: /Name of the partnership/ }).fill('Rivermere');
      await page.getByRole('button', { name: 'Start partnership' }).click();
      await expect(page.getByRole('heading', { name: 'Set up the partnership' })).toBeVisible();
      await pictures(page, await screensOf(app), 'empty', theme);
    });
  });
}
