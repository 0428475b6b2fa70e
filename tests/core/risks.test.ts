import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tableOf } from '../../shared/tables.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const RISK = { reference: 'R1', title: 'Ground conditions', likelihood: 3, impact: 4 };

/** A CSV file as a person would drop it. */
const csv = (text: string) => ({ name: 'risks.csv', bytes: new TextEncoder().encode(text) });

describe('risks', () => {
  test('carry the names of what they point at', async () => {
    const { api } = it;
    const organisation = await api.organisations.create({ name: 'Beta Homes', sector: 'provider' });
    const owner = await api.people.create({ name: 'Ann Owner', organisationId: organisation.id });
    const risk = await api.risks.create({ ...RISK, ownerPersonId: owner.id, organisationId: organisation.id });
    expect(risk).toMatchObject({ ...RISK, status: 'open', names: { ownerPersonId: 'Ann Owner', organisationId: 'Beta Homes' } });
    expect(await api.risks.get({ id: risk.id })).toEqual(risk);
    expect(await api.risks.list({})).toEqual([risk]);
  });

  test('are edited and removed, and each is one step to undo', async () => {
    const { api } = it;
    const risk = await api.risks.create(RISK);
    const edited = await api.risks.update({ id: risk.id, version: 1, changes: { impact: 5 } });
    expect(edited).toMatchObject({ impact: 5, version: 2 });
    const stale = { code: 'conflict', details: { conflict: { entity: 'risk', version: 2, current: { impact: 5 } } } };
    await expect(api.risks.update({ id: risk.id, version: 1, changes: { impact: 1 } })).rejects.toMatchObject(stale);
    await expect(api.risks.remove({ id: risk.id, version: 1 })).rejects.toMatchObject(stale);
    await api.risks.remove({ id: risk.id, version: 2 });
    expect(await api.risks.list({})).toEqual([]);
    await expect(api.risks.get({ id: risk.id })).rejects.toMatchObject({ code: 'not_found' });
    expect(await api.history.undo({})).toMatchObject({ label: 'Remove risk R1' });
    expect(await api.history.undo({})).toMatchObject({ label: 'Edit risk R1' });
    expect((await api.risks.list({}))[0]).toMatchObject({ impact: 4 });
    const history = await api.history.of({ entity: 'risk', id: risk.id });
    expect(history.map(({ op, label }) => [op, label])).toEqual([
      ['update', 'Edit risk R1'],
      ['restore', 'Remove risk R1'],
      ['remove', 'Remove risk R1'],
      ['update', 'Edit risk R1'],
      ['insert', 'Add risk R1'],
    ]);
  });

  test('are edited together, all or none, and each fault names its place', async () => {
    const { api } = it;
    const [one, two] = [await api.risks.create(RISK), await api.risks.create({ ...RISK, reference: 'R2' })];
    await expect(
      api.risks.updateMany({
        edits: [
          { id: one.id, version: 1, changes: { title: 'Changed' } },
          { id: two.id, version: 1, changes: { impact: 6 } },
        ],
      }),
    ).rejects.toMatchObject({ code: 'validation', details: { issues: [{ path: ['edits', 1, 'changes', 'impact'] }] } });
    const gone = '01890000-0000-7000-8000-000000000000';
    await expect(api.risks.updateMany({ edits: [{ id: two.id, version: 1, changes: { ownerPersonId: gone } }] })).rejects.toMatchObject({
      code: 'not_found',
      details: { issues: [{ path: ['edits', 0, 'changes', 'ownerPersonId'] }] },
    });
    expect((await api.risks.list({})).map(({ title }) => title)).toEqual(['Ground conditions', 'Ground conditions']);
    await api.risks.updateMany({ edits: [one, two].map(({ id }) => ({ id, version: 1, changes: { status: 'closed' as const } })) });
    expect((await api.risks.list({})).map(({ status, version }) => [status, version])).toEqual([
      ['closed', 2],
      ['closed', 2],
    ]);
  });

  test('have a reference once, and are told apart by it', async () => {
    const { api } = it;
    await api.risks.create(RISK);
    await expect(api.risks.create(RISK)).rejects.toMatchObject({ code: 'duplicate' });
    expect(await api.search.find({ text: 'ground' })).toMatchObject([{ kind: 'risk', title: 'Ground conditions', context: 'R1, Live' }]);
  });

  test('keep a person who owns one from being removed', async () => {
    const { api } = it;
    const owner = await api.people.create({ name: 'Ann Owner' });
    await api.risks.create({ ...RISK, ownerPersonId: owner.id });
    await expect(api.people.remove({ id: owner.id, version: 1 })).rejects.toMatchObject({ code: 'in_use' });
  });

  test('come in from a file by their labels, and a second time change nothing', async () => {
    const { api } = it;
    await api.people.create({ name: 'Ann Owner' });
    const file = csv(
      'Reference,Risk,Owner,Likelihood,Impact,Status,Review on\nR1,Ground,Ann Owner,3,4,Live,1/12/2026\nR2,Costs,,5,5,No longer a risk,\n',
    );
    const bring = async () => {
      const preview = await api.imports.preview({ kind: 'risks', file });
      expect(preview.problems).toEqual([]);
      return api.imports.apply({ token: preview.token });
    };
    expect(await bring()).toMatchObject({ new: 2, changed: 0, same: 0 });
    expect(
      (await api.risks.list({})).map(({ reference, status, reviewOn, names }) => [reference, status, reviewOn, names['ownerPersonId']]),
    ).toEqual([
      ['R1', 'open', '2026-12-01', 'Ann Owner'],
      ['R2', 'closed', null, ''],
    ]);
    expect(await bring()).toMatchObject({ new: 0, changed: 0, same: 2 });
  });

  test('stay out when a rule of their fields says so, naming the cell', async () => {
    const { api } = it;
    const file = csv('Reference,Risk,Owner,Likelihood,Impact\nR1,Ground,Nobody Known,3,4\nR2,Costs,,9,5\n');
    const { problems, sample } = await api.imports.preview({ kind: 'risks', file });
    expect(problems.map(({ row, column, value }) => [row, column, value])).toEqual([[3, 'Likelihood', '9']]);
    expect(sample.map(({ row, state, faults }) => [row, state, faults[0]?.column, faults[0]?.value])).toEqual([
      [2, 'stopped', 'Owner', 'Nobody Known'],
      [3, 'stopped', 'Likelihood', '9'],
    ]);
    expect(await api.risks.list({})).toEqual([]);
  });

  test('do not point at a person who was removed between the preview and the import', async () => {
    const { api } = it;
    const owner = await api.people.create({ name: 'Ann Owner' });
    const file = csv('Reference,Risk,Owner,Likelihood,Impact\nR1,Ground,Ann Owner,3,4\nR2,Costs,,2,2\n');
    const { token, problems } = await api.imports.preview({ kind: 'risks', file });
    expect(problems).toEqual([]);
    await api.people.remove({ id: owner.id, version: 1 });
    await expect(api.imports.apply({ token })).rejects.toMatchObject({
      code: 'validation',
      message: expect.stringContaining('row 2, Owner'),
    });
    // Leaving out rows with errors was said of those that the preview showed.
    await expect(api.imports.apply({ token, skipProblems: true })).rejects.toMatchObject({ code: 'conflict' });
    const again = await api.imports.preview({ kind: 'risks', file, answers: { 'name:ownerPersonId:ann owner': '-' } });
    expect(await api.imports.apply({ token: again.token })).toMatchObject({ new: 2 });
    expect((await api.risks.list({})).map(({ reference, ownerPersonId }) => [reference, ownerPersonId])).toEqual([
      ['R1', null],
      ['R2', null],
    ]);
  });

  test('make a report with every column', async () => {
    const { api } = it;
    const organisation = await api.organisations.create({ name: 'Beta Homes', sector: 'provider' });
    const owner = await api.people.create({ name: 'Ann Owner', organisationId: organisation.id });
    const links = { ownerPersonId: owner.id, organisationId: organisation.id };
    await api.risks.create({ ...RISK, ...links, description: 'Soft clay', mitigation: 'Survey first', reviewOn: '2027-03-04' });
    const { fileName, totals, bytes } = await api.reports.create({ name: 'risk-register' });
    expect([fileName, totals]).toEqual(['Risk register 2026-11-22.xlsx', { risks: 1, risks_open: 1, risks_closed: 0 }]);
    const sheet = XLSX.read(bytes, { type: 'buffer' }).Sheets['Risk register']!;
    const rows = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: false });
    const at = rows.findIndex(([first]) => first === 'Reference');
    const cells = Object.fromEntries(rows[at]!.map((heading, column) => [heading, rows[at + 1]?.[column]]));
    expect(cells).toMatchObject({
      Reference: 'R1',
      Risk: 'Ground conditions',
      Description: 'Soft clay',
      Owner: 'Ann Owner',
      Organisation: 'Beta Homes',
      Likelihood: '3',
      Impact: '4',
      Mitigation: 'Survey first',
      Status: 'Live',
      'Review on': expect.stringMatching(/2027|27/) as string,
      Score: '12',
    });
    expect(Object.keys(cells).toSorted()).toEqual(
      [...Object.values(tableOf('risk').columns).map(({ label }) => label), 'Score'].toSorted(),
    );
  });
});

describe('a list of risks', () => {
  test('is added as one step, all or none', async () => {
    const { api } = it;
    const risk = (reference: string, more: object = {}) => ({ reference, title: `Risk ${reference}`, likelihood: 2, impact: 3, ...more });
    await expect(
      api.risks.createMany({ records: [risk('R1'), risk('R2', { ownerPersonId: '0198b3a0-0000-7000-8000-000000000000' })] }),
    ).rejects.toMatchObject({ code: 'not_found', details: { issues: [{ path: ['records', 1, 'ownerPersonId'] }] } });
    await expect(api.risks.createMany({ records: [risk('R1'), risk('R1')] })).rejects.toMatchObject({ code: 'duplicate' });
    expect(await api.risks.list({})).toEqual([]);
    await api.risks.createMany({ records: [risk('R1'), risk('R2')] });
    expect((await api.risks.list({})).map(({ reference }) => reference)).toEqual(['R1', 'R2']);
    expect(await api.history.undo({})).toMatchObject({ label: 'Add 2 risks' });
    expect(await api.risks.list({})).toEqual([]);
  });
});
