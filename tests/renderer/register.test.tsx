import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { contractName } from '../../shared/table.ts';
import { tableOf, TABLES, type EntityName } from '../../shared/tables.ts';
import { forContract } from '../../renderer/work/record-edits.ts';
import { openApp, type OpenApp } from './open-app.tsx';
import { isText } from '../../shared/domain/kinds.ts';

let app: OpenApp;
afterEach(() => app.close());

const risk = { reference: 'R1', title: 'Grant is late', likelihood: 4, impact: 5 };
const dialog = async () => within(await screen.findByRole('dialog'));

test('a record of a register is added by the rules of its fields and then shown, and Undo takes it back', async () => {
  app = await openApp('#/risks');
  await screen.findByText(/^No risks yet/);
  await app.user.click(screen.getAllByRole('button', { name: 'Add risk' })[0]!);
  const form = await dialog();
  await app.user.type(form.getByRole('textbox', { name: /^Risk/ }), 'Grant is late');
  await app.user.click(form.getByRole('button', { name: 'Add risk' }));
  expect(await form.findByRole('alert', { name: 'There are 2 problems' })).toBeTruthy();
  // The reference is proposed.
  expect(form.getByRole<HTMLInputElement>('textbox', { name: /^Reference/ }).value).toBe('R1');
  for (const points of [/^Likelihood/, /^Impact/]) await app.user.type(form.getByRole('textbox', { name: points }), '4');
  await app.user.click(form.getByRole('button', { name: 'Add risk' }));
  const details = within(await screen.findByRole('complementary'));
  expect(details.getByRole('heading', { name: 'R1' })).toBeTruthy();
  expect(details.getByText('16')).toBeTruthy();
  expect(details.getByText('Live')).toBeTruthy();
  expect(await screen.findByText('Risk R1 added')).toBeTruthy();
  await app.user.click(screen.getByRole('button', { name: /^Undo: Add/ }));
  expect(await screen.findByText(/^No risks yet/)).toBeTruthy();
  expect((await screen.findByRole('complementary')).textContent).toMatch(/undid the addition\.Redo brings it back/);
});

test('a record is edited from its details, its history says so in the field’s own words, and it is removed', async () => {
  app = await openApp('#/');
  const owner = await app.api.people.create({ name: 'Ann Lee' });
  const { id } = await app.api.risks.create({ ...risk, ownerPersonId: owner.id });
  window.location.hash = `#/risks?risk=${id}`;
  const details = within(await screen.findByRole('complementary'));
  expect(details.getByRole('link', { name: 'Ann Lee' }).getAttribute('href')).toContain(owner.id);
  await app.user.click(details.getByRole('button', { name: 'Edit risk' }));
  const form = await dialog();
  await app.user.click(form.getByRole('button', { name: /Status/ }));
  await app.user.click(await screen.findByRole('option', { name: 'No longer a risk' }));
  await app.user.click(form.getByRole('button', { name: 'Save changes' }));
  await waitFor(async () => expect(await app.api.risks.get({ id })).toMatchObject({ status: 'closed', version: 2 }));
  await app.user.click(details.getByRole('tab', { name: 'History' }));
  expect(await details.findByText('Status: Live to No longer a risk')).toBeTruthy();
  await app.user.click(details.getByRole('button', { name: 'Remove risk' }));
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  expect(await app.api.risks.list({})).toEqual([]);
});

/** Saves a risk's title after somebody else has saved theirs; answers which risk, and the question. */
async function conflicting(theirs: object) {
  app = await openApp('#/');
  const { id } = await app.api.risks.create(risk);
  window.location.hash = `#/risks?risk=${id}`;
  await app.user.click(await screen.findByRole('button', { name: 'Edit risk' }));
  const form = await dialog();
  const title = form.getByRole('textbox', { name: /^Risk/ });
  await app.user.clear(title);
  await app.user.type(title, 'Mine');
  await app.api.risks.update({ id, version: 1, changes: { title: 'Theirs', ...theirs } });
  await app.user.click(form.getByRole('button', { name: 'Save changes' }));
  return { id, asked: within(await screen.findByRole('alertdialog', { name: /^Risk was changed/ })) };
}

test('a record somebody else saves meanwhile asks which version to keep, in its fields’ words', async () => {
  const { id, asked } = await conflicting({ impact: 1 });
  expect(asked.getByRole('radiogroup', { name: 'Risk' })).toBeTruthy();
  await app.user.click(asked.getByRole('button', { name: 'Keep mine' }));
  await waitFor(async () => expect(await app.api.risks.get({ id })).toMatchObject({ title: 'Mine', impact: 1 }));
});

test('a register that can’t be read says why, and the filter hides what doesn’t hold its words', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Home' });
  for (const reference of ['R1', 'R2']) await app.api.risks.create({ ...risk, reference, title: `Title of ${reference}` });
  app.cut(true);
  window.location.hash = '#/risks';
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The line is cut.');
  app.cut(false);
  await app.user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Title of R1')).toBeTruthy();
  await app.user.type(screen.getByRole('textbox', { name: 'Filter risks' }), 'R2');
  await waitFor(() => expect(screen.queryByText('Title of R1')).toBeNull());
  expect(screen.getByText('Title of R2')).toBeTruthy();
});

test('search goes to a risk, and the New menu adds one', async () => {
  app = await openApp('#/');
  await app.api.risks.create(risk);
  await screen.findByRole('heading', { name: 'Home' });
  await app.user.keyboard('{Control>}k{/Control}');
  await app.user.type(await screen.findByRole('combobox'), 'grant');
  await app.user.click(await screen.findByRole('option', { name: /Grant is late/ }));
  expect(await screen.findByRole('heading', { name: 'R1' })).toBeTruthy();
  await app.user.click(screen.getByRole('button', { name: 'New' }));
  await app.user.click(await screen.findByRole('menuitem', { name: 'Risk' }));
  expect(await screen.findByRole('dialog', { name: 'Add risk' })).toBeTruthy();
});

/** A register’s rows as they are on the screen, top to bottom and without the total: the text of each cell by its column. */
const rows = (): Record<string, string>[] => {
  const found = new Map<number, Record<string, string>>();
  for (const cell of document.querySelectorAll<HTMLElement>('[role=row][row-index] [role=gridcell]')) {
    const at = Number(cell.closest('[role=row]')!.getAttribute('row-index'));
    found.set(at, { ...found.get(at), [cell.getAttribute('col-id')!]: cell.textContent });
  }
  return [...found]
    .filter(([at]) => !Number.isNaN(at))
    .toSorted(([a], [b]) => a - b)
    .map(([, row]) => row);
};

/** A risk with an owner and an organisation, the latter known from the register of providers alone. */
async function linkedRisk() {
  const beta = await app.api.organisations.create({ name: 'Beta Homes', sector: 'provider' });
  const registered = await app.api.organisations.create({ name: 'Registered Only', sector: 'provider', isPartner: false });
  const owner = await app.api.people.create({ name: 'Ann Lee', organisationId: beta.id });
  return { beta, owner, registered, risk: await app.api.risks.create({ ...risk, ownerPersonId: owner.id, organisationId: registered.id }) };
}

test('a form chooses people where it asks for a person and organisations where it asks for one', async () => {
  app = await openApp('#/');
  await linkedRisk();
  window.location.hash = '#/risks?new=true';
  const form = await dialog();
  const offered = async (field: RegExp): Promise<string[]> => {
    await app.user.click(form.getByRole('button', { name: field }));
    const options = (await screen.findAllByRole('option')).map(({ textContent }) => textContent);
    await app.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryAllByRole('option')).toEqual([]));
    return options;
  };
  expect(await offered(/Owner/)).toEqual([expect.stringContaining('Ann Lee')]);
  expect(await offered(/Organisation/)).toEqual(['Beta Homes']);
});

test('a form says which fields may be left empty, and holds what a new record begins with', async () => {
  app = await openApp('#/risks?new=true');
  const form = await dialog();
  const labels = [...(await screen.findByRole('dialog')).querySelectorAll('label, [data-field] span')].map(
    ({ textContent }) => textContent,
  );
  const optional = (label: string): boolean => labels.includes(`${label} (optional)`);
  for (const label of ['Risk', 'Reference', 'Likelihood', 'Impact', 'Status']) expect([label, optional(label)]).toEqual([label, false]);
  for (const label of ['Owner', 'Organisation', 'Review on', 'Description', 'Mitigation'])
    expect([label, optional(label)]).toEqual([label, true]);
  expect(form.getByRole('button', { name: /Status/ }).textContent).toContain('Live');
});

test('a reference that is there already is refused in the form, and what was typed stays', async () => {
  app = await openApp('#/');
  await app.api.risks.create(risk);
  window.location.hash = '#/risks?new=true';
  const form = await dialog();
  await app.user.type(form.getByRole('textbox', { name: /^Risk/ }), 'Another');
  await app.user.clear(form.getByRole('textbox', { name: /^Reference/ }));
  await app.user.type(form.getByRole('textbox', { name: /^Reference/ }), 'R1');
  for (const points of [/^Likelihood/, /^Impact/]) await app.user.type(form.getByRole('textbox', { name: points }), '4');
  await app.user.click(form.getByRole('button', { name: 'Add risk' }));
  expect((await form.findByRole('alert')).textContent).toMatch(/Another risk has this reference: R1/);
  expect(form.getByRole<HTMLInputElement>('textbox', { name: /^Reference/ }).value).toBe('R1');
  expect(await app.api.risks.list({})).toHaveLength(1);
});

test('each link of a record has its own name, in the list and in the details, and its own address', async () => {
  app = await openApp('#/');
  const { owner, registered, risk: made } = await linkedRisk();
  window.location.hash = `#/risks?risk=${made.id}`;
  const details = within(await screen.findByRole('complementary'));
  const links = details.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')]);
  expect(links).toEqual([
    ['Ann Lee', expect.stringContaining(owner.id)],
    ['Registered Only', expect.stringContaining(registered.id)],
  ]);
  await waitFor(() => expect(rows()).toMatchObject([{ ownerPersonId: 'Ann Lee', organisationId: 'Registered Only' }]));
  await app.api.risks.update({ id: made.id, version: 1, changes: { organisationId: null } });
  await app.user.click(details.getByRole('tab', { name: 'History' }));
  expect(await details.findByText('Organisation: Registered Only to Nothing')).toBeTruthy();
});

test('a figure of nought is shown as one', async () => {
  app = await openApp('#/');
  const { id } = await app.api.sites.create({ reference: 'S1', nameAddress: 'Weir Lane', homesFrom: 0, homesTo: null });
  window.location.hash = `#/sites?site=${id}`;
  const details = within(await screen.findByRole('complementary'));
  const shown = (label: string) => details.getByText(label).parentElement!.textContent;
  expect([shown('Homes from'), shown('Homes to')]).toEqual(['Homes from0', 'Homes to–']);
});

test('each field of a conflict is kept as chosen: one mine, one theirs', async () => {
  app = await openApp('#/');
  const { id } = await app.api.risks.create(risk);
  window.location.hash = `#/risks?risk=${id}`;
  await app.user.click(await screen.findByRole('button', { name: 'Edit risk' }));
  const form = await dialog();
  for (const [field, words] of [
    [/^Risk/, 'Mine'],
    [/^Reference/, 'M1'],
  ] as const) {
    await app.user.clear(form.getByRole('textbox', { name: field }));
    await app.user.type(form.getByRole('textbox', { name: field }), words);
  }
  await app.api.risks.update({ id, version: 1, changes: { title: 'Theirs', reference: 'T1' } });
  await app.user.click(form.getByRole('button', { name: 'Save changes' }));
  const asked = within(await screen.findByRole('alertdialog'));
  await app.user.click(within(asked.getByRole('radiogroup', { name: 'Reference' })).getByRole('radio', { name: /T1/ }));
  await app.user.click(asked.getByRole('button', { name: /^Save/ }));
  await waitFor(async () => expect(await app.api.risks.get({ id })).toMatchObject({ title: 'Mine', reference: 'T1', version: 3 }));
});

test('the filled button of a conflict keeps theirs where theirs is chosen throughout', async () => {
  const { id, asked } = await conflicting({});
  const filled = () => asked.getAllByRole('button').filter((button) => button.className.includes('primary'));
  expect(filled().map(({ textContent }) => textContent)).toEqual(['Keep mine']);
  await app.user.click(asked.getByRole('radio', { name: /Theirs/ }));
  expect(filled().map(({ textContent }) => textContent)).toEqual(['Use theirs']);
  await app.user.click(filled()[0]!);
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(await app.api.risks.get({ id })).toMatchObject({ title: 'Theirs', version: 2 });
});

test('Yes and No are stored as they are pasted', async () => {
  app = await openApp('#/');
  for (const name of ['Alpha', 'Beta']) await app.api.organisations.create({ name, sector: 'provider' });
  window.location.hash = '#/partners?tab=organisations';
  await screen.findByText('Alpha');
  await waitFor(() => expect(rows().map((row) => row['isPartner'])).toEqual(['Yes', 'Yes']));
  const partners = async () => (await app.api.organisations.list({ include: 'all' })).map((row) => [row.name, row.isPartner, row.version]);
  await app.user.click(document.querySelector<HTMLElement>('[row-index="0"] [col-id=isPartner]')!);
  await app.user.paste('Yes\nNo');
  await waitFor(async () =>
    expect(await partners()).toEqual([
      ['Alpha', true, 1],
      ['Beta', false, 2],
    ]),
  );
});

test('each register keeps its own order', async () => {
  app = await openApp('#/');
  for (const reference of ['R1', 'R2']) {
    await app.api.risks.create({ ...risk, reference });
    await app.api.sites.create({ reference, nameAddress: `Weir Lane ${reference}` });
  }
  const references = () => rows().map((row) => row['reference']);
  window.location.hash = '#/risks';
  const heading = await screen.findByRole('columnheader', { name: /Reference/ });
  await waitFor(() => expect(references()).toEqual(['R1', 'R2']));
  for (const order of [
    ['R1', 'R2'],
    ['R2', 'R1'],
  ]) {
    await app.user.click(within(heading).getByText('Reference'));
    await waitFor(() => expect(references()).toEqual(order));
  }
  window.location.hash = '#/sites';
  await screen.findByText('Weir Lane R1');
  await waitFor(() => expect(references()).toEqual(['R1', 'R2']));
  window.location.hash = '#/risks';
  await screen.findAllByText('Grant is late');
  await waitFor(() => expect(references()).toEqual(['R2', 'R1']));
});

test('emptying a Yes/No cell is refused, and what was stored stays', async () => {
  app = await openApp('#/');
  await app.api.organisations.create({ name: 'Alpha', sector: 'provider' });
  window.location.hash = '#/partners?tab=organisations';
  await screen.findByText('Alpha');
  await waitFor(() => expect(rows().map((row) => row['isPartner'])).toEqual(['Yes']));
  const cell = () => document.querySelector<HTMLElement>('[row-index="0"] [col-id=isPartner]')!;
  await app.user.click(cell());
  await app.user.keyboard('{Delete}');
  await waitFor(() => expect(cell().getAttribute('aria-invalid')).toBe('true'));
  expect(await app.api.organisations.list({ include: 'all' })).toMatchObject([{ isPartner: true, version: 1 }]);
});

test('an emptied cell is stored as nothing or refused, whatever its column: never as a value', () => {
  const wrong = (Object.keys(TABLES) as EntityName[]).flatMap((entity) =>
    Object.entries(tableOf(entity).columns).flatMap(([name, { kind, null: optional }]) => {
      const empty = isText(kind) && !optional ? '' : null;
      return forContract(entity, contractName(name), null) === empty ? [] : [`${entity}.${name}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('opening, adding and closing a record leave the list filtered as it was', async () => {
  app = await openApp('#/');
  for (const reference of ['R1', 'R2']) await app.api.risks.create({ ...risk, reference, title: `Title of ${reference}` });
  window.location.hash = '#/risks';
  await screen.findByText('Title of R1');
  await app.user.type(screen.getByRole('textbox', { name: 'Filter risks' }), 'R2');
  const isFiltered = async (): Promise<void> => {
    await waitFor(() => expect(rows().map((row) => row['reference'])).toEqual(['R2']));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Filter risks' }).value).toBe('R2');
    expect(window.location.hash).toContain('find=R2');
  };
  await isFiltered();
  await app.user.click(screen.getByRole('link', { name: 'R2' }));
  const details = within(await screen.findByRole('complementary'));
  expect(details.getByRole('heading', { name: 'R2' })).toBeTruthy();
  await isFiltered();
  await app.user.click(details.getByRole('button', { name: /^Close/ }));
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  await isFiltered();
  await app.user.click(screen.getByRole('button', { name: 'Add risk' }));
  await dialog();
  expect(window.location.hash).toContain('find=R2');
  await app.user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await isFiltered();
});

test('details show every field of a record, by its label and in its words', async () => {
  app = await openApp('#/');
  const { api } = app;
  const owner = await api.people.create({ name: 'Ann Lee' });
  const organisation = await api.organisations.create({ name: 'Beta Homes', sector: 'provider' });
  const links = { ownerPersonId: owner.id, organisationId: organisation.id };
  const words = { description: 'Piles needed', mitigation: 'Survey first' };
  const { id } = await api.risks.create({ ...risk, ...links, ...words, reviewOn: '2027-03-04' });
  window.location.hash = `#/risks?risk=${id}`;
  const details = within(await screen.findByRole('complementary'));
  const shown: Record<string, string> = {};
  for (const term of details.getAllByRole('term')) shown[term.textContent] = term.parentElement!.querySelector('dd')!.textContent;
  expect(shown).toEqual({
    Likelihood: '4',
    Impact: '5',
    Score: '20',
    Status: 'Live',
    Owner: 'Ann Lee',
    Organisation: 'Beta Homes',
    'Review on': '4 March 2027',
    Description: 'Piles needed',
    Mitigation: 'Survey first',
  });
  // Every other field stands at the head.
  const head = new Set(['Reference', 'Risk']);
  expect(Object.values(tableOf('risk').columns).flatMap(({ label }) => (label in shown || head.has(label) ? [] : [label]))).toEqual([]);
  expect(details.getByRole('heading', { name: 'R1' })).toBeTruthy();
  expect(details.getByText('Grant is late')).toBeTruthy();
});

test('an organisation added from a choice has no sector until somebody says', async () => {
  app = await openApp('#/risks?new=true');
  const form = await dialog();
  const box = form.getByRole<HTMLInputElement>('combobox', { name: /^Organisation/ });
  await app.user.type(box, 'Newcomer Homes');
  await app.user.click(await screen.findByRole('option', { name: /^Add “Newcomer Homes”/ }));
  await waitFor(async () =>
    expect(await app.api.organisations.list({ include: 'all' })).toMatchObject([
      { name: 'Newcomer Homes', sector: 'not_specified', shortName: '', rshCode: null, designation: null },
    ]),
  );
  await waitFor(() => expect(box.value).toBe('Newcomer Homes'));
});

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-/;

test('a conflict names people, organisations, choices and days as they were, as mine and as theirs', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  const people = new Map<string, string>();
  for (const name of ['Ann Was', 'Bea Mine', 'Cay Theirs']) people.set(name, (await api.people.create({ name })).id);
  const { id } = await api.risks.create({ ...risk, ownerPersonId: people.get('Ann Was')!, reviewOn: '2027-01-02' });
  window.location.hash = `#/risks?risk=${id}`;
  await user.click(await screen.findByRole('button', { name: 'Edit risk' }));
  const form = await dialog();
  const owner = form.getByRole('combobox', { name: /^Owner/ });
  await user.clear(owner);
  await user.type(owner, 'Bea Mine');
  const review = form.getByRole('textbox', { name: /^Review on/ });
  await user.clear(review);
  await user.type(review, '3/2/2027');
  await api.risks.update({ id, version: 1, changes: { ownerPersonId: people.get('Cay Theirs')!, reviewOn: '2027-03-04' } });
  await user.click(form.getByRole('button', { name: 'Save changes' }));
  const box = await screen.findByRole('alertdialog');
  const text = box.textContent;
  for (const name of [...people.keys(), '2 January 2027', '3 February 2027', '4 March 2027']) expect(text).toContain(name);
  expect(text).not.toMatch(UUID);
  expect(text).not.toMatch(/\d{4}-\d\d-\d\d/);
});

test('a conflict of a cell in a list names what was there, too', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  const ids = new Map<string, string>();
  for (const name of ['Was Homes', 'Mine Homes', 'Theirs Homes'])
    ids.set(name, (await api.organisations.create({ name, sector: 'provider' })).id);
  const ann = await api.people.create({ name: 'Ann Lee', organisationId: ids.get('Was Homes')! });
  window.location.hash = '#/partners?tab=people';
  await screen.findByText('Was Homes');
  const cell = document.querySelector<HTMLElement>('[row-index="0"] [col-id=organisationId]')!;
  await user.click(cell);
  // The other saves before this window knows of it.
  const paste = user.paste('Mine Homes');
  await api.people.update({ id: ann.id, version: 1, changes: { organisationId: ids.get('Theirs Homes')! } });
  await paste;
  const box = await screen.findByRole('alertdialog');
  for (const name of ids.keys()) expect(box.textContent).toContain(name);
  expect(box.textContent).not.toMatch(UUID);
});

test('a reference that a record has in another spelling marks its field and leads to who has it', async () => {
  app = await openApp('#/');
  const held = await app.api.risks.create({ ...risk, reference: 'R02', title: 'Damp' });
  const other = await app.api.risks.create({ ...risk, reference: 'R03' });
  window.location.hash = `#/risks?risk=${other.id}`;
  await app.user.click(await screen.findByRole('button', { name: 'Edit risk' }));
  const form = await dialog();
  const reference = form.getByRole('textbox', { name: /^Reference/ });
  await app.user.clear(reference);
  await app.user.type(reference, 'r 2');
  await app.user.click(form.getByRole('button', { name: 'Save changes' }));
  expect(await form.findByRole('button', { name: 'Another risk has this reference: R02, Damp.' })).toBeTruthy();
  expect(reference.getAttribute('aria-invalid')).toBe('true');
  expect(form.getByRole('link', { name: 'Open R02, Damp' }).getAttribute('href')).toContain(held.id);
  await app.user.type(reference, '3');
  await waitFor(() => expect(form.queryByRole('link', { name: 'Open R02, Damp' })).toBeNull());
});

test('adding an organisation or a person shows it, and a list says how many it has', async () => {
  app = await openApp('#/partners?tab=people&new=true');
  const form = await dialog();
  await app.user.type(form.getByRole('textbox', { name: /^Name/ }), 'Ann Lee');
  await app.user.click(form.getByRole('button', { name: 'Add person' }));
  expect(await within(await screen.findByRole('complementary')).findByRole('heading', { name: 'Ann Lee' })).toBeTruthy();
  window.location.hash = '#/partners?tab=organisations&new=true';
  const second = within(await screen.findByRole('dialog', { name: 'Add organisation' }));
  await app.user.type(second.getByRole('textbox', { name: /^Name/ }), 'Beta Homes');
  await app.user.click(second.getByRole('button', { name: /Sector/ }));
  await app.user.click(await screen.findByRole('option', { name: 'Housing provider' }));
  await app.user.click(second.getByRole('button', { name: 'Add organisation' }));
  expect(await screen.findByRole('heading', { name: 'Beta Homes' })).toBeTruthy();
  await app.api.risks.create(risk);
  window.location.hash = '#/risks';
  expect(await screen.findByText('1 risk')).toBeTruthy();
  await app.api.risks.create({ ...risk, reference: 'R2' });
  expect(await screen.findByText('2 risks')).toBeTruthy();
});
