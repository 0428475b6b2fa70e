import { expectNoViolations } from '../support/axe.ts';
import { expect, goTo, setTheme, test } from './fixtures.ts';
import { dialogs, screensOf } from './screen-list.ts';

for (const theme of ['light', 'dark'] as const) {
  test.describe(`${theme}, full`, () => {
    test.use({ from: 'demo' });

    for (const part of [0, 1, 2])
      test(`axe finds nothing on any screen, part ${part + 1} of 3`, async ({ window: page, app }) => {
        test.setTimeout(300_000);
        await setTheme(page, theme);
        for (const [name, path] of (await screensOf(app)).filter((_, at) => at % 3 === part)) {
          await goTo(page, path);
          await expect(page.locator('h1'), name).toHaveCount(1);
          await expect(page.locator('h1')).toBeVisible();
          await expect(page.getByText('Loading', { exact: false })).toHaveCount(0);
          await expectNoViolations(page, `${name}, ${theme}`);
          // One filled button a view: more would leave a person guessing.
          expect(await page.locator('main button[class*="primary"]').count(), name).toBeLessThanOrEqual(1);
          // Nothing sticks out sideways.
          expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), name).toBeLessThanOrEqual(0);
        }
      });

    test('axe finds nothing with any dialog, menu or the search open', async ({ window: page }) => {
      test.setTimeout(300_000);
      await setTheme(page, theme);
      for (const [name, path] of await dialogs()) {
        await goTo(page, path);
        await expect(page.getByRole('dialog'), name).toBeVisible();
        await expectNoViolations(page, `${name}, ${theme}`);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog'), name).toHaveCount(0);
      }
      await goTo(page, '/homes');
      for (const button of ['New', /^Provider/, /Rivermere/]) {
        await page.getByRole('button', { name: button }).first().click();
        await expect(page.locator('[role="menu"], [role="dialog"], [role="listbox"]').first()).toBeVisible();
        await expectNoViolations(page, `${String(button)}, ${theme}`);
        await page.keyboard.press('Escape');
      }
      await page.keyboard.press('Control+k');
      await page.keyboard.type('home');
      await expect(page.getByRole('option').first()).toBeVisible();
      await expectNoViolations(page, `Search, ${theme}`);
    });
  });

  test.describe(`${theme}, at work`, () => {
    test.use({ from: 'demo' });

    test('axe finds nothing with the dialogs and menus of a record open', async ({ window: page, app }) => {
      test.setTimeout(300_000);
      await setTheme(page, theme);
      const paths = new Map(await screensOf(app));
      const press = (name: string | RegExp) => async (): Promise<void> => page.getByRole('button', { name }).first().click();
      const choose = (menu: string, item: string | RegExp) => async (): Promise<void> => {
        await press(menu)();
        await page.getByRole('menuitem', { name: item }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
      };
      const openers: [name: string, path: string, open: () => Promise<void>][] = [
        ['Attendance', paths.get('Agenda item')!, press(/^Attendance/)],
        ['Stage of a meeting', paths.get('Agenda item')!, press(/Change stage/)],
        ['Add member', paths.get('Working group')!, press('Add member')],
        ['Menu of a group', paths.get('Working group')!, press('More for this group')],
        ['Menu of a member', paths.get('Working group')!, press(/^More for (?!this)/)],
        ['Edit group', paths.get('Working group')!, choose('More for this group', 'Edit group')],
        ['Edit meeting', paths.get('Agenda item')!, choose('More for this meeting', /^Edit/)],
        ['Edit organisation', paths.get('Organisation')!, press('Edit organisation')],
        ['Date picker', '/actions?new=true', press(/^Choose from a calendar/)],
        [
          'Menu of a row',
          '/actions?view=all',
          async () => {
            await page.locator('.ag-row:not(.dg-band) .ag-cell[col-id="title"]').first().click();
            await page.keyboard.press('Shift+F10');
          },
        ],
      ];
      for (const [name, path, open] of openers) {
        await goTo(page, path);
        await expect(page.locator('h1').first(), name).toBeVisible();
        await open();
        await expect(page.locator('[role="menu"], [role="dialog"]').first(), name).toBeVisible();
        await expectNoViolations(page, `${name}, ${theme}`);
        // Each Esc closes what is innermost: the calendar, then the dialog it is in.
        const layers = page.locator('[role="menu"], [role="dialog"]');
        for (let left = await layers.count(); left > 0; left = await layers.count()) {
          await page.keyboard.press('Escape');
          await expect.poll(() => layers.count(), name).toBeLessThan(left);
        }
      }
    });
  });

  test.describe(`${theme}, empty`, () => {
    test('axe finds nothing on the first run and on empty screens', async ({ window: page, app }) => {
      test.setTimeout(240_000);
      await setTheme(page, theme);
      await expect(page.getByRole('button', { name: 'Start partnership' })).toBeVisible();
      await expectNoViolations(page, `First run, ${theme}`);
      await page.getByRole('textbox', { name: /Name of the partnership/ }).fill('Rivermere');
      await page.getByRole('button', { name: 'Start partnership' }).click();
      await expect(page.getByRole('heading', { name: 'Set up the partnership' })).toBeVisible();
      for (const [name, path] of await screensOf(app)) {
        await goTo(page, path);
        await expect(page.locator('h1'), name).toBeVisible();
        await expect(page.getByText('Loading', { exact: false })).toHaveCount(0);
        await expectNoViolations(page, `${name}, empty, ${theme}`);
      }
    });
  });
}
