import type { Page } from '@playwright/test';
import SqliteFile from 'better-sqlite3';
import { expect, goTo, test, type App } from './fixtures.ts';
import { cells, pasteAt } from './pasting.ts';

test.use({ from: 'demo' });

/** What a kind of record is called in the file, oldest first. */
function names(app: App, table: string, column: string): string[] {
  const db = new SqliteFile(app.db, { readonly: true });
  const found = db.prepare(`select ${column} from ${table} where deleted_at is null order by id`).pluck().all() as string[];
  db.close();
  return found;
}

interface List {
  screen: string;
  path: string;
  table: string;
  /** The column that names a record: in the grid, and in the file. */
  at: string;
  column: string;
  /** A list of two new ones, as it is pasted over names, and what they are called. */
  text: string;
  made: string[];
  /** What a list of names alone is told, where a record needs more than a name. */
  needs?: RegExp;
}

const LISTS: List[] = [
  {
    screen: 'Organisations',
    path: '/partners',
    table: 'organisation',
    at: 'name',
    column: 'name',
    text: 'Alder Homes\tOther\r\nWych Elm Trust\tHousing provider\r\n\r\n',
    made: ['Alder Homes', 'Wych Elm Trust'],
  },
  {
    screen: 'People',
    path: '/partners?tab=people',
    table: 'person',
    at: 'name',
    column: 'name',
    text: 'Jo Newcomer\nAda Pasted\n',
    made: ['Jo Newcomer', 'Ada Pasted'],
  },
  {
    screen: 'Sites',
    path: '/sites',
    table: 'site',
    at: 'reference',
    column: 'reference',
    text: 'PASTED/1\tMill Lane\nPASTED/2\tQuay Street\n',
    made: ['PASTED/1', 'PASTED/2'],
    needs: /it needs “(Site name and address|Name and address|Site)” as well/,
  },
  {
    screen: 'Action log',
    path: '/actions',
    table: 'action',
    at: 'title',
    column: 'title',
    text: 'Write to the landowner\nAsk for the survey\n',
    made: ['Write to the landowner', 'Ask for the survey'],
  },
  {
    screen: 'Risks',
    path: '/risks',
    table: 'risk',
    at: 'reference',
    column: 'reference',
    text: 'Reference\tRisk\tLikelihood\tImpact\nPR1\tFlood\t2\t3\nPR2\tFire\t1\t5\n',
    made: ['PR1', 'PR2'],
    needs: /it needs “Risk”, “Likelihood” and “Impact” as well/,
  },
];

const question = (page: Page) => page.getByRole('alertdialog');

for (const { screen, path, table, at, column, text, made, needs } of LISTS) {
  test(`a list pasted into ${screen} adds rows once it is meant, and renames none`, async ({ window: page, app }) => {
    await goTo(page, path);
    const grid = page.getByRole('grid', { name: screen });
    await expect(grid).toBeVisible();
    const before = names(app, table, column);
    const first = cells(grid, at).first();

    await pasteAt(page, first, text);
    await expect(question(page)).toContainText('Add 2 rows?');
    for (const name of made) await expect(question(page)).toContainText(name);
    await question(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(question(page)).toBeHidden();
    expect(names(app, table, column)).toEqual(before);

    await pasteAt(page, first, text);
    await question(page).getByRole('button', { name: 'Add 2 rows' }).click();
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('2 rows added');
    expect(names(app, table, column).toSorted()).toEqual([...before, ...made].toSorted());

    // The same list again: all of it is here.
    await pasteAt(page, first, made.join('\n'));
    await expect(page.getByText('All of these are here already.')).toBeVisible();
    await pasteAt(page, first, [made[0]!, 'Entirely new'].join('\n'));
    if (needs) await expect(page.getByText(needs)).toBeVisible();
    else {
      await expect(question(page)).toContainText(`left as it is: “${made[0]!}”`);
      await question(page).getByRole('button', { name: 'Cancel' }).click();
    }

    await page.getByRole('button', { name: /^Undo: Add 2 / }).click();
    await expect.poll(() => names(app, table, column)).toEqual(before);
  });
}

test('a list is refused whole, with all that is wrong with it, and says beforehand what it leaves out', async ({ window: page, app }) => {
  await goTo(page, '/partners?tab=people');
  const grid = page.getByRole('grid', { name: 'People' });
  await expect(grid).toBeVisible();
  const before = names(app, 'person', 'name');
  const first = cells(grid, 'name').first();
  for (const [text, reason] of [
    ['Name\tOrganisation\nJo New\tNo such body', /Jo New: “No such body” .*choose from the list/i],
    ['Name\tShoe size\nJo New\t9', /“Shoe size” is not taken: it isn’t known which field of a person it means/],
    ['Name\tGroups\nJo New\tBoard', /“Groups” is not taken: it is worked out here/],
    ['Name\tEmail\nJo New\tnowhere', /Jo New: “nowhere” E-mail: .*like name@/i],
    ['Name\tEmail\n\tjo@example.org\nJo New\tjo@example.org', /Row 1: It has no “Name”/],
  ] as const) {
    await pasteAt(page, first, text);
    await expect(question(page)).toContainText(reason);
    await question(page)
      .getByRole('button', { name: /^(Close|Cancel)$/ })
      .last()
      .click();
    await expect(question(page)).toBeHidden();
    expect(names(app, 'person', 'name')).toEqual(before);
  }
});

test('what is in a list already is edited by its name, in whatever order, and a name alone is a new name', async ({
  window: page,
  app,
}) => {
  await goTo(page, '/partners?tab=people');
  const grid = page.getByRole('grid', { name: 'People' });
  await expect(grid).toBeVisible();
  const shown = (await cells(grid, 'name').allInnerTexts()).map((text) => text.split('\n')[0]!.trim());
  const [one, two] = [shown[2]!, shown[0]!];
  await pasteAt(page, cells(grid, 'name').first(), `Name\tTelephone\n${one}\t1111\n${two}\t2222`);
  await question(page).getByRole('button', { name: 'Change 2 rows' }).click();
  await expect.poll(() => cells(grid, 'phone').nth(2).innerText()).toContain('1111');
  await expect.poll(() => cells(grid, 'phone').nth(0).innerText()).toContain('2222');
  await pasteAt(page, cells(grid, 'name').first(), 'Corrected Name');
  await expect.poll(() => names(app, 'person', 'name')).toContain('Corrected Name');
});
