import { render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { ComboBox } from '../../renderer/ui/ComboBox.tsx';
import { setPreferences } from '../../renderer/work/preferences.ts';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
afterEach(async () => {
  setPreferences({ role: 'chair', organisationId: null });
  await app.close();
});

test('a record’s history names every field that a step changed', async () => {
  app = await openApp('#/');
  const { id } = await app.api.risks.create({ reference: 'R1', title: 'Grant is late', likelihood: 4, impact: 5 });
  const changes = {
    reference: 'R2',
    title: 'Grant is cut',
    likelihood: 1,
    impact: 2,
    description: 'All of it',
    mitigation: 'None',
    status: 'closed' as const,
  };
  await app.api.risks.update({ id, version: 1, changes });
  window.location.hash = `#/risks?risk=${id}`;
  const details = within(await screen.findByRole('complementary'));
  await app.user.click(details.getByRole('tab', { name: 'History' }));
  const step = (await details.findByText(/R1 to R2/)).textContent;
  for (const told of [
    /Risk: Grant is late to Grant is cut/,
    /Likelihood: 4 to 1/,
    /Impact: 5 to 2/,
    /Description: .* to All of it/,
    /Mitigation: .* to None/,
    /Status: Live to /,
  ])
    expect(step).toMatch(told);
});

test('cards of Home say how many more there are', async () => {
  app = await openApp('#/');
  const ids: string[] = [];
  for (let n = 1; n <= 9; n += 1) ids.push((await app.api.organisations.create({ name: `Provider ${n}`, sector: 'provider' })).id);
  const late = ids.map((organisationId) => ({ title: 'Late survey', dueOn: '2020-01-31', organisationId }));
  const more = Array.from({ length: 60 }, () => ({ title: 'Late too', dueOn: '2020-02-28', organisationId: ids[0]! }));
  for (const action of [...late, ...more]) await app.api.actions.create(action);
  const cardOf = async (title: string) => {
    const heading = await screen.findByRole('heading', { level: 2, name: title });
    return within(heading.closest<HTMLElement>('section, article, [class*=card]')!);
  };
  const overdue = await cardOf('Overdue actions by organisation');
  expect(await overdue.findByText('and 2 more')).toBeTruthy();
  setPreferences({ role: 'representative', organisationId: ids[0]! });
  const due = await cardOf('Actions due');
  expect(await due.findByText('and 53 more')).toBeTruthy();
});

const SITES = Array.from({ length: 1200 }, (_, n) => ({ id: `s${n}`, label: `Site ${n}.` }));

function Chooser() {
  const [value, setValue] = useState<string | null>('s1100');
  return <ComboBox label="Site" items={SITES} value={value} onChange={setValue} />;
}

test('a list of choices too long to show whole says so, and typing finds each', async () => {
  app = await openApp('#/');
  render(<Chooser />);
  await app.user.click(screen.getByRole('button', { name: /Show the list for Site/ }));
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(202));
  expect(screen.getByRole('option', { name: 'Site 1100.' })).toBeTruthy();
  expect(screen.getAllByRole('option').at(-1)!.textContent).toBe('and 999 more. Type some letters of the name.');
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: /Site/ });
  expect(box.value).toBe('Site 1100.');
  await app.user.clear(box);
  await app.user.type(box, '1199.');
  await waitFor(() => expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Site 1199.']));
});
