import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const form = async () => within(await screen.findByRole('dialog'));
type Form = Awaited<ReturnType<typeof form>>;
const box = (held: Form, role: 'textbox' | 'combobox', name: RegExp) => held.getByRole<HTMLInputElement>(role, { name });

async function retype(held: Form, role: 'textbox' | 'combobox', name: RegExp, text: string): Promise<void> {
  await app.user.clear(box(held, role, name));
  await app.user.type(box(held, role, name), text);
  await app.user.tab();
}

describe('what was given when a record was made can be changed later', () => {
  test('a commitment’s provider, scheme, route and notes; nothing is guessed for a new one', async () => {
    app = await openApp('#/');
    const [ash, birch] = [
      await app.api.organisations.create({ name: 'Ash Homes', sector: 'provider' }),
      await app.api.organisations.create({ name: 'Birch Homes', sector: 'provider' }),
    ];
    window.location.hash = '#/homes?new=true';
    const add = await form();
    await retype(add, 'combobox', /^Provider/, 'Ash Homes');
    await retype(add, 'textbox', /^Scheme|^Name of the scheme/, 'Mill Lane');
    await app.user.click(add.getByRole('button', { name: 'Add commitment' }));
    await waitFor(async () => expect((await app.api.homes.grid({})).rows).toHaveLength(1));
    const [row] = (await app.api.homes.grid({})).rows;
    expect(row).toMatchObject({ organisationId: ash.id, tenure: 'NS', need: 'not_specified', route: 'not_specified' });
    window.location.hash = `#/homes?commitment=${row!.id}`;
    await app.user.click(await screen.findByRole('button', { name: 'Edit commitment' }));
    const edit = await form();
    await retype(edit, 'combobox', /^Provider/, 'Birch Homes');
    await retype(edit, 'textbox', /^Notes/, 'Moved');
    await app.user.click(edit.getByRole('button', { name: 'Save changes' }));
    await waitFor(async () =>
      expect((await app.api.homes.grid({})).rows).toMatchObject([{ organisationId: birch.id, notes: 'Moved', siteName: 'Mill Lane' }]),
    );
  });

  test('an action’s group and priority', async () => {
    app = await openApp('#/');
    const board = await app.api.groups.create({ name: 'Board' });
    const { id } = await app.api.actions.create({ title: 'One' });
    window.location.hash = `#/actions?action=${id}`;
    await app.user.click(await screen.findByRole('button', { name: 'Edit action' }));
    const edit = await form();
    await retype(edit, 'combobox', /^Group/, 'Board');
    await app.user.click(edit.getByRole('button', { name: 'Save changes' }));
    await waitFor(async () => expect(await app.api.actions.get({ id })).toMatchObject({ groupId: board.id, title: 'One' }));
  });

  test('a site’s permission, coordinates and dates', async () => {
    app = await openApp('#/');
    const { id } = await app.api.sites.create({ reference: 'S1', nameAddress: 'Mill Lane' });
    window.location.hash = `#/sites?site=${id}`;
    await app.user.click(await screen.findByRole('button', { name: 'Edit site' }));
    const edit = await form();
    await retype(edit, 'textbox', /^Permission date/, '1/4/27');
    await retype(edit, 'textbox', /^Longitude/, '-1.89');
    await app.user.click(edit.getByRole('button', { name: 'Save changes' }));
    await waitFor(async () => expect(await app.api.sites.get({ id })).toMatchObject({ permissionOn: '2027-04-01', geoX: '-1.89' }));
  });
});

describe('a name that isn’t in the list can be added there', () => {
  test.each([
    ['a person', /^Owner/, 'ownerPersonId', async () => (await app.api.people.list({})).map(({ name }) => name)],
    ['an organisation', /^Organisation/, 'organisationId', async () => (await app.api.organisations.list({})).map(({ name }) => name)],
    ['a group', /^Group/, 'groupId', async () => (await app.api.groups.list({})).map(({ name }) => name)],
  ] as const)('%s', async (_kind, label, field, names) => {
    app = await openApp('#/actions?new=true');
    const add = await form();
    await app.user.type(box(add, 'textbox', /^Action/), 'One');
    await app.user.type(box(add, 'combobox', label), 'Jo Newcomer');
    await app.user.click(await screen.findByRole('option', { name: 'Add “Jo Newcomer”' }));
    await waitFor(async () => expect(await names()).toEqual(['Jo Newcomer']));
    await waitFor(() => expect(box(add, 'combobox', label).value).toBe('Jo Newcomer'));
    await app.user.click(add.getByRole('button', { name: 'Add action' }));
    await waitFor(async () => expect(await app.api.actions.list({})).toHaveLength(1));
    expect((await app.api.actions.list({}))[0]![field]).toBeTruthy();
  });
});
