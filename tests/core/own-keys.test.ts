import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainCode } from '../../shared/domain/code-text.ts';
import { plainKey } from '../../shared/domain/same-key.ts';
import { typedKeys, TABLES, type EntityName } from '../../shared/tables.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const risk = (reference: string, title = 'Ground') => ({ reference, title, likelihood: 1, impact: 1 });

/** Ways to write one reference: capitals, spaces, what cannot be seen, zeros in front, full width, dashes. */
const SPELLINGS = ['r02', ' R02', 'R 02', 'R\u200b02', 'R2', 'R002', 'Ｒ０２', 'R-02', 'R02'];

describe('a key that people type', () => {
  test('is told of each kind by its declaration', () => {
    const keys = (Object.keys(TABLES) as EntityName[]).flatMap((entity) => typedKeys(entity).map((key) => [entity, ...key]));
    const told = new Set(keys.map((key) => key.join('.')));
    // A register made by the recipe adds a reference of its own, and nothing else.
    const others = [...told].filter((key) => !/^\w+\.reference$/.test(key));
    expect(new Set(others)).toEqual(new Set(['organisation.rsh_code', 'site.register.reference']));
    expect(told).toContain('risk.reference');
  });

  test.each(SPELLINGS)('is refused as “%s” where it is R02 already, in form and list, naming who has it', async (reference) => {
    const { api } = it;
    const held = await api.risks.create(risk('R02', 'Damp'));
    const other = await api.risks.create(risk('R03'));
    const holder = { entity: 'risk', id: held.id, name: 'R02, Damp' };
    const message = 'Another risk has this reference: R02, Damp.';
    const refused = (path: (string | number)[]) => ({ code: 'duplicate', message, details: { holder, issues: [{ path, message }] } });
    await expect(api.risks.create(risk(reference))).rejects.toMatchObject(refused(['reference']));
    await expect(api.risks.createMany({ records: [risk('R9'), risk(reference)] })).rejects.toMatchObject(
      refused(['records', 1, 'reference']),
    );
    await expect(api.risks.update({ id: other.id, version: 1, changes: { reference } })).rejects.toMatchObject(
      refused(['changes', 'reference']),
    );
    const edits = [
      { id: held.id, version: 1, changes: { impact: 2 } },
      { id: other.id, version: 1, changes: { reference } },
    ];
    await expect(api.risks.updateMany({ edits })).rejects.toMatchObject(refused(['edits', 1, 'changes', 'reference']));
    // Its own spelling may be mended.
    await api.risks.update({ id: held.id, version: 1, changes: { reference } });
    expect((await api.risks.get({ id: held.id })).reference).toBe(plainCode(reference));
  });

  test('keeps others apart that only look alike', async () => {
    const { api } = it;
    for (const reference of ['R12', 'R1.2', 'R120', 'S12', 'R12a', '-', '--']) await api.risks.create(risk(reference));
    expect(await api.risks.list({})).toHaveLength(7);
  });

  test('is one within what is added together, and free again once its record is removed', async () => {
    const { api } = it;
    await expect(api.risks.createMany({ records: [risk('A1'), risk('a-01')] })).rejects.toMatchObject({
      code: 'duplicate',
      message: 'Two of these have one reference: A1 and a-01.',
      details: { issues: [{ path: ['records', 1, 'reference'] }] },
    });
    const many = Array.from({ length: 40 }, (_, at) => risk(`M${at}`));
    await api.risks.createMany({ records: many });
    await expect(
      api.risks.createMany({ records: [...many.map((one) => ({ ...one, reference: `N${one.reference}` })), risk('m 07')] }),
    ).rejects.toMatchObject({
      details: { issues: [{ path: ['records', 40, 'reference'] }], holder: { name: 'M7, Ground' } },
    });
    const gone = (await api.risks.list({})).find(({ reference }) => reference === 'M7')!;
    await api.risks.remove({ id: gone.id, version: 1 });
    await api.risks.create(risk('m 07'));
  });

  test('is so of a site within its register, and of an organisation’s code', async () => {
    const { api } = it;
    const site = { register: 'Dudley', reference: 'BF/01', nameAddress: 'Mill Lane' };
    await api.sites.create(site);
    await expect(api.sites.create({ ...site, register: 'DUDLEY', reference: 'bf/1' })).rejects.toMatchObject({
      code: 'duplicate',
      message: 'Another site has this reference: BF/01, Mill Lane.',
      details: { issues: [{ path: ['reference'] }] },
    });
    await api.sites.create({ ...site, register: 'Walsall' });
    const one = await api.organisations.create({ name: 'Beta Homes', sector: 'provider', rshCode: 'LH0012' });
    await expect(api.organisations.create({ name: 'Other', sector: 'provider', rshCode: 'lh 12' })).rejects.toMatchObject({
      message: 'Another organisation has this RSH code: LH0012, Beta Homes.',
      details: { holder: { entity: 'organisation', id: one.id }, issues: [{ path: ['rshCode'] }] },
    });
    // Without a code, organisations are not told apart by it.
    await api.organisations.create({ name: 'Gamma', sector: 'provider' });
    await api.organisations.create({ name: 'Delta', sector: 'provider' });
  });

  test('goes from one to another by one paste, is undone and redone; one that stays with its record is not given away', async () => {
    const { api } = it;
    const made = await api.risks.createMany({ records: ['A1', 'B1', 'C1', 'D1'].map((reference) => risk(reference)) });
    const give = (...references: string[]) => ({
      edits: references.map((reference, at) => ({ id: made[at]!.id, version: 1, changes: { reference } })),
    });
    const now = async () => (await Promise.all(made.map(({ id }) => api.risks.get({ id })))).map(({ reference }) => reference);
    // D1 keeps its own.
    await expect(api.risks.updateMany(give('B1', 'D1'))).rejects.toMatchObject({
      code: 'duplicate',
      details: { holder: { id: made[3]!.id }, issues: [{ path: ['edits', 1, 'changes', 'reference'] }] },
    });
    await expect(api.risks.updateMany(give('B1', 'C1', 'b-01'))).rejects.toMatchObject({ code: 'duplicate' });
    expect(await now()).toEqual(['A1', 'B1', 'C1', 'D1']);
    // Two swap, one of them spelt otherwise; and a ring of three.
    const saved = await api.risks.updateMany(give('B1', 'a1'));
    expect(saved.map(({ version }) => version)).toEqual([2, 2]);
    expect(await now()).toEqual(['B1', 'a1', 'C1', 'D1']);
    await api.history.undo({});
    expect(await now()).toEqual(['A1', 'B1', 'C1', 'D1']);
    await api.history.redo({});
    expect(await now()).toEqual(['B1', 'a1', 'C1', 'D1']);
    await api.history.undo({});
    const ring = ['B1', 'C1', 'A1'].map((reference, at) => ({ id: made[at]!.id, version: at < 2 ? 5 : 1, changes: { reference } }));
    await api.risks.updateMany({ edits: ring });
    expect(await now()).toEqual(['B1', 'C1', 'A1', 'D1']);
    expect(await api.risks.list({})).toHaveLength(4);
    await api.history.undo({});
    expect(await now()).toEqual(['A1', 'B1', 'C1', 'D1']);
  });

  test('swaps between records further apart than are read at once', async () => {
    const { api } = it;
    const many = Array.from({ length: 1203 }, (_, at) => risk(`M${at + 1}`));
    const made = await api.risks.createMany({ records: many });
    const edits = made.map(({ id }, at) => ({ id, version: 1, changes: { reference: many[many.length - 1 - at]!.reference } }));
    await api.risks.updateMany({ edits });
    expect((await api.risks.get({ id: made[0]!.id })).reference).toBe('M1203');
    await api.history.undo({});
    expect((await api.risks.get({ id: made[0]!.id })).reference).toBe('M1');
    expect(await api.risks.list({})).toHaveLength(1203);
  });

  test('is the import’s, too: each spelling is asked about, proposing that it is the one here', async () => {
    const { api } = it;
    await api.risks.create(risk('R02', 'Damp'));
    for (const reference of SPELLINGS.filter((one) => one.trim() !== 'R02')) {
      expect(plainKey(reference.trim())).toBe(plainKey('R02'));
      const file = { name: 'risks.csv', bytes: new TextEncoder().encode(`Reference,Risk,Likelihood,Impact\n${reference},Damp,1,1\n`) };
      const { questions, new: added } = await api.imports.preview({ kind: 'risks', file });
      const asked = questions.map(({ kind, proposed }) => [kind, proposed]);
      expect([reference, added]).toEqual([reference, 0]);
      expect([[], [['spelling', 'same']]]).toContainEqual(asked);
    }
  });
});
