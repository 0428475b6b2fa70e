/** A register that somebody else has kept: its references, headings and names are theirs. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Preview } from '../../shared/features/imports/contract.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const csv = (...lines: string[]) => ({ name: 'risks.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) });
type Input = Omit<Parameters<TestCore['api']['imports']['preview']>[0], 'kind' | 'file'>;
const preview = (lines: string[], more: Input = {}) => it.api.imports.preview({ kind: 'risks', file: csv(...lines), ...more });
const faults = ({ sample }: Preview) =>
  sample.filter(({ faults: all }) => all.length > 0).map((row) => [row.row, row.faults.map(({ reason }) => reason).join(' ')]);

describe('a reference that stands in two rows', () => {
  const HEAD = 'Reference,Risk,Likelihood,Impact,Review on';

  test('is noticed when the first of them is stopped for another reason, and neither overwrites the other', async () => {
    const found = await preview([HEAD, 'D1,First,1,2,31/2/2027', 'D1,Second,3,4,']);
    expect(found).toMatchObject({ new: 0, stopped: 2 });
    expect(faults(found)).toEqual([
      [2, expect.stringContaining('“D1” is also in row 3')],
      [3, expect.stringContaining('“D1” is already in row 2')],
    ]);
    await it.api.imports.apply({ token: found.token, skipProblems: true });
    expect(await it.api.risks.list({})).toEqual([]);
  });

  test('is noticed when the later one is stopped, and when both are', async () => {
    const later = await preview([HEAD, 'D1,First,1,2,', 'D1,Second,3,4,31/2/2027']);
    expect(later).toMatchObject({ new: 1, stopped: 1 });
    expect(faults(later)).toEqual([[3, expect.stringContaining('“D1” is already in row 2')]]);
    expect(later.problems).toContainEqual(
      expect.objectContaining({ row: 2, severity: 'warning', message: expect.stringContaining('also in row 3') }),
    );
    const both = await preview([HEAD, 'D1,First,1,9,', 'D1,Second,3,4,31/2/2027']);
    expect(faults(both)).toEqual([
      [2, expect.stringContaining('“D1” is also in row 3')],
      [3, expect.stringContaining('“D1” is already in row 2')],
    ]);
  });

  test('is no fault once one of the rows is left out, and is named all the same', async () => {
    const found = await preview([HEAD, 'D1,First,1,2,31/2/2027', 'D1,Second,3,4,'], { skip: [{ sheet: 'risks', row: 2 }] });
    expect(found).toMatchObject({ new: 1, stopped: 0, skipped: 1 });
    expect(faults(found)).toEqual([[2, expect.stringContaining('“D1” is also in row 3')]]);
    expect(found.problems.map(({ row, message }) => [row, message])).toEqual([
      [3, expect.stringContaining('also in row 2, which is left out')],
    ]);
  });

  test('is not seen in rows without one', async () => {
    const found = await preview([HEAD, ',First,1,2,', ',Second,3,9,', 'D2,Third,1,1,']);
    expect(
      faults(found)
        .map(([, reason]) => reason)
        .join(' '),
    ).not.toContain('already in row');
    expect(found).toMatchObject({ new: 1, stopped: 2 });
  });

  test('is asked about for sites, the stopped row among them', async () => {
    const head = 'SiteReference,SiteNameAddress,Hectares,Ownership,PlanningStatus,NetDwellingsRangeFrom,NetDwellingsRangeTo,FirstAddedDate';
    const file = csv(head, 'S1,1 Mill Lane,1,,,about ten or so,,2020-01-01', 'S1,2 Quay Road,2,,,5,,2020-01-01');
    const ask = (answers: Record<string, string>) => it.api.imports.preview({ kind: 'brownfield', file, register: 'Marlow', answers });
    expect((await ask({})).questions.filter(({ answer }) => answer === null).map(({ id }) => id)).toEqual(['repeat']);
    expect((await ask({ repeat: 'number' })).sample.map(({ state, reference }) => [state, reference])).toEqual([
      ['stopped', 'S1'],
      ['new', 'S1/2'],
    ]);
    expect(await ask({ repeat: 'first' })).toMatchObject({ new: 0, stopped: 2 });
  });
});

const columnsOf = ({ columns }: Preview) =>
  Object.fromEntries(columns.flatMap(({ field, heading }) => (heading === null ? [] : [[field, heading]])));
const openOf = ({ questions }: Preview) =>
  Object.fromEntries(questions.filter(({ answer }) => answer === null).map(({ id, proposed }) => [id, proposed]));

describe('headings that people write themselves', () => {
  const ROW = ['HR-01', 'Costs', '3', '4'];
  const ALL = 'reference,title,likelihood,impact'.split(',');

  test.each([
    ['Ref', 'Risk title', 'L', 'I'],
    ['Risk ID', 'Risk description', 'Prob. (1-5)', 'Impact (1 to 5)'],
    ['Risk No', 'Risk Description', 'Likelihood Score', 'Impact Score'],
    ['#', 'Name of risk', 'Probability 1-5', 'Severity rating'],
    ['Risk ref. no.', 'Risk', 'Current likelihood', 'Consequence (1–5)'],
  ])('%s, %s, %s, %s are known', async (...head) => {
    const found = await preview([head.join(','), ROW.join(',')]);
    expect(columnsOf(found)).toEqual(Object.fromEntries(ALL.map((field, at) => [field, head[at]])));
    expect([openOf(found), found.new]).toEqual([{}, 1]);
  });

  test('of all fields are, those that a row can do without too; a score that is worked out is left', async () => {
    const head =
      'Risk ID,Risk description,Prob. (1-5),Impact (1 to 5),Risk score,Risk owner,Lead partner,Current status,Next review,Mitigating actions';
    const found = await preview([head, 'HR-01,Costs,3,4,12,,,Live,1/4/27,Survey']);
    expect(columnsOf(found)).toEqual({
      reference: 'Risk ID',
      title: 'Risk description',
      likelihood: 'Prob. (1-5)',
      impact: 'Impact (1 to 5)',
      ownerPersonId: 'Risk owner',
      organisationId: 'Lead partner',
      status: 'Current status',
      reviewOn: 'Next review',
      mitigation: 'Mitigating actions',
    });
    expect([openOf(found), found.unused.map(({ heading }) => heading), found.new]).toEqual([{}, ['Risk score'], 1]);
  });

  test('tell title and description apart where both are there', async () => {
    const found = await preview(['Ref,Risk description,Risk title,L,I', 'R1,Long,Short,1,2']);
    expect(columnsOf(found)).toMatchObject({ title: 'Risk title', description: 'Risk description' });
  });

  test('that say another field are never proposed for one, and every field that rows need is asked for until it has a column', async () => {
    const lines = ['Code word,Risk ID,Gross likelihood,Impact (1 to 5)', 'Costs,R1,3,4'];
    const found = await preview(lines);
    const asked = openOf(found);
    expect(Object.keys(asked).toSorted()).toEqual(['column:likelihood', 'column:title'].toSorted());
    expect(Object.values(asked)).not.toContain('Impact (1 to 5)');
    expect(Object.values(asked)).not.toContain('Risk ID');
    // One column for two fields takes it from neither.
    const twice = await preview(lines, { answers: { 'column:title': 'Risk ID', 'column:likelihood': 'Impact (1 to 5)' } });
    expect(columnsOf(twice)).toEqual({ reference: 'Risk ID', title: 'Risk ID', likelihood: 'Impact (1 to 5)', impact: 'Impact (1 to 5)' });
    expect([twice.ready, twice.new]).toEqual([true, 1]);
    // Said to have none, it is asked for again.
    const none = await preview(['Ref,Risk,L,I', 'R1,Costs,3,4'], { columns: { title: null } });
    expect(Object.keys(openOf(none))).toEqual(['column:title']);
  });

  test('like a field that rows can do without are asked about, not left out in silence', async () => {
    const found = await preview(['Ref,Risk,L,I,Mitigation in place', 'R1,Costs,3,4,Survey']);
    expect(Object.values(openOf(found))).not.toEqual([]);
    const proposed = await preview(['Ref,Risk,L,I,Mitigation in place', 'R1,Costs,3,4,Survey'], { answers: { '*': 'proposed' } });
    expect(columnsOf(proposed)).toMatchObject({ mitigation: 'Mitigation in place' });
  });
});

describe('the workbook of stopped rows', () => {
  const HEAD = 'Nummer,Was,Wie oft,Wie schlimm,Dazu';
  const COLUMNS = { reference: 'Nummer', title: 'Was', likelihood: 'Wie oft', impact: 'Wie schlimm' };

  test('is known again by the headings of its file, matched minutes before', async () => {
    const first = await preview([HEAD, 'R1,Costs,3,4,a', 'R2,Time,3,9,b'], { columns: COLUMNS });
    expect(first).toMatchObject({ new: 1, stopped: 1 });
    const book = await it.api.imports.problemBook({ token: first.token });
    await it.api.imports.apply({ token: first.token, skipProblems: true });
    const back = await it.api.imports.preview({ kind: 'risks', file: book });
    expect(columnsOf(back)).toEqual(COLUMNS);
    expect([openOf(back), back.ready, back.stopped, back.unused.map(({ heading }) => heading)]).toEqual([{}, true, 1, ['Dazu']]);
    const again = await it.api.imports.problemBook({ token: back.token });
    expect(columnsOf(await it.api.imports.preview({ kind: 'risks', file: again }))).toEqual(COLUMNS);
    const row = back.sample.find(({ state }) => state === 'stopped')!;
    const mended = await it.api.imports.preview({
      kind: 'risks',
      file: book,
      fixes: [{ sheet: row.sheet, row: row.row, heading: 'Wie schlimm', value: '5' }],
    });
    expect(mended).toMatchObject({ new: 1, stopped: 0 });
  });

  test('of a file whose columns were not kept asks for its own columns alone', async () => {
    const first = await preview([HEAD, 'R2,Time,3,9,b'], { columns: COLUMNS });
    const book = await it.api.imports.problemBook({ token: first.token });
    const { questions } = await it.api.imports.preview({ kind: 'risks', file: book });
    const offered = questions.filter(({ kind }) => kind === 'column').flatMap(({ options }) => options.map(({ label }) => label));
    expect(offered).toContain('Was');
    expect(offered).not.toContain('What is wrong');
  });
});

describe('a name that nobody here has', () => {
  const HEAD = 'Ref,Risk,L,I,Owner,Organisation';
  const LINES = [
    HEAD,
    'R1,One,1,2,"Natarajan, Priya",Marsh Homes',
    'R2,Two,1,2,P Natarajan,Marsh Homes Ltd',
    'R3,Three,1,2,Unknown Person,New Partner',
    'R4,Four,1,2,Unknown Person,',
    'R5,Five,1,2,Priya Natarajan,New Partner',
  ];
  const owner = (name: string) => `name:ownerPersonId:${name}`;
  const organisation = (name: string) => `name:organisationId:${name}`;
  let priya: string;
  let marsh: string;
  beforeEach(async () => {
    priya = (await it.api.people.create({ name: 'Priya Natarajan' })).id;
    marsh = (await it.api.organisations.create({ name: 'Marsh Homes', sector: 'provider' })).id;
    await it.api.people.create({ name: 'Ann Other' });
  });
  const owners = async () =>
    (await it.api.risks.list({})).map(({ reference, names }) => [reference, names['ownerPersonId'], names['organisationId']]);

  test('is asked about once, with whom it may be, and the answer goes for all its rows', async () => {
    const found = await preview(LINES);
    expect(openOf(found)).toEqual({
      [owner('natarajan, priya')]: priya,
      [owner('p natarajan')]: priya,
      [owner('unknown person')]: '+',
      [organisation('marsh homes ltd')]: marsh,
      [organisation('new partner')]: '+',
    });
    expect(found.questions.find(({ id }) => id === owner('unknown person'))?.detail).toContain('2 rows: 4, 5');
    expect(found).toMatchObject({ new: 0, stopped: 5 });
    await expect(it.api.imports.apply({ token: found.token, skipProblems: true })).rejects.toMatchObject({ code: 'validation' });

    const taken = await preview(LINES, { answers: { '*': 'proposed' } });
    expect([taken.new, taken.stopped, taken.problems]).toEqual([5, 0, []]);
    await it.api.imports.apply({ token: taken.token });
    expect(await owners()).toEqual([
      ['R1', 'Priya Natarajan', 'Marsh Homes'],
      ['R2', 'Priya Natarajan', 'Marsh Homes'],
      ['R3', 'Unknown Person', 'New Partner'],
      ['R4', 'Unknown Person', ''],
      ['R5', 'Priya Natarajan', 'New Partner'],
    ]);
    expect((await it.api.people.list({})).map(({ name }) => name)).toEqual(['Ann Other', 'Priya Natarajan', 'Unknown Person']);
    // Remembered: asked of nobody a second time.
    const again = await preview(LINES);
    expect([openOf(again), again.same]).toEqual([{}, 5]);
    // One step, with all that it added.
    await it.api.history.undo({});
    expect(await owners()).toEqual([]);
    expect((await it.api.people.list({})).map(({ name }) => name)).toEqual(['Ann Other', 'Priya Natarajan']);
  });

  test('may be left empty: a new record has none, and one that is here keeps its own', async () => {
    await it.api.risks.create({ reference: 'R1', title: 'One', likelihood: 1, impact: 2, ownerPersonId: priya });
    const lines = ['Ref,Risk,L,I,Owner', 'R1,One,1,3,Somebody Else', 'R2,Two,1,2,Somebody Else'];
    const found = await preview(lines, { answers: { [owner('somebody else')]: '-' } });
    await it.api.imports.apply({ token: found.token });
    expect((await owners()).map((row) => row.slice(0, 2))).toEqual([
      ['R1', 'Priya Natarajan'],
      ['R2', ''],
    ]);
  });

  test('adds nobody for a row that is stopped, nor twice when somebody has added it meanwhile', async () => {
    const lines = ['Ref,Risk,L,I,Owner', 'R1,One,1,9,Only Stopped', 'R2,Two,1,2,Someone New', 'R3,Three,1,2,Someone New'];
    const answers = { [owner('only stopped')]: '+', [owner('someone new')]: '+' };
    const stale = await preview(lines, { answers });
    const twin = await it.api.people.create({ name: 'Someone New' });
    await expect(it.api.imports.apply({ token: stale.token, skipProblems: true })).rejects.toMatchObject({ code: 'conflict' });
    await it.api.people.remove({ id: twin.id, version: 1 });
    const found = await preview(lines, { answers });
    expect(await it.api.imports.apply({ token: found.token, skipProblems: true })).toMatchObject({ new: 2, stopped: 1 });
    expect((await it.api.people.list({})).map(({ name }) => name)).toEqual(['Ann Other', 'Priya Natarajan', 'Someone New']);
  });

  test('says in a change whom it would add', async () => {
    await it.api.risks.create({ reference: 'R1', title: 'One', likelihood: 1, impact: 2, ownerPersonId: priya });
    const found = await preview(['Ref,Risk,L,I,Owner', 'R1,One,1,2,Someone New'], { answers: { [owner('someone new')]: '+' } });
    expect(found.sample[0]?.changes).toEqual(['Owner: Priya Natarajan → Someone New']);
  });

  test('that two here are as like is proposed for neither', async () => {
    const other = (await it.api.people.create({ name: 'Paul Natarajan' })).id;
    const found = await preview(['Ref,Risk,L,I,Owner', 'R1,One,1,2,P Natarajan']);
    expect(openOf(found)).toEqual({ [owner('p natarajan')]: null });
    await it.api.organisations.create({ name: 'Saltbrook Homes', sector: 'provider' });
    const near = await preview(['Ref,Risk,L,I,Organisation', 'R1,One,1,2,Brook Homes', 'R2,Two,1,2,Homes']);
    expect(Object.values(openOf(near))).toEqual([null, null]);
    expect(
      found.questions[0]?.options
        .slice(0, 2)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([priya, other].toSorted());
  });
});

describe('a word that fits no value, in a register without notes', () => {
  const LINES = ['Reference,Risk,Likelihood,Impact,Status', 'R1,Contractor fails,3,5,Realised', 'R2,Ground,2,2,Archived'];
  const words = ({ questions }: Preview) => questions.filter(({ kind }) => kind === 'value');

  test('is not left out by a proposal: its question waits', async () => {
    const found = await preview(LINES, { answers: { '*': 'proposed' } });
    expect(words(found).map(({ proposed, answer }) => [proposed, answer])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(found).toMatchObject({ new: 0, stopped: 2 });
  });

  test('is said to be kept nowhere, and is so when that is chosen', async () => {
    const asked = words(await preview(LINES));
    const none = asked[0]!.options.at(-1)!;
    expect(none.label).toBe('None of these: what is here stays, the word is not kept');
    const found = await preview(LINES, { answers: Object.fromEntries(asked.map(({ id }) => [id, none.id])) });
    expect(found.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('the text is not kept'),
      expect.stringContaining('the text is not kept'),
    ]);
  });

  test('that is like a value is still proposed as that', async () => {
    const [live] = words(await preview(['Reference,Risk,Likelihood,Impact,Status', 'R1,Contractor fails,3,5,Live now']));
    expect(live).toMatchObject({ proposed: 'Live' });
  });
});
