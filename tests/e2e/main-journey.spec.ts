import type { Page } from '@playwright/test';
import { expect, goTo, test } from './fixtures.ts';

/** Fills the fields of the dialog that is open and presses its filled button. */
async function fill(page: Page, fields: Record<string, string>, submit: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(fields)) await dialog.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(value);
  await dialog.getByRole('button', { name: submit }).click();
  await expect(dialog).toHaveCount(0);
}

/** Types into a combo box and takes the first match. */
async function pick(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: new RegExp(`^${label}`) }).fill(text);
  await page
    .getByRole('option', { name: new RegExp(text) })
    .first()
    .click();
}

/** Types a date into a date field, day first. */
async function typeDate(page: Page, label: string, digits: string): Promise<void> {
  await page.getByRole('textbox', { name: new RegExp(label) }).fill(digits);
}

test('set up a group, plan a meeting, record an action, see it on Home and in the log', async ({ window: page }) => {
  test.setTimeout(180_000);
  await page.getByRole('textbox', { name: /Name of the partnership/ }).fill('Rivermere');
  await page.getByRole('button', { name: 'Start partnership' }).click();
  await expect(page.getByRole('heading', { name: 'Set up the partnership' })).toBeVisible();

  await goTo(page, '/partners?tab=organisations&new=true');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Ashgrove Homes');
  await dialog.getByRole('button', { name: /Sector/ }).click();
  await page.getByRole('option', { name: 'Housing provider' }).click();
  await dialog.getByRole('button', { name: 'Add organisation' }).click();
  await expect(dialog).toHaveCount(0);
  await goTo(page, '/partners?tab=people&new=true');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Clare Marlow');
  await pick(page, 'Organisation', 'Ashgrove');
  await dialog.getByRole('button', { name: 'Add person' }).click();
  await expect(dialog).toHaveCount(0);
  await goTo(page, '/partners?tab=groups&new=true');
  await fill(page, { Name: 'Housing supply group' }, 'Add group');
  await expect(page.getByRole('heading', { name: 'Housing supply group', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Add member' }).first().click();
  await pick(page, 'Person', 'Clare');
  await dialog.getByRole('button', { name: 'Add member' }).click();
  await expect(page.getByRole('table', { name: 'Members' })).toContainText('Clare Marlow');

  await page.getByRole('button', { name: 'Plan meeting' }).click();
  await typeDate(page, 'Date', '15022099');
  await dialog.getByRole('button', { name: 'Plan meeting' }).click();
  await expect(page.getByRole('heading', { name: 'Agenda, Sunday 15 February 2099' })).toBeVisible();
  await expect(page.getByText('Declarations of interest')).toBeVisible();

  await page.getByRole('tab', { name: 'Minutes' }).click();
  await expect(page.getByRole('heading', { name: /^Minutes, Sunday/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+A');
  await page.keyboard.type('Send the signed diversion agreement');
  await pick(page, 'Owner', 'Clare');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/HSG\/2099\/001/).first()).toBeVisible();

  await goTo(page, '/actions');
  await expect(page.getByRole('grid', { name: 'Action log' })).toContainText('Send the signed diversion agreement');
  await expect(page.getByRole('grid', { name: 'Action log' })).toContainText('Ashgrove Homes');
  await goTo(page, '/');
  await expect(page.getByRole('heading', { name: 'Housing supply group' })).toBeVisible();
  await expect(page.getByText('See 1 open action')).toBeVisible();
});
