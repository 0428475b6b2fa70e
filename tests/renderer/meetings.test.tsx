import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { MeetingDetail } from '../../shared/features/meetings/contract.ts';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(() => app.close());

const NAMES = ['Ann Archer', 'Ben Blake', 'Cas Cole'];

/** A group of three that needs two, with a meeting. */
async function planned(): Promise<MeetingDetail> {
  const { api } = app;
  const group = await api.groups.create({ name: 'Housing supply group', quorumRule: 'number', quorumValue: 2 });
  for (const name of NAMES) await api.groups.addMember({ groupId: group.id, personId: (await api.people.create({ name })).id });
  return api.meetings.create({ groupId: group.id, heldOn: '2026-12-14' });
}

const read = (id: string): Promise<MeetingDetail> => app.api.meetings.get({ id });
const states = async (id: string): Promise<string[]> => (await read(id)).attendance.map((row) => row.state);

/** Opens a meeting's minutes. */
async function minutesOf(id: string): Promise<void> {
  window.location.hash = `#/meetings/${id}?view=minutes`;
  await screen.findByRole('heading', { name: /^Minutes, / });
}

const dialog = () => screen.findByRole('dialog');
const mark = async (name: string, label: string): Promise<void> => {
  const group = within(await dialog()).getByRole('radiogroup', { name: `How ${name} took part` });
  await app.user.click(within(group).getByRole('radio', { name: label }));
};
const stateOf = async (name: string): Promise<string | undefined> => {
  const group = within(await dialog()).getByRole('radiogroup', { name: `How ${name} took part` });
  return within(group)
    .getAllByRole('radio')
    .find((radio) => radio.getAttribute('aria-checked') === 'true')?.textContent;
};

test('planning a meeting says what is missing, field by field, and then opens the agenda', async () => {
  app = await openApp('#/');
  for (const name of ['Board', 'Housing supply group']) await app.api.groups.create({ name });
  window.location.hash = '#/meetings?new=true';
  const form = within(await dialog());
  await app.user.click(form.getByRole('button', { name: 'Plan meeting' }));
  const problems = within(await form.findByRole('alert', { name: 'There are 2 problems' }));
  expect(problems.getAllByRole('button').map((link) => link.textContent)).toEqual(['Choose a group', 'Enter a date, like 12 March 2026']);
  await app.user.type(form.getByRole('combobox', { name: /^Group/ }), 'Board');
  await app.user.click(await screen.findByRole('option', { name: 'Board' }));
  await app.user.type(form.getByRole('textbox', { name: /Date/ }), '15/2/2099');
  await app.user.click(form.getByRole('button', { name: 'Plan meeting' }));
  expect(await screen.findByRole('heading', { name: 'Agenda, Sunday 15 February 2099' })).toBeTruthy();
  expect(await app.api.meetings.list({})).toMatchObject([{ groupName: 'Board', heldOn: '2099-02-15' }]);
});

test('attendance is recorded in one step, with a deputy by name, and tells the quorum', async () => {
  app = await openApp('#/');
  const { id } = await planned();
  await minutesOf(id);
  expect(screen.getByText('Attendance is not recorded yet')).toBeTruthy();
  await app.user.click(screen.getByRole('button', { name: 'Attendance' }));
  await mark('Cas Cole', 'Apologies');
  await mark('Ben Blake', 'Deputy');
  await app.user.type(screen.getByRole('textbox', { name: 'Name of the deputy of Ben Blake' }), 'Dee Stand-in');
  await app.user.click(screen.getByRole('button', { name: 'Mark all present' }));
  expect(within(await dialog()).getByText('Everybody is recorded')).toBeTruthy();
  await app.user.click(screen.getByRole('button', { name: 'Save attendance' }));
  expect(await screen.findByText('Quorum met, 2 (needs 2)')).toBeTruthy();
  expect((await read(id)).attendance.map((row) => [row.state, row.deputyName, row.version])).toEqual([
    ['present', '', 1],
    ['deputy', 'Dee Stand-in', 1],
    ['apologies', '', 1],
  ]);
  expect((await app.api.history.undoState({})).undo?.label).toBe('Record attendance');
});

test('everybody is marked present from the strip while nobody is recorded', async () => {
  app = await openApp('#/');
  const { id } = await planned();
  await minutesOf(id);
  await app.user.click(screen.getByRole('button', { name: 'Mark all present' }));
  expect(await screen.findByText('Quorum met, 3 (needs 2)')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Mark all present' })).toBeNull();
  expect(await states(id)).toEqual(['present', 'present', 'present']);
});

test('a guest’s name typed in full adds nobody until it is said who is meant', async () => {
  app = await openApp('#/');
  const { id } = await planned();
  const organisation = await app.api.organisations.create({ name: 'Ash Homes', sector: 'provider' });
  const [one, other] = [
    await app.api.people.create({ name: 'Jo Lee', organisationId: organisation.id }),
    await app.api.people.create({ name: 'Jo Leeming' }),
  ];
  await minutesOf(id);
  await app.user.click(screen.getByRole('button', { name: 'Attendance' }));
  const held = within(await dialog());
  const box = () => held.getByRole<HTMLInputElement>('combobox', { name: /^Add somebody/ });
  await app.user.type(box(), 'Jo Lee');
  expect(held.queryByRole('radiogroup', { name: 'How Jo Lee took part' })).toBeNull();
  expect(held.getByRole('button', { name: 'Add Jo Lee, Ash Homes' })).toBeTruthy();
  await app.user.type(box(), 'ming');
  await app.user.click(held.getByRole('button', { name: 'Add Jo Leeming' }));
  expect(held.getByRole('radiogroup', { name: 'How Jo Leeming took part' })).toBeTruthy();
  await app.user.click(held.getByRole('button', { name: 'Save attendance' }));
  await waitFor(async () => expect((await read(id)).attendance.map(({ personId }) => personId)).toContain(other.id));
  expect((await read(id)).attendance.map(({ personId }) => personId)).not.toContain(one.id);
});

test('attendance somebody else records meanwhile shows through, and the same person asks; keeping mine saves the rest', async () => {
  app = await openApp('#/');
  const { id, attendance } = await planned();
  const theirs = (at: number, state: 'present' | 'absent') => ({ meetingId: id, personId: attendance[at]!.personId, state, version: 0 });
  await minutesOf(id);
  await app.user.click(screen.getByRole('button', { name: 'Attendance' }));
  await mark('Ben Blake', 'Present');
  await mark('Cas Cole', 'Apologies');
  await app.api.meetings.setAttendance({ rows: [theirs(0, 'absent'), theirs(1, 'absent')] });
  await waitFor(async () => expect(await stateOf('Ann Archer')).toBe('Absent'));
  expect(await stateOf('Ben Blake')).toBe('Present');
  await app.user.click(screen.getByRole('button', { name: 'Save attendance' }));
  const asked = await screen.findByRole('alertdialog', { name: /^Attendance of Ben Blake / });
  const choice = within(asked).getByRole('radiogroup', { name: 'Took part' });
  expect(within(choice).getAllByRole('radio')).toHaveLength(2);
  expect(choice.textContent).toContain('Before: Expected');
  expect(await states(id)).toEqual(['absent', 'absent', 'expected']);
  await app.user.click(within(asked).getByRole('button', { name: 'Keep mine' }));
  await waitFor(async () => expect(await states(id)).toEqual(['absent', 'present', 'apologies']));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('agreeing the minutes takes the editor away, and putting them back brings it again', async () => {
  app = await openApp('#/');
  const { id, items } = await planned();
  await app.api.meetings.updateItem({ id: items[0]!.id, version: 1, changes: { minutesText: 'All were welcome.' } });
  await app.api.meetings.update({ id, version: 1, changes: { stage: 'draft_minutes' }, stageMeant: true });
  await minutesOf(id);
  const notes = () => screen.queryByRole('textbox', { name: /^Minutes of item 1/ });
  expect((notes() as HTMLTextAreaElement | null)?.value).toBe('All were welcome.');
  await app.user.click(screen.getByRole('button', { name: 'Agree minutes' }));
  // The meeting is planned for a day to come.
  await app.user.click(await screen.findByRole('button', { name: '“Minutes agreed” is meant' }));
  expect(await screen.findByText('These minutes are agreed and locked.')).toBeTruthy();
  expect(notes()).toBeNull();
  for (const name of ['Attendance', /^Add decision/, /^Add action/]) expect(screen.queryByRole('button', { name })).toBeNull();
  await app.user.click(screen.getByRole('button', { name: 'Put back to draft' }));
  await waitFor(() => expect(notes()).not.toBeNull());
  expect((await read(id)).stage).toBe('draft_minutes');
});

test('details of a meeting edited while somebody else saves them ask which version to keep', async () => {
  app = await openApp('#/');
  const { id } = await planned();
  await minutesOf(id);
  await app.user.click(screen.getByRole('button', { name: 'More for this meeting' }));
  await app.user.click(await screen.findByRole('menuitem', { name: 'Edit meeting' }));
  await app.user.type(await screen.findByRole('textbox', { name: /^Place/ }), 'Library');
  await app.api.meetings.update({ id, version: 1, changes: { title: 'Away day', place: 'Depot', stage: 'circulated' } });
  await screen.findByText('Agenda sent');
  await app.user.click(screen.getByRole('button', { name: 'Save changes' }));
  const asked = await screen.findByRole('alertdialog');
  expect(asked.textContent).toContain('Depot');
  await app.user.click(within(asked).getByRole('button', { name: 'Keep mine' }));
  await waitFor(async () => expect(await read(id)).toMatchObject({ title: 'Away day', place: 'Library', version: 3 }));
});
