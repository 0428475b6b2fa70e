import { expectNoViolationsInBothThemes } from '../support/axe.ts';
import SqliteFile from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { expect, goTo, test, type App } from './fixtures.ts';

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
  await expectNoViolationsInBothThemes(other, 'The conflict dialog');
  await dialog.getByRole('button', { name: /Keep mine/ }).click();
  await expect(area(page)).toHaveValue('Rivermere alone');
});

test('two who change other fields of one record are both kept, and only a field that both changed is asked about', async ({
  window: page,
  app,
  browser,
}) => {
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await other.goto(app.host.url);
  const stored = (): unknown => {
    const db = new SqliteFile(app.db, { readonly: true });
    const found = db.prepare("select title, mitigation, impact from risk where reference = 'R1'").get();
    db.close();
    return found;
  };
  const edit = async (one: Page): Promise<void> => {
    await goTo(one, '/risks');
    await one
      .getByRole('row', { name: /R1\b/ })
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await one.getByRole('menuitem', { name: /^Open/ }).click();
    await one.getByRole('button', { name: 'Edit risk', exact: true }).click();
  };
  const field = (one: Page, name: RegExp) => one.getByRole('dialog').getByRole('textbox', { name });
  for (const one of [page, other]) await edit(one);
  await field(page, /^Mitigation/).fill('Ask early');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await field(other, /^Risk/).fill('Costs rise');
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(other.getByRole('dialog')).toHaveCount(0);
  expect(stored()).toMatchObject({ title: 'Costs rise', mitigation: 'Ask early' });

  for (const one of [page, other]) await edit(one);
  await field(page, /^Mitigation/).fill('Ask late');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await field(other, /^Mitigation/).fill('Ask never');
  await field(other, /^Risk/).fill('Costs fall');
  await other.getByRole('button', { name: 'Save changes' }).click();
  const asked = other.getByRole('alertdialog');
  await expect(asked.getByRole('radiogroup')).toHaveCount(1);
  await asked.getByRole('button', { name: 'Use theirs' }).click();
  await expect(other.getByRole('dialog')).toHaveCount(0);
  expect(stored()).toMatchObject({ title: 'Costs fall', mitigation: 'Ask late' });
});

test('a cell that another window changes while it is typed into is asked about, not written over', async ({
  window: page,
  app,
  browser,
}) => {
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await other.goto(app.host.url);
  const cell = (one: Page, reference = 'R1') =>
    one
      .getByRole('row', { name: new RegExp(`${reference}\\b`) })
      .locator('[col-id="title"]')
      .first();
  for (const one of [page, other]) {
    await goTo(one, '/risks');
    await expect(cell(one)).toBeVisible();
  }
  await cell(page).click();
  await page.keyboard.type('Typed first');
  await expect(page.locator('.dg-editor')).toHaveValue('Typed first');
  await cell(other).click();
  await other.keyboard.type('Saved first');
  await other.keyboard.press('Enter');
  const stored = (): unknown => {
    const db = new SqliteFile(app.db, { readonly: true });
    const title = db.prepare("select title from risk where reference = 'R1'").pluck().get();
    db.close();
    return title;
  };
  await expect.poll(stored).toBe('Saved first');
  await cell(other, 'R2').click();
  await other.keyboard.type('Saved next');
  await other.keyboard.press('Enter');
  // The rows have been read again under the open editor.
  await expect(cell(page, 'R2')).toHaveText('Saved next');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('Saved first');
  await expect(dialog).toContainText('Typed first');
  expect(stored()).toBe('Saved first');
});

test('a cell being typed in is stored when its screen is left by a key or a link, and not after Escape', async ({ window: page }) => {
  const title = (reference: string) =>
    page
      .getByRole('row', { name: new RegExp(`${reference}\\b`) })
      .locator('[col-id="title"]')
      .first();
  const leave = [() => page.keyboard.press('Alt+3'), () => page.getByRole('link', { name: 'Sites' }).click()];
  for (const [at, go] of leave.entries()) {
    await goTo(page, '/risks');
    await title('R1').click();
    await page.keyboard.type(`Left ${at}`);
    await expect(page.locator('.dg-editor')).toHaveValue(`Left ${at}`);
    await go();
    await expect(page).not.toHaveURL(/risks/);
    await goTo(page, '/risks');
    await expect(title('R1')).toHaveText(`Left ${at}`);
  }
  await title('R1').click();
  await page.keyboard.type('Dropped');
  await expect(page.locator('.dg-editor')).toHaveValue('Dropped');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+3');
  await expect(page).not.toHaveURL(/risks/);
  await goTo(page, '/risks');
  await expect(title('R1')).toHaveText('Left 1');
});

/** A meeting whose minutes are a draft, and three people recorded as present. */
function meetingOf(app: App): { id: string; names: [string, string, string] } {
  const db = new SqliteFile(app.db, { readonly: true });
  const id = db.prepare("select id from meeting where stage = 'draft_minutes' order by held_on desc limit 1").pluck().get() as string;
  const names = db
    .prepare("select p.name from attendance t join person p on p.id = t.person_id where t.meeting_id = ? and t.state = 'present' limit 3")
    .pluck()
    .all(id) as [string, string, string];
  db.close();
  return { id, names };
}

test('attendance recorded in two windows at once: other rows are kept, the same person asks whose to keep', async ({
  window: page,
  app,
  browser,
}) => {
  const {
    id,
    names: [ann, ben, cas],
  } = meetingOf(app);
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await other.goto(app.host.url);
  const dialogOf = (one: Page) => one.getByRole('dialog', { name: /^Attendance, / });
  const state = (one: Page, name: string, label: string) =>
    dialogOf(one)
      .getByRole('radiogroup', { name: `How ${name} took part` })
      .getByRole('radio', { name: label });
  const save = (one: Page) => dialogOf(one).getByRole('button', { name: 'Save attendance' }).click();
  for (const one of [page, other]) {
    await goTo(one, `/meetings/${id}?view=minutes`);
    await one.getByRole('button', { name: 'Attendance' }).click();
    await expect(state(one, ann, 'Present')).toBeChecked();
  }
  await state(other, ben, 'Apologies').click();
  await state(other, cas, 'Absent').click();
  await state(page, ann, 'Absent').click();
  await state(page, ben, 'Deputy').click();
  await dialogOf(page)
    .getByRole('textbox', { name: `Name of the deputy of ${ben}` })
    .fill('Dee Stand-in');
  await save(page);
  await expect(dialogOf(page)).toHaveCount(0);

  await expect(state(other, ann, 'Absent')).toBeChecked();
  await expect(state(other, ben, 'Apologies')).toBeChecked();
  await save(other);
  const conflict = other.getByRole('alertdialog', { name: new RegExp(`^Attendance of ${ben} `) });
  await expect(conflict).toContainText('Deputy sent');
  await expect(conflict).toContainText('Dee Stand-in');
  await conflict.getByRole('button', { name: 'Keep editing' }).click();
  await expect(state(other, ben, 'Apologies')).toBeChecked();
  await expect(state(other, cas, 'Absent')).toBeChecked();

  await save(other);
  await conflict.getByRole('button', { name: 'Use theirs' }).click();
  await expect(dialogOf(other)).toHaveCount(0);
  for (const one of [page, other]) {
    const chip = (group: string, name: string) => one.getByRole('group', { name: group }).getByRole('img', { name });
    await expect(chip('Absent', ann)).toBeVisible();
    await expect(chip('Absent', cas)).toBeVisible();
    await expect(chip('Deputies', 'Dee Stand-in')).toBeVisible();
  }
});

test('two windows of one person undo and redo their own steps, one loaded again too', async ({ window: page, app, context }) => {
  const other = await context.newPage();
  await other.goto(app.host.url);
  const title = (one: Page, reference: string) =>
    one
      .getByRole('row', { name: new RegExp(`${reference}\\b`) })
      .locator('[col-id="title"]')
      .first();
  for (const one of [page, other]) await goTo(one, '/risks');
  const was = { first: await title(page, 'R1').innerText(), second: await title(page, 'R2').innerText() };
  const retitle = async (one: Page, reference: string, text: string): Promise<void> => {
    await title(one, reference).click();
    await one.keyboard.type(text);
    await one.keyboard.press('Enter');
    await expect(title(one, reference)).toHaveText(text);
  };
  const undo = (one: Page) => one.getByRole('button', { name: /^Undo: Edit risk/ });
  await retitle(page, 'R1', 'First window');
  await expect(title(other, 'R1')).toHaveText('First window');
  // The other window has done nothing yet.
  await expect(other.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
  await retitle(other, 'R2', 'Second window');
  await page.reload();
  await expect(title(page, 'R2')).toHaveText('Second window');
  await expect(undo(page)).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(title(page, 'R1')).toHaveText(was.first);
  await expect(title(page, 'R2')).toHaveText('Second window');
  await other.keyboard.press('Control+z');
  await expect(title(other, 'R2')).toHaveText(was.second);
  await page.keyboard.press('Control+y');
  await expect(title(page, 'R1')).toHaveText('First window');
  await expect(title(page, 'R2')).toHaveText(was.second);

  await app.restart();
  await page.goto(app.host.url);
  await goTo(page, '/risks');
  await expect(title(page, 'R1')).toHaveText('First window');
  await undo(page).click();
  await expect(title(page, 'R1')).toHaveText(was.first);
});
