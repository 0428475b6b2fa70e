/** What a plain record's table and fields make of it, tried on the risks, and a rule between fields, which no room has yet. */
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { RISK } from '../../shared/features/risks/room.ts';
import type { Program } from '../../electron/core/program.ts';
import { imports } from '../../electron/features/imports/handlers.ts';
import { program } from '../../electron/program.ts';
import { plainRules } from '../../electron/rooms/plain/check.ts';
import { plainHandlers } from '../../electron/rooms/plain/handlers.ts';
import { plainImport } from '../../electron/rooms/plain/import.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
afterEach(() => it.close());

const RISK_ONE = { reference: 'R1', title: 'Ground conditions', likelihood: 3, impact: 4 };

const csv = (...lines: string[]) => ({ name: 'risks.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) });
const preview = (...lines: string[]) => it.api.imports.preview({ kind: 'risks', file: csv(...lines) });
const bring = async (...lines: string[]) => {
  const { token, problems } = await preview(...lines);
  expect(problems).toEqual([]);
  return it.api.imports.apply({ token });
};

describe('a plain record', () => {
  beforeEach(async () => {
    it = await makeCore();
  });

  test('is listed by what its table is sorted by, numbers in it by their size', async () => {
    for (const reference of ['R10', 'R2', 'R1']) await it.api.risks.create({ ...RISK_ONE, reference });
    expect((await it.api.risks.list({})).map(({ reference }) => reference)).toEqual(['R1', 'R2', 'R10']);
  });

  test('points at no removed record, new or edited, and says so of the field', async () => {
    const { api } = it;
    const person = await api.people.create({ name: 'Ann Owner' });
    const risk = await api.risks.create(RISK_ONE);
    await api.people.remove({ id: person.id, version: 1 });
    const refused = (path: (string | number)[]) => ({
      code: 'not_found',
      details: { remedy: 'Choose another owner.', issues: [{ path, message: 'The owner of this risk is no longer here.' }] },
    });
    const ownerPersonId = person.id;
    await expect(api.risks.create({ ...RISK_ONE, reference: 'R2', ownerPersonId })).rejects.toMatchObject(refused(['ownerPersonId']));
    await expect(api.risks.update({ id: risk.id, version: 1, changes: { ownerPersonId } })).rejects.toMatchObject(
      refused(['changes', 'ownerPersonId']),
    );
    expect(await api.risks.list({})).toEqual([risk]);
  });

  test('is named in Undo as it is called since the edit', async () => {
    const { api } = it;
    const { id } = await api.risks.create(RISK_ONE);
    await api.risks.update({ id, version: 1, changes: { reference: 'R9' } });
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit risk R9' });
    await api.risks.updateMany({ edits: [{ id, version: 3, changes: { reference: 'R7' } }] });
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit risk R7' });
  });

  test('stands in its report by words and names, each figure under its own heading', async () => {
    const { api } = it;
    const { id: organisationId } = await api.organisations.create({ name: 'Beta Homes', sector: 'provider' });
    const { id: ownerPersonId } = await api.people.create({ name: 'Ann Owner', organisationId });
    await api.risks.create({
      ...RISK_ONE,
      description: 'Piling takes longer.',
      mitigation: 'Survey first.',
      ownerPersonId,
      organisationId,
      status: 'closed',
      reviewOn: '2026-12-01',
    });
    const { bytes } = await api.reports.create({ name: 'risk-register' });
    const book = XLSX.read(bytes, { type: 'array' });
    const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets['Risk register']!, { header: 1, blankrows: false, raw: false });
    const at = rows.findIndex((row) => row.includes('Reference'));
    const figures = Object.fromEntries(rows[at]!.map((heading, column) => [String(heading), rows[at + 1]![column]]));
    expect(figures).toEqual({
      Reference: 'R1',
      Risk: 'Ground conditions',
      Description: 'Piling takes longer.',
      Owner: 'Ann Owner',
      Organisation: 'Beta Homes',
      Likelihood: '3',
      Impact: '4',
      Mitigation: 'Survey first.',
      Status: 'No longer a risk',
      'Review on': expect.stringMatching(/2026/),
      Score: '12',
    });
  });
});

describe('an import of plain records', () => {
  beforeEach(async () => {
    it = await makeCore();
  });

  test('fills in what a file does not hold, and a cell left blank, as the form of a new record does', async () => {
    const { api } = it;
    await bring('Reference,Risk,Likelihood,Impact', 'R1,Ground,3,4');
    await bring('Reference,Risk,Likelihood,Impact,Status,Mitigation,Owner,Review on', 'R2,Costs,3,4,,,,');
    const byForm = await api.risks.create({ reference: 'R3', title: 'Costs', likelihood: 3, impact: 4 });
    const own = ({ id: _id, reference: _reference, title: _title, ...rest }: typeof byForm) => rest;
    expect((await api.risks.list({})).map(own)).toEqual([own(byForm), own(byForm), own(byForm)]);
  });

  test('asks whether blank cells of a known record empty what may be empty, and leaves alone what the file does not hold', async () => {
    const { api } = it;
    const risk = await api.risks.create({
      ...RISK_ONE,
      status: 'closed',
      mitigation: 'Survey',
      description: 'Long',
      reviewOn: '2026-12-01',
    });
    const file = csv('Reference,Risk,Likelihood,Impact,Status,Mitigation,Review on', 'R1,Ground,3,5,,,');
    const asked = await api.imports.preview({ kind: 'risks', file });
    expect(asked).toMatchObject({ changed: 0, stopped: 1 });
    expect(asked.questions.at(-1)).toMatchObject({
      id: 'blank',
      proposed: 'keep',
      answer: null,
      facts: [
        { label: 'Row 2, Mitigation', text: 'Survey', figure: 'R1' },
        { label: 'Row 2, Review on', text: '1 December 2026', figure: 'R1' },
      ],
    });
    const kept = await api.imports.preview({ kind: 'risks', file, answers: { blank: 'keep' } });
    expect(kept.sample.map(({ changes }) => changes)).toEqual([['Risk: Ground conditions → Ground', 'Impact: 4 → 5']]);
    const same = csv('Reference,Risk,Likelihood,Impact,Mitigation', 'R1,Ground conditions,3,4,');
    expect(await api.imports.preview({ kind: 'risks', file: same, answers: { blank: 'keep' } })).toMatchObject({ changed: 0, same: 1 });
    const empty = await api.imports.preview({ kind: 'risks', file, answers: { blank: 'empty' } });
    expect(await api.imports.apply({ token: empty.token })).toMatchObject({ new: 0, changed: 1 });
    expect(await api.risks.list({})).toEqual([
      { ...risk, version: 2, title: 'Ground', impact: 5, mitigation: '', reviewOn: null, status: 'closed', description: 'Long' },
    ]);
  });

  test('says what changes as the screens say it: the label, the words of a code, the name of a person', async () => {
    const { api } = it;
    const { id: ownerPersonId } = await api.people.create({ name: 'Ann Owner' });
    await api.people.create({ name: 'Bo Hay' });
    await api.risks.create({ ...RISK_ONE, ownerPersonId });
    const { sample } = await preview(
      'Reference,Risk,Likelihood,Impact,Owner,Status,Mitigation',
      'R1,Ground conditions,3,4,Bo Hay,Closed,Survey',
    );
    expect(sample).toMatchObject([{ changes: ['Owner: Ann Owner → Bo Hay', 'Mitigation: – → Survey', 'Status: Live → No longer a risk'] }]);
  });

  test('stores nothing but what the preview showed', async () => {
    const { api } = it;
    const one = await api.risks.create(RISK_ONE);
    const lines = ['Reference,Risk,Likelihood,Impact', 'R1,Ground,3,5', 'R2,Costs,3,4'];
    const meanwhile: [string, () => Promise<unknown>][] = [
      ['edited', () => api.risks.update({ id: one.id, version: 1, changes: { mitigation: 'Survey' } })],
      ['made', () => api.risks.create({ ...RISK_ONE, reference: 'R2', title: 'Costs of steel' })],
      ['removed', () => api.risks.remove({ id: one.id, version: 2 })],
    ];
    for (const [what, change] of meanwhile) {
      const { token } = await preview(...lines);
      await change();
      const before = await api.risks.list({});
      const refused = api.imports.apply({ token, skipProblems: true });
      await expect(refused, what).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('has changed since the file was read'),
      });
      expect(await api.risks.list({})).toEqual(before);
    }
    expect(await bring(...lines)).toMatchObject({ new: 1, changed: 1 });
  });

  test('points at nobody whose name has gone to another since the preview, or is no longer theirs alone', async () => {
    const { api } = it;
    const lines = ['Reference,Risk,Likelihood,Impact,Owner', 'R1,Ground,3,5,Kim Lee'];
    const kim = await api.people.create({ name: 'Kim Lee' });
    const read = await preview(...lines);
    await api.people.update({ id: kim.id, version: 1, changes: { name: 'Kim Moss' } });
    const other = await api.people.create({ name: 'Kim Lee' });
    const refused = { code: 'conflict', message: expect.stringContaining('has changed since the file was read') };
    await expect(api.imports.apply({ token: read.token })).rejects.toMatchObject(refused);
    const again = await preview(...lines);
    const third = await api.people.create({ name: 'Kim Lee' });
    await expect(api.imports.apply({ token: again.token })).rejects.toMatchObject(refused);
    await api.people.remove({ id: third.id, version: 1 });
    await bring(...lines);
    expect(await api.risks.list({})).toMatchObject([{ ownerPersonId: other.id }]);
  });

  test('takes a removed record for none: its row is a new one', async () => {
    const { api } = it;
    const { id } = await api.risks.create(RISK_ONE);
    await api.risks.remove({ id, version: 1 });
    expect(await bring('Reference,Risk,Likelihood,Impact', 'R1,Ground,3,4')).toMatchObject({ new: 1, changed: 0 });
    expect(await api.risks.list({})).toMatchObject([{ reference: 'R1', title: 'Ground' }]);
  });

  test('takes a name for the one person here who has it: not for a removed one, nor for one of two', async () => {
    const { api } = it;
    const people = [];
    for (const name of ['Ann Lee', 'Ann Lee', 'Bo Hay']) people.push(await api.people.create({ name }));
    await api.people.remove({ id: people[2]!.id, version: 1 });
    const lines = ['Reference,Risk,Owner,Likelihood,Impact', 'R1,Ground,Ann Lee,3,4', 'R2,Costs,Bo Hay,3,4'];
    const found = await preview(...lines);
    const shared = found.sample.find(({ row }) => row === 2);
    expect(shared?.faults).toMatchObject([{ column: 'Owner', reason: 'More than one person here is called “Ann Lee”.' }]);
    // Nothing tells the two apart but when they were added.
    const { options } = found.questions.find(({ id }) => id === shared?.question)!;
    expect(options.slice(0, 2).map(({ effect }) => effect)).toEqual(
      [1, 2].map((at) => expect.stringMatching(new RegExp(`^${at} of 2, added \\d+ \\w+ \\d{4}$`, 'u'))),
    );
    expect(found.sample.find(({ row }) => row === 3)?.faults).toMatchObject([
      { column: 'Owner', reason: 'No person here is called “Bo Hay”.' },
    ]);
    await api.people.remove({ id: people[0]!.id, version: 1 });
    await bring(...lines.slice(0, 2));
    expect(await api.risks.list({})).toMatchObject([{ ownerPersonId: people[1]!.id }]);
  });
});

describe('a rule between fields', () => {
  const message = 'A risk that is closed has no day of review.';
  const rules = plainRules(RISK, {
    judge: ({ status, reviewOn }) => {
      if (status === 'closed' && reviewOn !== null)
        throw new AppError('validation', message, { issues: [{ path: ['reviewOn'], message }] });
    },
  });
  const offered = imports([plainImport(rules, { kind: 'risks' })]);
  const { features } = program;
  const ruled: Program = {
    ...program,
    features: {
      ...features,
      risks: { ...features['risks']!, handlers: plainHandlers(rules).risks },
      imports: { ...features['imports']!, handlers: offered },
    },
  };
  const refused = (path: (string | number)[]) => ({ code: 'validation', message, details: { issues: [{ path, message }] } });
  const reviewed = { ...RISK_ONE, reviewOn: '2026-12-01' };

  beforeEach(async () => {
    it = await makeCore({ program: ruled });
  });

  test('is asked of a new record', async () => {
    await expect(it.api.risks.create({ ...reviewed, status: 'closed' })).rejects.toMatchObject(refused(['reviewOn']));
    expect(await it.api.risks.list({})).toEqual([]);
    await it.api.risks.create(reviewed);
  });

  test('is asked of a record as it would become by an edit, alone or among others', async () => {
    const { api } = it;
    const one = await api.risks.create(reviewed);
    const two = await api.risks.create({ ...reviewed, reference: 'R2', reviewOn: null });
    const closed = { status: 'closed' as const };
    await expect(api.risks.update({ id: one.id, version: 1, changes: closed })).rejects.toMatchObject(refused(['changes', 'reviewOn']));
    await expect(api.risks.updateMany({ edits: [two, one].map(({ id }) => ({ id, version: 1, changes: closed })) })).rejects.toMatchObject(
      refused(['edits', 1, 'changes', 'reviewOn']),
    );
    expect(await api.risks.list({})).toEqual([one, two]);
    await api.risks.update({ id: one.id, version: 1, changes: { ...closed, reviewOn: null } });
  });

  test('is asked of each row of a file, with what its record has already', async () => {
    const { api } = it;
    await api.risks.create(reviewed);
    const { token, problems } = await preview(
      'Reference,Risk,Likelihood,Impact,Status',
      'R1,Ground,3,4,No longer a risk',
      'R2,Costs,3,4,No longer a risk',
    );
    expect(problems).toMatchObject([{ row: 2, message: expect.stringContaining(message) }]);
    expect(problems).toHaveLength(1);
    await expect(api.imports.apply({ token })).rejects.toMatchObject({ code: 'validation' });
    expect(await api.imports.apply({ token, skipProblems: true })).toMatchObject({ new: 1, changed: 0 });
    expect((await api.risks.list({})).map(({ reference, status }) => [reference, status])).toEqual([
      ['R1', 'open'],
      ['R2', 'closed'],
    ]);
  });
});
