import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const dialog = async () => within(await screen.findByRole('dialog'));
const box = (form: Awaited<ReturnType<typeof dialog>>, name: RegExp) => form.getByRole<HTMLInputElement>('textbox', { name });

/** Opens "Add action" with its title filled in. */
async function newAction() {
  app = await openApp('#/actions?new=true');
  const form = await dialog();
  await app.user.type(box(form, /^Action/), 'Send the agreement');
  return form;
}

describe('what is shown when a form is sent is stored, or is refused beside its field', () => {
  test.each(['31/2/2027', '1/12/', '12 Maybe 2027'])('%s stays in its place and nothing is stored', async (text) => {
    const form = await newAction();
    await app.user.type(box(form, /^Due date/), text);
    await app.user.keyboard('{Control>}{Enter}{/Control}');
    expect(await form.findByRole('alert', { name: 'There is 1 problem' })).toBeTruthy();
    expect(box(form, /^Due date/).value).toBe(text);
    expect(await app.api.actions.list({})).toEqual([]);
  });

  test('a date in a field that was not left is stored by Ctrl+Enter', async () => {
    const form = await newAction();
    await app.user.type(box(form, /^Due date/), '1/12/2031');
    await app.user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await app.api.actions.list({})).toMatchObject([{ dueOn: '2031-12-01' }]));
  });

  test('a number in a field that was not left is stored by Ctrl+Enter, and no number is refused', async () => {
    app = await openApp('#/partners?tab=groups&new=true');
    const form = await dialog();
    await app.user.type(box(form, /^Name/), 'Board');
    await app.user.type(box(form, /^Quorum(?! rule)/), '3 or 4');
    await app.user.keyboard('{Control>}{Enter}{/Control}');
    expect((await form.findAllByText(/Enter one number instead of a range/)).length).toBeGreaterThan(0);
    expect(await app.api.groups.list({})).toEqual([]);
    await app.user.clear(box(form, /^Quorum(?! rule)/));
    await app.user.type(box(form, /^Quorum(?! rule)/), '3');
    await app.user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await app.api.groups.list({})).toMatchObject([{ quorumValue: 3 }]));
  });

  test('letters that leave one name take it by Tab and show it; letters of several names are refused and stay', async () => {
    app = await openApp('#/actions?new=true');
    const clare = await app.api.people.create({ name: 'Clare Marlow' });
    for (const name of ['Clare Brand', 'Edith Moss']) await app.api.people.create({ name });
    const form = await dialog();
    await app.user.type(box(form, /^Action/), 'Send the agreement');
    const owner = form.getByRole<HTMLInputElement>('combobox', { name: /^Owner/ });
    await app.user.type(owner, 'clare');
    await app.user.tab();
    expect(owner.value).toBe('clare');
    await app.user.keyboard('{Control>}{Enter}{/Control}');
    expect((await form.findAllByText(/“clare” isn’t in the list/)).length).toBeGreaterThan(0);
    await app.user.type(owner, ' m');
    await app.user.tab();
    expect(owner.value).toBe('Clare Marlow');
    await app.user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await app.api.actions.list({})).toMatchObject([{ ownerPersonId: clare.id }]));
  });

  test('a name typed out and left by Tab is taken; one that is not in the list is refused and stays', async () => {
    app = await openApp('#/actions?new=true');
    const ann = await app.api.people.create({ name: 'Ann Lee' });
    await app.api.people.create({ name: 'Ann Leeson' });
    const form = await dialog();
    await app.user.type(box(form, /^Action/), 'Send the agreement');
    const owner = form.getByRole<HTMLInputElement>('combobox', { name: /^Owner/ });
    await app.user.type(owner, 'Bob Nobody');
    await app.user.tab();
    expect(owner.value).toBe('Bob Nobody');
    await app.user.keyboard('{Control>}{Enter}{/Control}');
    expect((await form.findAllByText(/“Bob Nobody” isn’t in the list/)).length).toBeGreaterThan(0);
    expect(await app.api.actions.list({})).toEqual([]);
    await app.user.clear(owner);
    await app.user.type(owner, 'ann lee');
    await app.user.tab();
    expect(owner.value).toBe('Ann Lee');
    await app.user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await app.api.actions.list({})).toMatchObject([{ ownerPersonId: ann.id }]));
  });
});
