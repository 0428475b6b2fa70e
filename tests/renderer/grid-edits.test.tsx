import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApi } from '../../shared/client.ts';
import type { AppContract } from '../../shared/contract.ts';
import type { GridRow } from '../../shared/features/homes/contract.ts';
import type { OrganisationRow } from '../../shared/features/partners/organisations.ts';
import type { Person } from '../../shared/features/partners/people.ts';
import type { Transport } from '../../shared/rpc.ts';
import { useQuery } from '../../renderer/api/query.tsx';
import { useRecordEdits } from '../../renderer/work/record-edits.ts';
import { useGridEdit } from '../../renderer/features/homes/use-grid-edit.ts';
import type { CellChange, CellValue } from '../../renderer/ui/grid/types.ts';
import { openWorkspace } from './open-app.tsx';
import { savingBy, type Save } from './saving-by.tsx';

let app: Awaited<ReturnType<typeof openWorkspace>>;
beforeEach(async () => {
  app = await openWorkspace();
  await app.api.workspace.start({ name: 'Rivermere' });
});
afterEach(() => app.close());

const change = <Row extends { id: string }>(row: Row, columnKey: string, value: CellValue): CellChange<Row> => ({
  rowId: row.id,
  row,
  columnKey,
  value,
  previous: null,
  text: String(value ?? ''),
});

async function people(...names: string[]): Promise<Person[]> {
  const made = [];
  for (const name of names) made.push(await app.api.people.create({ name }));
  return made;
}

const savingPeople = (): Save<Person> =>
  savingBy(app.connection, () => useRecordEdits<Person>({ entity: 'person', feature: 'people', nameOf: (row) => row.name }));

const phones = async (): Promise<string[]> => (await app.api.people.list({})).map((row) => row.phone);
const lastSteps = async (limit: number): Promise<string[]> => (await app.api.history.recent({ limit })).map((entry) => entry.label);

test('a gesture over several cells of several records is one step to undo', async () => {
  const rows = await people('Ann', 'Bob', 'Cas');
  const save = savingPeople();
  const outcome = await save(rows.flatMap((row, at) => [change(row, 'phone', `${at}`), change(row, 'jobTitle', 'Chair')]));
  expect(outcome.rejected).toEqual([]);
  expect(await phones()).toEqual(['0', '1', '2']);
  expect(await app.api.history.undo({})).toMatchObject({ label: 'Edit 3 people' });
  expect((await app.api.people.list({})).map((row) => [row.phone, row.jobTitle])).toEqual(rows.map(() => ['', '']));
  expect(await lastSteps(2)).toEqual(['Edit 3 people', 'Edit 3 people']);
});

test('cells the rules refuse are marked with the reason, and the rest is saved in one command', async () => {
  const rows = await people('Ann', 'Bob', 'Cas');
  const save = savingPeople();
  const outcome = await save([
    ...rows.map((row, at) => change(row, 'phone', `${at}`)),
    change(rows[0]!, 'email', 'nowhere'),
    change(rows[1]!, 'email', 'bob@example.org'),
    change(rows[2]!, 'name', null),
  ]);
  expect(outcome.rejected).toEqual([
    expect.objectContaining({ rowId: rows[0]!.id, columnKey: 'email', text: 'nowhere', message: expect.stringMatching(/like name@/) }),
    expect.objectContaining({ rowId: rows[2]!.id, columnKey: 'name', text: '', message: 'Enter some text.' }),
  ]);
  expect(await phones()).toEqual(['0', '1', '2']);
  expect(await lastSteps(2)).toEqual(['Edit 3 people', 'Add Cas']);
});

test('a record changed by somebody else is asked about, and the rest goes on', async () => {
  const rows = await people('Ann', 'Bob', 'Cas');
  await app.api.people.update({ id: rows[1]!.id, version: 1, changes: { phone: 'theirs' } });
  const save = savingPeople();
  const answer = async (choice: RegExp): Promise<void> => {
    const dialog = await screen.findByRole('alertdialog');
    expect(within(dialog).getByText(/Person Bob was changed/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: choice }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  };

  const marked = save(rows.map((row) => change(row, 'phone', 'first')));
  await answer(/Keep editing/);
  expect((await marked).rejected).toEqual([
    expect.objectContaining({ rowId: rows[1]!.id, columnKey: 'phone', message: expect.stringMatching(/not saved/) }),
  ]);
  expect(await phones()).toEqual(['first', 'theirs', 'first']);

  const [ann, , cas] = await app.api.people.list({});
  const kept = save([ann!, rows[1]!, cas!].map((row) => change(row, 'phone', 'second')));
  await answer(/Keep mine/);
  expect((await kept).rejected).toEqual([]);
  expect(await phones()).toEqual(['second', 'second', 'second']);
  expect(await lastSteps(2)).toEqual(['Edit 3 people', 'Edit 2 people']);
});

test('taking their version saves nothing over it, and the rest goes on', async () => {
  const rows = await people('Ann', 'Bob', 'Cas');
  await app.api.people.update({ id: rows[1]!.id, version: 1, changes: { phone: 'theirs' } });
  const saved = savingPeople()(rows.map((row) => change(row, 'phone', 'mine')));
  await userEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Use theirs' }));
  expect((await saved).rejected).toEqual([]);
  expect(await phones()).toEqual(['mine', 'theirs', 'mine']);
  expect(await app.api.people.get({ id: rows[1]!.id })).toMatchObject({ version: 2 });
});

test('of a disputed record the fields are kept as chosen, one by one', async () => {
  const [ann] = await people('Ann');
  await app.api.people.update({ id: ann!.id, version: 1, changes: { phone: 'their phone', jobTitle: 'their title' } });
  const saved = savingPeople()([change(ann!, 'phone', 'my phone'), change(ann!, 'jobTitle', 'my title')]);
  const asked = within(await screen.findByRole('alertdialog'));
  await userEvent.click(within(asked.getByRole('radiogroup', { name: 'Telephone' })).getByRole('radio', { name: /their phone/ }));
  await userEvent.click(asked.getByRole('button', { name: /^Save/ }));
  expect((await saved).rejected).toEqual([]);
  expect(await app.api.people.get({ id: ann!.id })).toMatchObject({ phone: 'their phone', jobTitle: 'my title', version: 3 });
});

test('a save of one’s own does not make what somebody did before it one’s own', async () => {
  const [ann] = await people('Ann');
  await app.api.people.update({ id: ann!.id, version: 1, changes: { phone: 'their phone', jobTitle: 'their title' } });
  const save = savingPeople();
  const first = save([change(ann!, 'phone', 'my phone')]);
  await userEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Keep mine' }));
  expect((await first).rejected).toEqual([]);
  // The row is still the one from before their change, and their job title has never been seen.
  const second = save([change(ann!, 'jobTitle', 'my title')]);
  const asked = within(await screen.findByRole('alertdialog'));
  expect(asked.getByText('their title')).toBeTruthy();
  await userEvent.click(asked.getByRole('button', { name: 'Use theirs' }));
  await second;
  expect(await app.api.people.get({ id: ann!.id })).toMatchObject({ phone: 'my phone', jobTitle: 'their title', version: 3 });
});

test('the rows have come back when a save is over, whatever the notice of change does', async () => {
  const [ann] = await people('Ann');
  let shown: string[] = [];
  const { connection } = app;
  const answered: string[] = [];
  const transport: Transport = {
    onChange: () => () => {},
    call: async (call, signal) => {
      const reply = await connection.transport.call(call, signal);
      answered.push(call.method);
      return reply;
    },
  };
  app = { ...app, connection: { ...connection, transport, api: createApi<AppContract>(transport) } };
  const save = savingBy<Person>(app.connection, () => {
    const { data } = useQuery('people.list', {});
    shown = (data ?? []).map(({ phone }) => phone);
    return useRecordEdits<Person>({ entity: 'person', feature: 'people', nameOf: (row) => row.name });
  });
  await waitFor(() => expect(shown).toEqual(['']));
  await save([change(ann!, 'phone', '1')]);
  expect(answered.slice(-2)).toEqual(['people.updateMany', 'people.list']);
  await waitFor(() => expect(shown).toEqual(['1']));
});

test('any other failure saves nothing and marks every cell', async () => {
  const names = ['Alpha', 'Beta'];
  for (const name of names) await app.api.organisations.create({ name, sector: 'provider' });
  const rows = await app.api.organisations.list({});
  const save = savingBy(app.connection, () =>
    useRecordEdits<OrganisationRow>({ entity: 'organisation', feature: 'organisations', nameOf: (row) => row.name }),
  );
  const twice = await save(rows.map((row) => change(row, 'rshCode', 'LH1')));
  // The one that is refused by itself is marked, and the other saved.
  expect(twice.rejected.map(({ message }) => message)).toEqual(['Two of these have one RSH code: LH1 and LH1.']);
  expect((await app.api.organisations.list({})).map((row) => row.rshCode)).toEqual(['LH1', null]);
  await app.api.organisations.remove({ id: rows[1]!.id, version: rows[1]!.version });
  const outcome = await save(rows.map((row) => change(row, 'website', 'https://example.org')));
  expect(outcome.rejected.map(({ message }) => message)).toEqual(names.map(() => expect.stringMatching(/^Website: not saved\. /)));
  expect((await app.api.organisations.list({})).map((row) => row.website)).toEqual(['']);
  const emptied = await save([change(rows[0]!, 'sector', null)]);
  expect(emptied.rejected).toMatchObject([{ message: "Sector: this can't be empty" }]);
});

test('typing on before the rows come back does not conflict with oneself', async () => {
  const [ann] = await people('Ann');
  const save = savingPeople();
  const outcomes = await Promise.all(['phone', 'jobTitle', 'phone'].map((key, at) => save([change(ann!, key, `${at}`)])));
  expect(outcomes.flatMap(({ rejected }) => rejected)).toEqual([]);
  expect(await app.api.people.get({ id: ann!.id })).toMatchObject({ phone: '2', jobTitle: '1', version: 4 });
});

test('a gesture over describing fields and figures of commitments is one step to undo', async () => {
  const { id: organisationId } = await app.api.organisations.create({ name: 'Alpha', sector: 'provider' });
  for (const siteName of ['Mill Lane', 'Wharf']) await app.api.homes.create({ organisationId, siteName });
  const { rows, currentYear } = await app.api.homes.grid({});
  const shown = async () => (await app.api.homes.grid({})).rows.map((row: GridRow) => [row.need, row.stage, row.forecast]);
  const before = await shown();
  const save = savingBy(app.connection, useGridEdit);
  const { rejected } = await save(
    rows.flatMap((row) => [
      change(row, 'need', 'extra_care'),
      change(row, 'stage', 'on_site'),
      change(row, `forecast-${currentYear}`, 5),
      change(row, `forecast-${currentYear + 1}`, 7),
    ]),
  );
  expect(rejected).toEqual([]);
  expect(await shown()).toEqual(rows.map(() => ['extra_care', 'on_site', 12]));
  expect(await app.api.history.undo({})).toMatchObject({ label: 'Edit 2 commitments, change 4 figures' });
  expect(await shown()).toEqual(before);
});

test('a register’s pasted cells are saved as the contract has them, and refused in the field’s own words', async () => {
  const made = await Promise.all(
    ['R1', 'R2'].map((reference) =>
      app.api.risks.create({ reference, title: 'Late', description: 'Long', likelihood: 2, impact: 3, reviewOn: '2026-12-01' }),
    ),
  );
  const save = savingBy(app.connection, () =>
    useRecordEdits<(typeof made)[number]>({ entity: 'risk', feature: 'risks', nameOf: (row) => row.reference }),
  );
  const { rejected } = await save([
    ...made.flatMap((row) => [change(row, 'description', null), change(row, 'reviewOn', null)]),
    change(made[0]!, 'impact', 9),
    change(made[1]!, 'status', null),
  ]);
  expect(rejected).toEqual([
    expect.objectContaining({ rowId: made[0]!.id, columnKey: 'impact', message: 'Enter a whole number from 1 to 5.' }),
    expect.objectContaining({ rowId: made[1]!.id, columnKey: 'status', message: "Status: this can't be empty" }),
  ]);
  expect((await app.api.risks.list({})).map((row) => [row.description, row.reviewOn, row.impact])).toEqual([
    ['', null, 3],
    ['', null, 3],
  ]);
});
