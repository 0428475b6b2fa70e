import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const dialog = async () => within(await screen.findByRole('dialog'));

test('an action without words is refused beside its field, one too long says how long it may be', async () => {
  app = await openApp('#/actions?new=true');
  const form = await dialog();
  const title = form.getByRole('textbox', { name: /^Action/ });
  const add = () => app.user.click(form.getByRole('button', { name: 'Add action' }));
  await add();
  expect(await form.findByRole('button', { name: 'Enter the action: what is to be done' })).toBeTruthy();
  expect(title.getAttribute('aria-invalid')).toBe('true');
  await app.user.click(title);
  await app.user.paste('x'.repeat(301));
  await add();
  expect(await form.findByRole('button', { name: 'Action: Use 300 characters or fewer.' })).toBeTruthy();
  expect(await app.api.actions.list({ view: 'all' })).toEqual([]);
  await app.user.clear(title);
  await app.user.type(title, 'Sign the agreement');
  await add();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [made] = await app.api.actions.list({ view: 'all' });
  expect(await screen.findByRole('heading', { name: made!.ref })).toBeTruthy();
});

test('empty screens offer the one step that comes first', async () => {
  app = await openApp('#/meetings');
  const setUp = await screen.findByRole('button', { name: 'Set up a group first' });
  expect(screen.queryByRole('button', { name: 'Plan meeting' })).toBeNull();
  await app.user.click(setUp);
  expect((await dialog()).getByRole('heading', { name: 'Add group' })).toBeTruthy();
  await app.api.groups.create({ name: 'Board' });
  window.location.hash = '#/meetings';
  expect(await screen.findByText('No meetings yet. Plan one and its agenda fills itself.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Set up a group first' })).toBeNull();
  window.location.hash = '#/actions?view=overdue';
  expect(await screen.findByText('No action is overdue.')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: 'Add action' })).toHaveLength(1);
});

test('a screen that can’t be read says why and what to do, and Try again shows it', async () => {
  app = await openApp('#/');
  await screen.findByRole('heading', { name: 'Set up the partnership' });
  await app.api.groups.create({ name: 'Board' });
  app.cut(true);
  window.location.hash = '#/meetings';
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The line is cut.');
  expect(alert.textContent).toContain('Mend it.');
  app.cut(false);
  await app.user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('No meetings yet. Plan one and its agenda fills itself.')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a meeting removed under its screen says so, and Undo brings the screen back', async () => {
  app = await openApp('#/');
  const group = await app.api.groups.create({ name: 'Board' });
  const meeting = await app.api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' });
  await app.api.meetings.remove({ id: meeting.id, version: 1 });
  window.location.hash = `#/meetings/${meeting.id}`;
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('This meeting is no longer here: Sam Officer removed it.');
  await app.user.click(await screen.findByRole('button', { name: 'Undo: Remove meeting of 14 December 2026' }));
  expect(await screen.findByRole('heading', { name: 'Agenda, Monday 14 December 2026' })).toBeTruthy();
});

test('the action log is seen by view and by words', async () => {
  app = await openApp('#/actions');
  const { api } = app;
  const soon = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await api.actions.create({ title: 'Late survey', dueOn: '2020-01-31' });
  await api.actions.create({ title: 'Soon signed', dueOn: soon });
  await api.actions.create({ title: 'Some day' });
  await api.actions.create({ title: 'Finished report', status: 'closed' });
  const titles = ['Late survey', 'Soon signed', 'Some day', 'Finished report'];
  const shown = (): string[] => titles.filter((title) => screen.queryByText(title) !== null);
  const expected: [string, string[]][] = [
    ['Open', titles.slice(0, 3)],
    ['Overdue', ['Late survey']],
    ['Due in 14 days', ['Soon signed']],
    ['Done', ['Finished report']],
    ['All', titles],
  ];
  for (const [view, rows] of expected) {
    await app.user.click(await screen.findByRole('tab', { name: new RegExp(`^${view}`) }));
    await waitFor(() => expect([view, ...shown()]).toEqual([view, ...rows]));
  }
  await app.user.type(screen.getByRole('textbox', { name: 'Filter actions' }), 'survey');
  await waitFor(() => expect(shown()).toEqual(['Late survey']));
});

test('an update of an action is dated, changes its status, and stands in its history', async () => {
  app = await openApp('#/');
  const action = await app.api.actions.create({ title: 'Survey the site' });
  window.location.hash = `#/actions?view=all&action=${action.id}`;
  const update = await screen.findByRole('textbox', { name: 'What has happened' });
  const add = screen.getByRole('button', { name: 'Add update' });
  expect((add as HTMLButtonElement).disabled).toBe(true);
  await app.user.type(update, 'The surveyor is ill.');
  await app.user.click(screen.getByRole('button', { name: /New status/ }));
  await app.user.click(await screen.findByRole('option', { name: 'Blocked' }));
  await app.user.click(add);
  expect(await screen.findByText('The surveyor is ill.', { selector: ':not(textarea)' })).toBeTruthy();
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What has happened' }).value).toBe('');
  expect(await app.api.actions.get({ id: action.id })).toMatchObject({ status: 'blocked', lastUpdate: 'The surveyor is ill.' });
  await app.user.click(screen.getByRole('tab', { name: 'History' }));
  const history = within(await screen.findByRole('list', { name: 'History' }));
  expect(history.getByText('Status: Open to Blocked')).toBeTruthy();
  await app.user.click(screen.getByRole('button', { name: /^Undo: / }));
  expect(await history.findByText('Status: Blocked to Open')).toBeTruthy();
  expect(history.getByText('By Undo')).toBeTruthy();
});

test('half a sentence stays when somebody else changes the action', async () => {
  app = await openApp('#/');
  const action = await app.api.actions.create({ title: 'Survey the site' });
  window.location.hash = `#/actions?view=all&action=${action.id}`;
  const update = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'What has happened' });
  await app.user.type(update, 'The surveyor');
  await app.api.actions.addUpdate({ id: action.id, version: action.version, text: 'Begun elsewhere.', status: 'in_progress' });
  expect(await screen.findByText('Begun elsewhere.', { selector: ':not(textarea)' })).toBeTruthy();
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What has happened' }).value).toBe('The surveyor');
});

test('a person edited while somebody else saves them asks which version to keep', async () => {
  app = await openApp('#/');
  const person = await app.api.people.create({ name: 'Ann Lee', jobTitle: 'Officer' });
  window.location.hash = `#/partners?tab=people&person=${person.id}`;
  await app.user.click(await screen.findByRole('button', { name: 'Edit person' }));
  const title = await screen.findByRole('textbox', { name: /^Job title/ });
  await app.user.clear(title);
  await app.user.type(title, 'Manager');
  await app.api.people.update({ id: person.id, version: person.version, changes: { jobTitle: 'Director', phone: '01632 960111' } });
  await screen.findAllByText('Director');
  await app.user.click(screen.getByRole('button', { name: 'Save changes' }));
  const conflict = within(await screen.findByRole('alertdialog'));
  expect(conflict.getByText('Director')).toBeTruthy();
  await app.user.click(conflict.getByRole('button', { name: /Keep mine/ }));
  await waitFor(async () =>
    expect(await app.api.people.get({ id: person.id })).toMatchObject({ jobTitle: 'Manager', phone: '01632 960111' }),
  );
});

test('a conflict shows only what differs, a yes as a yes', async () => {
  app = await openApp('#/');
  const { id, version } = await app.api.organisations.create({ name: 'Weir Homes', sector: 'provider', isPartner: true });
  window.location.hash = `#/partners?tab=organisations&organisation=${id}`;
  await app.user.click(await screen.findByRole('button', { name: 'Edit organisation' }));
  await app.user.click(await screen.findByRole('switch', { name: /partner/i }));
  await app.user.type(screen.getByRole('textbox', { name: /^Short name/ }), 'Weir');
  await app.api.organisations.update({ id, version, changes: { isPartner: false, shortName: 'WH' } });
  await app.user.click(screen.getByRole('button', { name: 'Save changes' }));
  const asked = within(await screen.findByRole('alertdialog'));
  expect(asked.getByText('WH')).toBeTruthy();
  expect(asked.queryByText('No')).toBeNull();
});

test('search opens the minutes at the agenda item it found', async () => {
  app = await openApp('#/');
  const group = await app.api.groups.create({ name: 'Board' });
  const { id } = await app.api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' });
  await app.api.meetings.addItem({ meetingId: id, title: 'Empty homes in Weir Lane' });
  await screen.findByRole('heading', { name: 'Home' });
  await app.user.keyboard('{Control>}k{/Control}');
  await app.user.type(await screen.findByRole('combobox'), 'weir');
  await app.user.click(await screen.findByRole('option', { name: /Empty homes in Weir Lane/ }));
  expect(await screen.findByRole('textbox', { name: 'Minutes of item 5, Empty homes in Weir Lane' })).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('terms of a group edited while somebody else saves them ask which version to keep; theirs closes the dialog', async () => {
  app = await openApp('#/');
  const group = await app.api.groups.create({ name: 'Board', purpose: 'Ours' });
  window.location.hash = `#/groups/${group.id}`;
  await app.user.click(await screen.findByRole('button', { name: 'More for this group' }));
  await app.user.click(await screen.findByRole('menuitem', { name: 'Edit group' }));
  await app.user.type(await screen.findByRole('textbox', { name: /^Purpose/ }), ' and mine');
  await app.api.groups.update({ id: group.id, version: 1, changes: { purpose: 'Theirs' } });
  await screen.findByText('Theirs');
  await app.user.click(screen.getByRole('button', { name: 'Save changes' }));
  const asked = within(await screen.findByRole('alertdialog'));
  expect(asked.getByText('Ours and mine')).toBeTruthy();
  await app.user.click(asked.getByRole('button', { name: 'Use theirs' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await app.api.groups.get({ id: group.id })).toMatchObject({ purpose: 'Theirs', version: 2 });
});
