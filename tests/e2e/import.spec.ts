import { expect, goTo, test } from './fixtures.ts';

test.use({ from: 'birmingham' });

const OWN = 'Ref no,Where it is,Size,Homes at least\nA1,"1 Mill Lane",0.5,12\nA2,"The Tannery",1.25,30\n';

/** Gives the open import screen a file, as the file dialog would. */
async function choose(page: import('@playwright/test').Page, name: string, text: string): Promise<void> {
  const waiting = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file', exact: true }).click();
  await (await waiting).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

test('a register with its own headings is matched once, imported, and undone in one step', async ({ window: page }) => {
  await goTo(page, '/import');
  await choose(page, 'own.csv', OWN);
  await expect(page.getByText(/no column for Site reference/).first()).toBeVisible();
  for (const [field, heading] of [
    ['Site reference', 'Ref no'],
    ['Site name and address', 'Where it is'],
    ['Net homes, from', 'Homes at least'],
  ] as const) {
    await page
      .getByRole('button', { name: new RegExp(field) })
      .first()
      .click();
    await page.getByRole('option', { name: heading, exact: true }).click();
  }
  // The preview is made again after each choice; until it is, the button is busy.
  await expect(page.getByText('4 of 25 matched')).toBeVisible();
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByText('own.csv is imported')).toBeVisible();
  await goTo(page, '/sites');
  await expect(page.getByText('42 homes at the lower bound')).toBeVisible();

  await goTo(page, '/import');
  await choose(page, 'own-again.csv', OWN);
  await expect(page.getByText(/as last time/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();

  await page.getByRole('button', { name: /^Undo: Import 2 sites/ }).click();
  await goTo(page, '/sites');
  await expect(page.getByText('No sites yet.')).toBeVisible();
});

test('a page named .csv and a date that does not exist are refused with their place and remedy', async ({ window: page }) => {
  await goTo(page, '/import');
  await choose(page, 'download.csv', '<!doctype html><html><body>Sign in</body></html>');
  await expect(page.getByRole('alert')).toContainText('“download.csv” is a web page');
  await choose(page, 'bad.csv', 'SiteReference,SiteNameAddress,NetDwellingsRangeFrom,FirstAddedDate\nA1,Mill Lane,-3,31/02/2026\n');
  await expect(page.getByText(/row 2, column C/).first()).toBeVisible();
  await expect(page.getByText(/row 2, column D/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
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
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await expect(page.getByText('own.csv is imported')).toBeVisible();
});
