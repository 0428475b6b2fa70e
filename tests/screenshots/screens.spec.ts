import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, goTo, setTheme, test } from '../e2e/fixtures.ts';
import { DIALOGS, screensOf } from '../e2e/screen-list.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'out', 'screenshots');
const guide = join(root, 'docs', 'images');

/** Pictures that the README and the guide show. */
const SHOWN: Record<string, string> = {
  'full Home light': 'home-light',
  'full Homes light': 'homes-light',
  'full Minutes dark': 'minutes-dark',
  'full Meetings light': 'meetings-light',
  'full Agenda light': 'agenda-light',
  'full Minutes light': 'minutes-light',
  'full Action light': 'actions-light',
  'full Sites light': 'sites-light',
  'full Import light': 'import-light',
  'full Organisations light': 'partners-light',
  'full Reports light': 'reports-light',
  'full Settings light': 'settings-light',
  'full Search light': 'search-light',
  'empty First run light': 'first-run-light',
};

async function picture(page: Page, kind: string, name: string, theme: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.waitForTimeout(400);
  const path = join(folder, `${kind}-${name}-${theme}.png`.toLowerCase().replaceAll(' ', '-'));
  await page.screenshot({ path });
  const shown = SHOWN[`${kind} ${name} ${theme}`];
  if (shown) copyFileSync(path, join(guide, `${shown}.png`));
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
      await pictures(page, screensOf(app), 'full', theme);
      for (const [name, path] of DIALOGS) {
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
      await pictures(
        page,
        screensOf(app).filter(([, path]) => !path.includes('none')),
        'empty',
        theme,
      );
    });
  });
}
