import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

type Fields = Record<string, unknown>;
interface Loose {
  create: (fields: Fields) => Promise<{ id: string; version: number }>;
  createMany: (input: { records: Fields[]; edits?: object[] }) => Promise<{ id: string; version: number }[]>;
  list: (input: object) => Promise<Fields[] | { rows: Fields[] }>;
}

/** Every list that takes pasted rows: a record there, one that comes, and what its step is called. */
const LISTS: [feature: string, here: Fields, fresh: Fields, field: string, said: string][] = [
  [
    'risks',
    { reference: 'R01', title: 'Grant is late', likelihood: 2, impact: 2 },
    { reference: 'R10', title: 'Flood', likelihood: 1, impact: 5 },
    'title',
    'risk',
  ],
  ['sites', { reference: 'S1', nameAddress: 'Mill Lane' }, { reference: 'S2', nameAddress: 'Quay' }, 'nameAddress', 'site'],
  ['people', { name: 'Ann Lee' }, { name: 'Jo New' }, 'jobTitle', 'person'],
  ['organisations', { name: 'Alder', sector: 'other' }, { name: 'Elm', sector: 'other' }, 'notes', 'organisation'],
  ['actions', { title: 'Ask for the survey' }, { title: 'Write to the owner' }, 'title', 'action'],
];

test.each(LISTS)(
  'a list of %s that adds one and changes one is one step, and Undo takes back both',
  async (feature, here, fresh, field, said) => {
    const api = (it.api as unknown as Record<string, Loose>)[feature]!;
    const rows = async (): Promise<Fields[]> => {
      const list = await api.list({});
      return Array.isArray(list) ? list : list.rows;
    };
    const first = await api.create(here);
    const edit = { id: first.id, version: first.version, changes: { [field]: 'Changed' } };
    const answer = await api.createMany({ records: [fresh], edits: [edit] });
    expect(answer.map(({ version }) => version)).toEqual([1, 2]);
    expect(new Set((await rows()).map(({ id }) => id))).toEqual(new Set(answer.map(({ id }) => id)));
    expect((await rows()).find(({ id }) => id === first.id)).toMatchObject({ [field]: 'Changed' });
    const { undo } = await it.api.history.undoState({});
    expect(undo?.label).toBe(`Add 1 ${said} and edit 1`);
    await it.api.history.undo({});
    expect(await rows()).toMatchObject([{ id: first.id, [field]: here[field] ?? '' }]);

    // All or none: the fault of a change keeps the new one out, too.
    await expect(api.createMany({ records: [fresh], edits: [{ ...edit, version: 900 }] })).rejects.toMatchObject({ code: 'conflict' });
    await expect(api.createMany({ records: [] })).rejects.toMatchObject({ code: 'validation' });
    expect(await rows()).toHaveLength(1);
  },
);
