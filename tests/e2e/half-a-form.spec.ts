import type { Page } from '@playwright/test';
import { expect, goTo, test, type App } from './fixtures.ts';
import { cells } from './pasting.ts';

test.use({ from: 'demo' });

interface Form {
  path: string;
  /** The box that is typed into, and what. */
  box: string | RegExp;
  text: string;
}

/** A register's form, one of its own kind, and one of a room with rules of its own. */
const FORMS: Form[] = [
  { path: '/risks?new=true', box: /^Description/, text: 'The crane can’t reach' },
  { path: '/actions?new=true', box: /^Action/, text: 'Ask the county' },
  { path: '/partners?tab=people&new=true', box: /^Job title/, text: 'Clerk of works' },
];

/** The program ends without a word, and is started again; its page is a new one. */
async function killed(app: App, page: Page): Promise<Page> {
  await page.waitForTimeout(1000);
  await app.restart();
  const again = await page.context().newPage();
  await again.goto(app.host.url);
  return again;
}

const dialog = (page: Page) => page.getByRole('dialog');
const boxIn = (page: Page, box: Form['box']) => dialog(page).getByRole('textbox', { name: box });
const offer = (page: Page) => dialog(page).getByText(/^You began this .* and didn’t save it/);

for (const { path, box, text } of FORMS)
  test(`half a form of ${path} outlives the program, is offered, and is forgotten once it is dropped`, async ({ window, app }) => {
    await goTo(window, path);
    await boxIn(window, box).fill(text);
    const page = await killed(app, window);
    await goTo(page, path);
    await expect(offer(page)).toBeVisible();
    await expect(boxIn(page, box)).toHaveValue('');
    await dialog(page).getByRole('button', { name: 'Continue' }).click();
    await expect(boxIn(page, box)).toHaveValue(text);
    await expect(offer(page)).toBeHidden();

    const later = await killed(app, page);
    await goTo(later, path);
    await dialog(later).getByRole('button', { name: 'Discard' }).click();
    await expect(boxIn(later, box)).toHaveValue('');
    const last = await killed(app, later);
    await goTo(last, path);
    await expect(boxIn(last, box)).toBeVisible();
    await expect(offer(last)).toBeHidden();
  });

test('an edit that was begun is offered for its own record, and what is saved is not offered again', async ({ window, app }) => {
  const edit = async (page: Page): Promise<void> => {
    await goTo(page, '/risks');
    await page.getByRole('grid', { name: 'Risks' }).getByText('R1', { exact: true }).click();
    await page.getByRole('button', { name: 'Edit risk', exact: true }).click();
    await expect(dialog(page)).toBeVisible();
  };
  await edit(window);
  await boxIn(window, /^Mitigation/).fill('Ask for an early answer');
  const page = await killed(app, window);
  await goTo(page, '/risks');
  await cells(page.getByRole('grid', { name: 'Risks' }), 'impact')
    .first()
    .click();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await edit(page);
  await expect(dialog(page).getByText('It has been changed since: look before you save.')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Continue' }).click();
  await dialog(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Risk R1 changed').first()).toBeVisible();
  await edit(page);
  await expect(boxIn(page, /^Mitigation/)).toHaveValue('Ask for an early answer');
  await expect(offer(page)).toBeHidden();
});
