import { expectNoViolationsInBothThemes } from '../support/axe.ts';
import { expect, goTo, test } from './fixtures.ts';

test.use({ from: 'birmingham' });

const OWN = 'Running key,Where it is,Size,Homes at least\nA1,"1 Mill Lane",0.5,12\nA2,"The Tannery",1.25,30\n';

/** Gives the open import screen a file, as the file dialog would. */
async function choose(page: import('@playwright/test').Page, name: string, text: string): Promise<void> {
  const waiting = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file', exact: true }).click();
  await (await waiting).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

/** The names of the sites that the list shows. */
const names = (page: import('@playwright/test').Page) =>
  page.locator('[role="row"]:not(.dg-band) [role="gridcell"][col-id="nameAddress"]').filter({ hasText: /\S/ });

/** Takes every answer that is proposed. */
const acceptAll = (page: import('@playwright/test').Page) => page.getByRole('button', { name: /^Use the .*proposed answer/ }).click();

test('a register with its own headings is asked about once, imported, and undone in one step', async ({ window: page }) => {
  await goTo(page, '/import');
  await choose(page, 'own.csv', OWN);
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  // Two headings are like none of ours: nothing is proposed for them, and they are asked about.
  for (const [field, heading] of [
    ['Site reference', 'Running key'],
    ['Site name and address', 'Where it is'],
  ] as const) {
    const question = page.getByRole('radiogroup', { name: `Which column holds ${field}?` });
    await question.getByRole('radio', { name: heading }).focus();
    await page.keyboard.press('Space');
    await expect(question.getByRole('radio', { name: heading })).toBeChecked();
  }
  await expect(page.getByText('Whose register is this?').first()).toBeVisible();
  await acceptAll(page);
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByText('own.csv is imported')).toBeVisible();
  await goTo(page, '/sites');
  await expect(page.getByText('42 homes at the lower bound')).toBeVisible();

  await goTo(page, '/import');
  await choose(page, 'own.csv', OWN);
  await expect(page.getByText(/as last time/)).toBeVisible();
  await acceptAll(page);
  await expect(page.getByText('All answered')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();

  await page.getByRole('button', { name: /^Undo: Import 2 sites/ }).click();
  await goTo(page, '/sites');
  await expect(page.getByText('No sites yet.')).toBeVisible();
});

const YEAR = 'OrganisationURI,SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom';
const row = (rest: string): string => `http://x/id/ambridge,${rest}`;

test('questions, mending and skipping, all by keyboard, and nothing axe objects to', async ({ window: page }) => {
  await goTo(page, '/import');
  const first = [YEAR, row('A1,Mill Yard,permissioned,10'), row('A2,Old Depot,permissioned,30'), row('A3,Tram Shed,permissioned,7')];
  await choose(page, 'year1.csv', first.join('\n'));
  await page.getByRole('button', { name: 'Import 3 rows' }).click();
  await expect(page.getByText('year1.csv is imported')).toBeVisible();

  const second = [
    YEAR,
    row('A1,Mill Yard,part permissioned,12'),
    row('A2,"Former Swimming Baths, Canal Street",permissioned,55'),
    row('A4,New Wharf,permissioned,about 20'),
    row('N/A,Kiln Place,permissioned,5'),
  ];
  await choose(page, 'year2.csv', second.join('\n'));
  await expect(page.getByText('Answer 3 questions first')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Register of ambridge' })).toBeVisible();
  await expect(page.getByText('1 site here is not in this file').first()).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'questions');

  const cell = page.getByRole('textbox', { name: 'NetDwellingsRangeFrom, row 4' });
  await cell.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await expect(cell).toHaveCount(0);
  await page.getByRole('button', { name: 'Skip row 5' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Skipped 1' })).toBeVisible();

  const word = page.getByRole('radiogroup', { name: 'What does “part permissioned” mean?' });
  await word.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Answer 2 questions first')).toBeVisible();
  await expect(word.getByRole('radio').first()).toBeChecked();
  await page.getByRole('button', { name: /^Use the 2 proposed/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Import 3 rows' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('year2.csv is imported')).toBeVisible();

  // What came of it, alone: by the address, so that it survives a reload.
  await page.getByRole('button', { name: 'Show them' }).focus();
  await page.keyboard.press('Enter');
  const from = page.getByRole('group', { name: 'Records of the import' }).first();
  await expect(from).toContainText('From year2.csv');
  await expect(names(page)).toHaveCount(3);
  await from.getByRole('radio', { name: 'New 2' }).focus();
  await page.keyboard.press('Space');
  await expect(names(page)).toHaveCount(2);
  await page.reload();
  await expect(names(page)).toHaveCount(2);
  await expectNoViolationsInBothThemes(page, 'records of an import');
  await page.getByRole('button', { name: 'Show all sites' }).focus();
  await page.keyboard.press('Enter');
  // A3 is not in the list any more: out of the list and its total until asked for.
  await expect(page.getByText('Tram Shed')).toHaveCount(0);
  await expect(page.getByRole('switch', { name: 'Show ended (1)' })).not.toBeChecked();
  await page.getByRole('switch', { name: 'Show ended (1)' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Tram Shed')).toBeVisible();
  await expect(page.getByText('Not any more', { exact: true })).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'ended sites');
});

test('every step fits a window at 200%, and nothing axe objects to', async ({ window: page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  const fits = async (step: string): Promise<void> => {
    expect([step, await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)]).toEqual([step, 0]);
    await expectNoViolationsInBothThemes(page, step);
  };
  await goTo(page, '/import');
  await fits('the file');
  await choose(page, 'year1.csv', [YEAR, row('A1,Mill Yard,permissioned,10'), row('A3,Tram Shed,permissioned,7')].join('\n'));
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  const rows = [
    row('A1,Mill Yard,part permissioned,12'),
    row('0012,Kiln,,5'),
    row('12,Kiln,,5'),
    row('A4,,,about 20'),
    row('Total,All,,22'),
  ];
  await choose(page, 'year2.csv', [YEAR, ...rows].join('\n'));
  await expect(page.getByRole('heading', { name: 'Are 0012 in row 3 and 12 in row 4 the same?' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Row 6, “Total”: left out as a total' })).toBeVisible();
  await fits('the questions');
  // Both cells of a row that are wrong can be mended, each beside its reason.
  for (const heading of ['SiteNameAddress', 'NetDwellingsRangeFrom'])
    await expect(page.getByRole('textbox', { name: `${heading}, row 5` })).toBeVisible();
  await acceptAll(page);
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByText('year2.csv is imported')).toBeVisible();
  await fits('the result');
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect(names(page).first()).toBeInViewport();
  await fits('the records');
});

test('an import that can’t be brought in yet says why, and its button keeps focus', async ({ window: page }) => {
  await goTo(page, '/import');
  await choose(page, 'own.csv', OWN);
  const button = page.getByRole('button', { name: 'Import', exact: true });
  await button.focus();
  await expect(button).toBeFocused();
  await expect(button).toHaveAccessibleDescription(/Choose the columns|Answer \d+ questions first/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('own.csv is imported')).toHaveCount(0);
});

test('a page named .csv and a figure that is none are refused with their place and remedy', async ({ window: page }) => {
  await goTo(page, '/import');
  await choose(page, 'download.csv', '<!doctype html><html><body>Sign in</body></html>');
  await expect(page.getByRole('alert')).toContainText('“download.csv” is a web page');
  await choose(page, 'bad.csv', 'SiteReference,SiteNameAddress,NetDwellingsRangeFrom,FirstAddedDate\nA1,Mill Lane,up to 3,31/02/2026\n');
  await expect(page.getByText('“up to 3” isn’t a whole number.').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'NetDwellingsRangeFrom, row 2' })).toHaveValue('up to 3');
  await page.getByRole('tab', { name: 'Notes 1' }).click();
  await expect(page.getByText(/row 2, column D/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
});

/** A register too large to be read, or brought in, within a second. */
function largeRegister(rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => `L${at},"${at} Mill Lane, Rivermere",0.5,permissioned,${at % 60}`);
  return ['SiteReference,SiteNameAddress,Hectares,PlanningStatus,NetDwellingsRangeFrom', ...lines].join('\n');
}

test('reading a large file, and bringing it in, can be cancelled: nothing is changed', async ({ window: page }) => {
  const cancelled = page.getByRole('listitem').filter({ hasText: 'Cancelled. Nothing was changed.' });
  const large = largeRegister(150_000);
  await goTo(page, '/import');

  await choose(page, 'large.csv', large);
  await expect(page.getByRole('progressbar', { name: 'Reading large.csv' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Reading large.csv' })).toBeAttached();
  await page.getByRole('button', { name: 'Cancel: Reading large.csv' }).click();
  await expect(cancelled).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a file', exact: true })).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await cancelled.getByRole('button', { name: 'Close message' }).click();

  await choose(page, 'large.csv', large);
  await page.getByRole('button', { name: 'Use the proposed answer' }).click({ timeout: 60_000 });
  const bringIn = page.getByRole('button', { name: 'Import 150,000 rows' });
  await bringIn.click({ timeout: 60_000 });
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight), 'the page itself does not scroll').toBe(0);
  await page.getByRole('button', { name: 'Cancel: Importing large.csv' }).click();
  await expect(cancelled).toBeVisible({ timeout: 20_000 });
  await expect(bringIn).toBeFocused();
  await expect(page.getByRole('button', { name: /^Undo: Import/ })).toHaveCount(0);
  await goTo(page, '/sites');
  await expect(page.getByText('No sites yet.')).toBeVisible();

  await goTo(page, '/import');
  await choose(page, 'own.csv', 'SiteReference,SiteNameAddress\nA1,Mill Lane\n');
  await acceptAll(page);
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await expect(page.getByText('own.csv is imported')).toBeVisible();
});
