import { expect, goTo, test } from './fixtures.ts';

test.use({ from: 'demo' });

test('the second editor of a record sees both versions, and the other window refreshes by itself', async ({
  window: page,
  app,
  browser,
}) => {
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await other.goto(app.host.url);
  for (const one of [page, other]) {
    await goTo(one, '/settings');
    await expect(one.getByRole('heading', { name: 'Settings' })).toBeVisible();
  }
  const area = (one: typeof page) => one.getByRole('textbox', { name: /^Area/ });
  await area(page).fill('Rivermere and the hills');
  await area(other).fill('Rivermere alone');
  await page.getByRole('button', { name: 'Save details' }).click();
  await expect(page.getByText('Partnership details saved').first()).toBeVisible();
  await other.getByRole('button', { name: 'Save details' }).click();
  const dialog = other.getByRole('alertdialog');
  await expect(dialog).toContainText('Rivermere and the hills');
  await expect(dialog).toContainText('Rivermere alone');
  await dialog.getByRole('button', { name: /Keep mine/ }).click();
  await expect(area(page)).toHaveValue('Rivermere alone');
});
