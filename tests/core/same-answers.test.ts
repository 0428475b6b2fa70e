/**
 * Both databases give these very answers: the expectations are written once and the spec runs on each. It goes where
 * they differ by nature: order of text, capitals, empty and missing values, sums, patterns, long and odd text.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const people = async (...names: string[]): Promise<void> => {
  for (const name of names) await it.api.people.create({ name });
};
const names = async (): Promise<string[]> => (await it.api.people.list({})).map((row) => row.name);

describe('order', () => {
  test('is by letters without capitals and accents, numbers by value', async () => {
    await people('Zoë', 'émile 10', 'Émile 2', 'ann', 'Ann', '_x', 'Ö', 'o', '-dash', '10 Downing', '9 Mill Lane');
    const listed = await names();
    expect(listed.filter((name) => /ile/.test(name))).toEqual(['Émile 2', 'émile 10']);
    expect(listed.filter((name) => /^\d/.test(name))).toEqual(['9 Mill Lane', '10 Downing']);
    expect(listed.indexOf('Zoë')).toBe(listed.length - 1);
    expect(listed.indexOf('ann')).toBeLessThan(listed.indexOf('émile 10'));
    expect(
      listed.map((name) => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()).filter((name) => /^[a-z]/.test(name)),
    ).toEqual(['ann', 'ann', 'emile 2', 'emile 10', 'o', 'o', 'zoe']);
  });

  test('puts what has no date last, and what has one by it', async () => {
    const { api } = it;
    for (const [title, dueOn] of [
      ['none', null],
      ['late', '2027-02-01'],
      ['soon', '2026-11-30'],
      ['none either', null],
    ] as const)
      await api.actions.create({ title, dueOn });
    expect((await api.actions.list({})).map((row) => row.title)).toEqual(['soon', 'late', 'none', 'none either']);
  });
});

describe('search', () => {
  test('knows no capitals and accents, and takes signs of patterns for what they are', async () => {
    const { api } = it;
    for (const name of ['Émile Straße', '100% Homes', '50 Homes', 'snake_case', 'snakeXcase', "O'Brien", 'back\\slash'])
      await api.organisations.create({ name, sector: 'provider' });
    const found = async (text: string): Promise<string[]> => (await api.organisations.list({ text })).map((row) => row.name);
    expect(await found('EMILE')).toEqual(['Émile Straße']);
    expect(await found('100%')).toEqual(['100% Homes']);
    expect(await found('%')).toEqual(['100% Homes']);
    expect(await found('e_c')).toEqual(['snake_case']);
    expect(await found("o'b")).toEqual(["O'Brien"]);
    expect(await found('k\\s')).toEqual(['back\\slash']);
    expect(await found('homes')).toEqual(['50 Homes', '100% Homes']);
  });
});

describe('values', () => {
  test('come back as they went in, however long or odd', async () => {
    const odd = [
      '  inner  spaces ',
      'two\nlines\tand a tab',
      '🏠 “quotes” — naïve',
      'שלום',
      'a'.repeat(4000),
      '\u200b',
      "'; drop table person; --",
    ];
    for (const notes of odd) {
      const made = await it.api.people.create({ name: 'Ann', notes });
      const again = await it.api.people.get({ id: made.id });
      expect(again.notes).toBe(made.notes);
      expect(again.notes.trim()).toBe(notes.trim());
    }
  });

  test('keep empty and missing apart, and yes and no', async () => {
    const { api } = it;
    const bare = await api.sites.create({ reference: 'A', nameAddress: 'Mill Lane' });
    const full = await api.sites.create({ reference: 'B', nameAddress: 'Wharf', homesFrom: 0, deliverable: false, areaSqm: 0 });
    expect(await api.sites.get({ id: bare.id })).toMatchObject({ homesFrom: null, deliverable: null, areaSqm: null, notes: '' });
    expect(await api.sites.get({ id: full.id })).toMatchObject({ homesFrom: 0, deliverable: false, areaSqm: 0 });
  });

  test('add up to whole numbers, nothing to nought', async () => {
    const { api } = it;
    expect((await api.sites.list({})).totals).toMatchObject({ sites: 0, homesFrom: 0 });
    for (const [reference, homesFrom] of [
      ['A', 999_999],
      ['B', 999_999],
      ['C', null],
    ] as const)
      await api.sites.create({ reference, nameAddress: reference, homesFrom });
    expect((await api.sites.list({})).totals).toMatchObject({ sites: 3, homesFrom: 1_999_998 });
  });

  test('that must be unique are one in any capitals, and free again once removed', async () => {
    const { api } = it;
    const site = (reference: string) => api.sites.create({ reference, nameAddress: 'X' });
    const made = await site('rv1');
    await expect(site('RV1')).rejects.toMatchObject({ code: 'duplicate' });
    await expect(site('rv1')).rejects.toMatchObject({ code: 'duplicate' });
    await api.sites.remove({ id: made.id, version: 1 });
    const again = await site('rv1');
    expect((await api.sites.list({})).rows.map((row) => row.id)).toContain(again.id);
  });
});

test('the log counts commands and changes alike', async () => {
  const { api } = it;
  const made = await api.people.create({ name: 'Ann' });
  await api.people.update({ id: made.id, version: 1, changes: { phone: '1' } });
  await api.history.undo({});
  expect((await it.core.changesSince(0)).map(({ seq, entities }) => [seq, entities])).toEqual([
    [1, ['person']],
    [2, ['person']],
    [3, ['person']],
  ]);
  expect((await api.history.recent({})).map(({ label, kind, records }) => [label, kind, records])).toEqual([
    ['Edit Ann', 'undo', 1],
    ['Edit Ann', 'do', 1],
    ['Add Ann', 'do', 1],
  ]);
});
