import SqliteFile from 'better-sqlite3';
import { expect, expectNoViolations, goTo, setTheme, test, type App } from './fixtures.ts';

/** Every screen, with the ids of records that the demo has. */
function screensOf(app: App): [name: string, path: string][] {
  const db = new SqliteFile(app.db, { readonly: true });
  const id = (sql: string): string => (db.prepare(sql).pluck().get() as string | undefined) ?? 'none';
  const meeting = id("select id from meeting where stage = 'draft_minutes' order by held_on desc limit 1");
  const found = {
    meeting,
    group: id('select id from working_group order by sort_key limit 1'),
    action: id("select id from action where status = 'open' limit 1"),
    commitment: id('select id from commitment limit 1'),
    site: id('select id from site limit 1'),
    organisation: id('select id from organisation limit 1'),
  };
  db.close();
  return [
    ['Home', '/'],
    ['Meetings', '/meetings'],
    ['Agenda', `/meetings/${found.meeting}?view=agenda`],
    ['Minutes', `/meetings/${found.meeting}?view=minutes`],
    ['Actions', '/actions?view=all'],
    ['Action', `/actions?view=all&action=${found.action}`],
    ['Homes', '/homes'],
    ['Commitment', `/homes?commitment=${found.commitment}`],
    ['Sites', '/sites'],
    ['Site', `/sites?site=${found.site}`],
    ['Import', '/import'],
    ['Organisations', '/partners?tab=organisations'],
    ['Organisation', `/partners?tab=organisations&organisation=${found.organisation}`],
    ['People', '/partners?tab=people'],
    ['Groups', '/partners?tab=groups'],
    ['Group', `/groups/${found.group}`],
    ['Reports', '/reports'],
    ['Recent changes', '/history'],
    ['Settings', '/settings'],
    ['Open another', '/open'],
    ['Help', '/help'],
  ];
}

const DIALOGS: [name: string, path: string][] = [
  ['Plan meeting', '/meetings?new=true'],
  ['Add action', '/actions?new=true'],
  ['Add commitment', '/homes?new=true'],
  ['Add site', '/sites?new=true'],
  ['Add organisation', '/partners?tab=organisations&new=true'],
  ['Add person', '/partners?tab=people&new=true'],
  ['Add group', '/partners?tab=groups&new=true'],
];

for (const theme of ['light', 'dark'] as const) {
  test.describe(`${theme}, full`, () => {
    test.use({ from: 'demo' });

    test('axe finds nothing on any screen', async ({ window: page, app }) => {
      test.setTimeout(300_000);
      await setTheme(page, theme);
      for (const [name, path] of screensOf(app)) {
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
      for (const [name, path] of DIALOGS) {
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

  test.describe(`${theme}, empty`, () => {
    test('axe finds nothing on the first run and on empty screens', async ({ window: page, app }) => {
      test.setTimeout(240_000);
      await setTheme(page, theme);
      await expect(page.getByRole('button', { name: 'Start partnership' })).toBeVisible();
      await expectNoViolations(page, `First run, ${theme}`);
      await page.getByRole('textbox', { name: /Name of the partnership/ }).fill('Rivermere');
      await page.getByRole('button', { name: 'Start partnership' }).click();
      await expect(page.getByRole('heading', { name: 'Set up the partnership' })).toBeVisible();
      for (const [name, path] of screensOf(app).filter(([, path]) => !path.includes('none'))) {
        await goTo(page, path);
        await expect(page.locator('h1'), name).toBeVisible();
        await expect(page.getByText('Loading', { exact: false })).toHaveCount(0);
        await expectNoViolations(page, `${name}, empty, ${theme}`);
      }
    });
  });
}
