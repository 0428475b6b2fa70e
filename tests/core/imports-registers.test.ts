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
