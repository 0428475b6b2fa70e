/** What a list says of what was done in it, and how it tells apart what has one name. */
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const cell = async (text: string): Promise<HTMLElement> => {
  const [found] = await screen.findAllByText(text, { selector: '[role=gridcell] *, [role=gridcell]' });
  return found!.closest<HTMLElement>('[role=gridcell]')!;
};
const RISK = { reference: 'R1', title: 'Costs rise', likelihood: 4, impact: 3 };
const output = (): string => document.querySelector('.dg-result output')?.textContent ?? '';

test('the line below a list goes when its step is undone, and is not said again when it is redone', async () => {
  app = await openApp('#/');
  await app.api.risks.create(RISK);
  window.location.hash = '#/risks';
  await app.user.click((await cell('Costs rise')).closest('[role=row]')!.querySelector<HTMLElement>('[col-id=likelihood]')!);
  await app.user.paste('2\t1');
  await waitFor(() => expect(output()).toBe('2 figures pasted.'));
  await waitFor(async () => expect(await app.api.risks.list({})).toMatchObject([{ likelihood: 2, impact: 1 }]));
  await app.user.keyboard('{Control>}z{/Control}');
  await waitFor(async () => expect(await app.api.risks.list({})).toMatchObject([{ likelihood: 4, impact: 3 }]));
  await waitFor(() => expect(output()).toBe(''));
  await app.user.keyboard('{Control>}y{/Control}');
  await waitFor(async () => expect(await app.api.risks.list({})).toMatchObject([{ likelihood: 2, impact: 1 }]));
  expect(output()).toBe('');
});

test('two people of one name are told apart in a cell by organisation and job title, and either can be pasted', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  const alder = await api.organisations.create({ name: 'Alder Homes', sector: 'other' });
  const one = await api.people.create({ name: 'Callum Mercer', organisationId: alder.id, jobTitle: 'Surveyor' });
  const two = await api.people.create({ name: 'Callum Mercer' });
  await api.risks.create(RISK);
  window.location.hash = '#/risks';
  const owner = (): HTMLElement =>
    screen.getByText('Costs rise').closest('[role=row]')!.querySelector<HTMLElement>('[col-id=ownerPersonId]')!;
  const isOwner = async (id: string) => waitFor(async () => expect(await api.risks.list({})).toMatchObject([{ ownerPersonId: id }]));
  await cell('Costs rise');
  await user.click(owner());
  await user.paste('Callum Mercer');
  await waitFor(() => expect(owner().getAttribute('aria-invalid')).toBe('true'));
  const [said] = await screen.findAllByText(/more than one here is called that/u);
  expect(said!.textContent?.replace(/^\. /u, '')).toBe(
    'Owner: more than one here is called that. Write “Callum Mercer (Alder Homes, Surveyor)” or “Callum Mercer, no. 1”.',
  );
  await user.paste('Callum Mercer, no. 1');
  await isOwner(two.id);
  await user.paste('callum mercer (Alder Homes, surveyor)');
  await isOwner(one.id);
});

test('a person that is added from a choice is named in the message', async () => {
  app = await openApp('#/risks?new=true');
  const { user } = app;
  await user.type(await screen.findByRole('combobox', { name: /Owner/ }), 'Ida Newman');
  await user.click(await screen.findByRole('option', { name: /Add “Ida Newman”/ }));
  expect((await screen.findAllByText(/Person Ida Newman added/)).length).toBeGreaterThan(0);
});

test('“Create report” leads to the report of its own list, which stands first', async () => {
  app = await openApp('#/risks');
  await app.user.click(await screen.findByRole('button', { name: 'Create report' }));
  const [first] = await screen.findAllByRole('button', { name: /^Create.*(register|log|risk)/iu });
  expect(first!.textContent).toMatch(/Risk register/);
});

test('a reference is typed in its list; a number that the program gives says why it isn’t', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  await api.risks.create(RISK);
  await api.actions.create({ title: 'Ask for the survey' });
  window.location.hash = '#/risks';
  await cell('R1');
  await user.click((await cell('Costs rise')).closest('[role=row]')!.querySelector<HTMLElement>('[col-id=title]')!);
  await user.keyboard('{ArrowLeft}R-12{Enter}');
  await waitFor(async () => expect(await api.risks.list({})).toMatchObject([{ reference: 'R-12' }]));
  window.location.hash = '#/actions';
  await user.click((await cell('Ask for the survey')).closest('[role=row]')!.querySelector<HTMLElement>('[col-id=title]')!);
  await user.keyboard('{ArrowLeft}9');
  expect((await screen.findAllByText(/Reference can't be changed here/)).length).toBeGreaterThan(0);
});

test('of pasted rows that a list leaves out as it is shown, it is said', async () => {
  app = await openApp('#/');
  const { api, user } = app;
  await api.organisations.create({ name: 'Alder Homes', sector: 'other', isPartner: true });
  window.location.hash = '#/partners?tab=organisations';
  await user.click(await cell('Alder Homes'));
  await user.paste('Name\tSector\tPartner\r\nElm Trust\tOther\tyes\r\nFir Trust\tOther\tno');
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Add 2 rows' }));
  await cell('Elm Trust');
  await waitFor(() => expect(output()).toMatch(/^1 row that was pasted isn’t in the list as it is shown now/u), { timeout: 8000 });
});
