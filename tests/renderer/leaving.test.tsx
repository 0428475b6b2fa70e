import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const form = async () => within(await screen.findByRole('dialog'));
const title = async () => (await form()).getByRole<HTMLTextAreaElement>('textbox', { name: /^Action/ });
const question = async () => within(await screen.findByRole('alertdialog', { name: 'Leave without saving?' }));

describe('one gesture makes one record', () => {
  const typed = async () => {
    app = await openApp('#/actions?new=true');
    await app.user.type(await title(), 'Send the agreement');
  };
  const made = async () => {
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    return (await app.api.actions.list({})).map((action) => action.title);
  };
  const press = (): unknown => fireEvent.keyDown(document.activeElement!, { key: 'Enter', ctrlKey: true });

  test('Ctrl+Enter twice', async () => {
    await typed();
    press();
    press();
    expect(await made()).toEqual(['Send the agreement']);
  });

  test('the button and then the key', async () => {
    await typed();
    fireEvent.click((await form()).getByRole('button', { name: 'Add action' }));
    press();
    expect(await made()).toEqual(['Send the agreement']);
  });

  test('a button that plans a meeting, whose screen comes a moment later', async () => {
    app = await openApp('#/');
    const group = await app.api.groups.create({ name: 'Board' });
    window.location.hash = `#/meetings?new=true&group=${group.id}`;
    const plan = await form();
    await app.user.clear(plan.getByRole('combobox', { name: /^Group/ }));
    await app.user.type(plan.getByRole('combobox', { name: /^Group/ }), 'Board');
    await app.user.type(plan.getByRole('textbox', { name: /^Date/ }), '15/2/2099');
    press();
    press();
    await waitFor(async () => expect(await app.api.meetings.list({})).toHaveLength(1));
    press();
    expect(await screen.findByRole('heading', { name: /^Agenda, / })).toBeTruthy();
    expect(await app.api.meetings.list({})).toHaveLength(1);
  });
});

describe('what was typed is not thrown away without a question', () => {
  test('Escape in a dialog asks, keeps what was typed, and leaves when told to', async () => {
    app = await openApp('#/actions?new=true');
    await app.user.type(await title(), 'Half a thought');
    await app.user.keyboard('{Escape}');
    await app.user.click((await question()).getByRole('button', { name: 'Go on editing' }));
    expect((await title()).value).toBe('Half a thought');
    await app.user.click((await form()).getByRole('button', { name: 'Cancel' }));
    await app.user.click((await question()).getByRole('button', { name: 'Leave without saving' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await app.api.actions.list({})).toEqual([]);
  });

  test('a dialog in which nothing was typed closes at once', async () => {
    app = await openApp('#/actions?new=true');
    await title();
    await app.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('a date that can’t be read counts as typed', async () => {
    app = await openApp('#/actions?new=true');
    await app.user.type((await form()).getByRole('textbox', { name: /^Due date/ }), '31/2');
    await app.user.keyboard('{Escape}');
    expect(await question()).toBeTruthy();
  });

  test('leaving Settings by the navigation asks', async () => {
    app = await openApp('#/settings');
    await app.user.type(await screen.findByRole('textbox', { name: /^Area/ }), 'West');
    await app.user.click(within(screen.getByRole('navigation')).getByRole('link', { name: /Actions/ }));
    await app.user.click((await question()).getByRole('button', { name: 'Go on editing' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Area/ }).value).toBe('West');
    await app.user.click(within(screen.getByRole('navigation')).getByRole('link', { name: /Actions/ }));
    await app.user.click((await question()).getByRole('button', { name: 'Leave without saving' }));
    expect(await screen.findByRole('heading', { name: 'Actions' })).toBeTruthy();
  });

  test('opening another record asks about the update being written, and it is never another record’s', async () => {
    app = await openApp('#/');
    const [one, two] = [await app.api.actions.create({ title: 'One' }), await app.api.actions.create({ title: 'Two' })];
    window.location.hash = `#/actions?action=${one.id}`;
    await app.user.type(await screen.findByRole('textbox', { name: 'What has happened' }), 'Sent on Monday');
    window.location.hash = `#/actions?action=${two.id}`;
    await app.user.click((await question()).getByRole('button', { name: 'Leave without saving' }));
    await screen.findByRole('heading', { name: two.ref });
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What has happened' }).value).toBe('');
  });

  test('a reload asks, too', async () => {
    app = await openApp('#/actions?new=true');
    await app.user.type(await title(), 'x');
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
  });
});
