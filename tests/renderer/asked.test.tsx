import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
let groupId: string;
beforeEach(async () => {
  app = await openApp('#/');
  groupId = (await app.api.groups.create({ name: 'Board' })).id;
});
afterEach(() => app.close());

const meetings = async () => (await app.api.meetings.list({})).map(({ heldOn, startsAt }) => [heldOn, startsAt]);
const form = async () => within(await screen.findByRole('dialog'));
const box = (held: Awaited<ReturnType<typeof form>>, name: RegExp) => held.getByRole<HTMLInputElement>('textbox', { name });

async function planAt(heldOn: string, startsAt: string): Promise<Awaited<ReturnType<typeof form>>> {
  window.location.hash = `#/meetings?group=${groupId}&new=true`;
  const held = await form();
  await app.user.type(box(held, /^Date/), heldOn);
  await app.user.type(box(held, /^Starts at/), startsAt);
  await app.user.click(held.getByRole('button', { name: 'Plan meeting' }));
  return held;
}

test('a second meeting at one day and time is asked about in the form, and planned when it is meant', async () => {
  await app.api.meetings.create({ groupId, heldOn: '2027-03-15', startsAt: '14:00' });
  const held = await planAt('15/3/2027', '2pm');
  expect(await held.findByText(/^Board already has a meeting on 15 March 2027 at 14:00/)).toBeTruthy();
  // Sent again without an answer, it is asked again.
  await app.user.click(held.getByRole('button', { name: 'Plan meeting' }));
  expect(await meetings()).toHaveLength(1);
  await app.user.click(held.getByRole('checkbox', { name: 'A second meeting is meant' }));
  await app.user.click(held.getByRole('button', { name: 'Plan meeting' }));
  await waitFor(async () => expect(await meetings()).toHaveLength(2));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('the question goes when the time is changed, and the answer is not carried to another', async () => {
  for (const startsAt of ['14:00', '16:00']) await app.api.meetings.create({ groupId, heldOn: '2027-03-15', startsAt });
  const held = await planAt('15/3/2027', '2pm');
  await app.user.click(await held.findByRole('checkbox', { name: 'A second meeting is meant' }));
  await app.user.clear(box(held, /^Starts at/));
  await app.user.type(box(held, /^Starts at/), '4pm');
  expect(held.queryByRole('checkbox', { name: 'A second meeting is meant' })).toBeNull();
  await app.user.click(held.getByRole('button', { name: 'Plan meeting' }));
  expect(await held.findByText(/at 16:00/)).toBeTruthy();
  expect(await meetings()).toHaveLength(2);
});

test('moving a meeting onto another is asked about in its form', async () => {
  await app.api.meetings.create({ groupId, heldOn: '2027-03-15' });
  const { id } = await app.api.meetings.create({ groupId, heldOn: '2027-03-16' });
  window.location.hash = `#/meetings/${id}`;
  await app.user.click(await screen.findByRole('button', { name: 'More for this meeting' }));
  await app.user.click(await screen.findByRole('menuitem', { name: 'Edit meeting' }));
  const held = await form();
  await app.user.clear(box(held, /^Date/));
  await app.user.type(box(held, /^Date/), '15/3/2027');
  await app.user.click(held.getByRole('button', { name: 'Save changes' }));
  await app.user.click(await held.findByRole('checkbox', { name: 'A second meeting is meant' }));
  await app.user.click(held.getByRole('button', { name: 'Save changes' }));
  await waitFor(async () =>
    expect(await meetings()).toEqual([
      ['2027-03-15', null],
      ['2027-03-15', null],
    ]),
  );
});

test('a stage for a day to come is asked about where it is chosen, and left as it was on Cancel', async () => {
  const { id } = await app.api.meetings.create({ groupId, heldOn: '2099-03-16' });
  window.location.hash = `#/meetings/${id}`;
  const choose = async (): Promise<ReturnType<typeof within>> => {
    await app.user.click(await screen.findByRole('button', { name: 'Change stage' }));
    await app.user.click(await screen.findByRole('menuitem', { name: 'Minutes agreed' }));
    return within(await screen.findByRole('alertdialog'));
  };
  await app.user.click((await choose()).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect((await app.api.meetings.get({ id })).stage).toBe('draft');
  await app.user.click((await choose()).getByRole('button', { name: '“Minutes agreed” is meant' }));
  await waitFor(async () => expect((await app.api.meetings.get({ id })).stage).toBe('agreed'));
});
