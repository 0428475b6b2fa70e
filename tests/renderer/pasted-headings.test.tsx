/** A block with headings goes one way, whichever of its rows are here: it says first what changes, and a blank cell says nothing. */
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

type Loose = Record<string, Record<'create' | 'list', (input: object) => Promise<unknown>>>;
type Fields = Record<string, unknown>;

async function listOf(feature: string, input: object = {}): Promise<Fields[]> {
  const list = (await (app.api as unknown as Loose)[feature]!['list'](input)) as Fields[] | { rows: Fields[] };
  return Array.isArray(list) ? list : list.rows;
}

/** Pastes a block over a list's cell, as copied from a spreadsheet. */
async function pasteOver(text: string, lines: readonly string[]): Promise<void> {
  const [found] = await screen.findAllByText(text, { selector: '[role=gridcell] *, [role=gridcell]' });
  await app.user.click(found!.closest<HTMLElement>('[role=gridcell]')!);
  await app.user.paste(lines.join('\r\n'));
}
const asked = async () => within(await screen.findByRole('alertdialog'));
const linesIn = (dialog: Awaited<ReturnType<typeof asked>>) => dialog.getAllByRole('listitem').map((line) => line.textContent);

describe('where every row is here already', () => {
  test.each([
    {
      feature: 'risks',
      address: '#/risks',
      here: { reference: 'R1', title: 'Costs rise', likelihood: 4, impact: 3, reviewOn: '2027-03-01' },
      over: 'Costs rise',
      block: ['Reference\tRisk\tLikelihood\tReview on', 'R1\tCosts rise\t2\t'],
      said: 'R1 changes: “Likelihood” from 4 to 2.',
      kept: { likelihood: 2, impact: 3, reviewOn: '2027-03-01' },
    },
    {
      feature: 'sites',
      address: '#/sites',
      here: { reference: 'S1', nameAddress: 'Mill Lane', homesFrom: 20, homesTo: 24 },
      over: 'Mill Lane',
      block: ['Reference\tName and address\tHomes from\tHomes to', 'S1\tMill Lane\t22\t'],
      said: 'S1 changes: “Homes from” from 20 to 22.',
      kept: { homesFrom: 22, homesTo: 24 },
    },
    {
      feature: 'people',
      address: '#/partners?tab=people',
      here: { name: 'Ann Lee', jobTitle: 'Officer', email: 'ann@example.org' },
      over: 'Ann Lee',
      block: ['Name\tJob title\tE-mail', 'Ann Lee\tChair\t'],
      said: 'Ann Lee changes: “Job title” from Officer to Chair.',
      kept: { jobTitle: 'Chair', email: 'ann@example.org' },
    },
    {
      feature: 'organisations',
      address: '#/partners?tab=organisations',
      here: { name: 'Alder Homes', sector: 'other', rshCode: '4567', shortName: 'AH' },
      over: 'Alder Homes',
      block: ['Name\tShort name\tRSH code\tSector', 'Alder Homes\tAlder\t\t'],
      said: 'Alder Homes changes: “Short name” from AH to Alder.',
      kept: { shortName: 'Alder', rshCode: '4567', sector: 'other' },
    },
    {
      feature: 'actions',
      address: '#/actions',
      here: { title: 'Ask for the survey', dueOn: '2027-02-01' },
      over: 'Ask for the survey',
      block: ['Action\tPriority\tDue date', 'Ask for the survey\tHigh\t'],
      said: 'Ask for the survey changes: “Priority” from Normal to High.',
      kept: { priority: 'high', dueOn: '2027-02-01' },
    },
  ])('$feature: what changes is said, and a blank cell changes nothing', async ({ feature, address, here, over, block, said, kept }) => {
    app = await openApp('#/');
    await (app.api as unknown as Loose)[feature]!['create'](here);
    window.location.hash = address;
    await pasteOver(over, block);
    const dialog = await asked();
    expect(dialog.getByRole('heading').textContent).toBe('Change 1 row?');
    expect(linesIn(dialog)).toEqual([said, 'Blank cells leave what is here as it is.']);
    await app.user.click(dialog.getByRole('button', { name: 'Change 1 row' }));
    await waitFor(async () => expect(await listOf(feature)).toMatchObject([kept]));
  });

  test('headings without the rows’ names ask, too, and a blank below one stays', async () => {
    app = await openApp('#/');
    await app.api.people.create({ name: 'Ann Lee', jobTitle: 'Officer', email: 'ann@example.org' });
    window.location.hash = '#/partners?tab=people';
    await pasteOver('Officer', ['Job title\tE-mail', 'Chair\t']);
    const dialog = await asked();
    expect(linesIn(dialog)).toEqual(['Ann Lee changes: “Job title” from Officer to Chair.', 'Blank cells leave what is here as it is.']);
    await app.user.click(dialog.getByRole('button', { name: 'Change 1 row' }));
    await waitFor(async () => expect(await listOf('people')).toMatchObject([{ jobTitle: 'Chair', email: 'ann@example.org' }]));
  });

  test('without headings a blank cell of a plain range empties, as in a spreadsheet', async () => {
    app = await openApp('#/');
    await app.api.people.create({ name: 'Ann Lee', jobTitle: 'Officer', email: 'ann@example.org' });
    window.location.hash = '#/partners?tab=people';
    await pasteOver('ann@example.org', ['\t0123']);
    await waitFor(async () => expect(await listOf('people')).toMatchObject([{ email: '', phone: '0123' }]));
  });
});

describe('another list’s references', () => {
  const OURS = { reference: 'R1', title: 'Building costs rise faster than grant', likelihood: 4, impact: 3 };
  const THEIRS = ['Reference\tRisk\tLikelihood\tImpact', 'R1\tA wholly different worry about voids\t1\t2'];
  const open = async () => {
    app = await openApp('#/');
    await app.api.risks.create(OURS);
    window.location.hash = '#/risks';
    await pasteOver(OURS.title, THEIRS);
    const dialog = await asked();
    expect(dialog.getByRole('heading').textContent).toBe('R1 is used for another risk');
    expect(linesIn(dialog)).toEqual([`R1 here: ${OURS.title}. Pasted: A wholly different worry about voids.`]);
    return dialog;
  };
  const rows = async () => (await app.api.risks.list({})).map(({ reference, title }) => `${reference} ${title}`);

  test('are added beside what is here', async () => {
    const dialog = await open();
    await app.user.click(dialog.getByRole('button', { name: 'Add as R1/2' }));
    await app.user.click(await screen.findByRole('button', { name: 'Add 1 row' }));
    await waitFor(async () => expect(await rows()).toEqual([`R1 ${OURS.title}`, 'R1/2 A wholly different worry about voids']));
  });

  test('change what is here when they are said to be the same, and that is shown before', async () => {
    const dialog = await open();
    await app.user.click(dialog.getByRole('button', { name: 'Change R1' }));
    await app.user.click(await screen.findByRole('button', { name: 'Change 1 row' }));
    await waitFor(async () => expect(await rows()).toEqual(['R1 A wholly different worry about voids']));
  });

  test('do nothing when that is cancelled', async () => {
    const dialog = await open();
    await app.user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(await rows()).toEqual([`R1 ${OURS.title}`]);
  });
});

test('what new rows lack is said before they are offered, in the form’s words, each with its row; blank rows count', async () => {
  app = await openApp('#/');
  await app.api.risks.create({ reference: 'R1', title: 'Costs rise', likelihood: 4, impact: 3 });
  window.location.hash = '#/risks';
  await pasteOver('Costs rise', ['Reference\tRisk\tLikelihood\tImpact', 'R7\t\t3\t3', '', 'R8\tok\t\t3', 'R9\tFine\t3\t3']);
  const dialog = await asked();
  expect(dialog.getByRole('heading').textContent).toBe('Nothing was pasted: 2 problems');
  expect(linesIn(dialog)).toEqual(['Row 1, R7: Enter a risk', 'Row 3, R8: Enter likelihood']);
});

test('actions pasted with their references change by those, and those without one are new', async () => {
  app = await openApp('#/');
  await app.api.actions.create({ title: 'Ask for the survey', dueOn: '2027-02-01' });
  window.location.hash = '#/actions';
  const [{ ref } = { ref: '' }] = (await listOf('actions')) as { ref: string }[];
  await pasteOver('Ask for the survey', [
    'Reference\tAction\tStatus\tDue date',
    `${ref}\tAsk for the ground survey\tDone\t`,
    '\tWrite to the owner\tOpen\t2027-03-01',
  ]);
  const dialog = await asked();
  expect(dialog.getByRole('heading').textContent).toBe('Add 1 row and change 1?');
  await app.user.click(dialog.getByRole('button', { name: 'Add 1 row and change 1' }));
  await waitFor(async () => {
    const titles = (await listOf('actions', { view: 'all' })).map(({ title, status }) => `${String(title)}: ${String(status)}`);
    expect(titles.toSorted()).toEqual(['Ask for the ground survey: closed', 'Write to the owner: open']);
  });
  await pasteOver('Write to the owner', ['Reference\tAction', 'A-9999\tNowhere']);
  expect(linesIn(await asked())).toEqual(['Row 1, Nowhere: A-9999 is none of those here. Leave its number blank to add it.']);
});

test('a heading that isn’t taken says truly why: worked out, entered in the form, or not known', async () => {
  app = await openApp('#/');
  await app.api.sites.create({ reference: 'S1', nameAddress: 'Mill Lane' });
  window.location.hash = '#/sites';
  await pasteOver('Mill Lane', [
    'Reference\tName and address\tRegister\tHectares\tFavourite colour\tNotes',
    'S2\tQuay Street\tBrownfield land\t1.2\tBlue\tFlat',
  ]);
  const dialog = await asked();
  expect(linesIn(dialog)).toEqual([
    'New: “S2”.',
    '“Hectares” can’t be pasted here: enter it in the site’s form.',
    '“Favourite colour” is not taken: it isn’t known which field of a site it means.',
  ]);
  await app.user.click(dialog.getByRole('button', { name: 'Add 1 row' }));
  await waitFor(async () =>
    expect(await listOf('sites')).toMatchObject([{ reference: 'S1' }, { reference: 'S2', register: 'Brownfield land', notes: 'Flat' }]),
  );
});
