/** A name, a title and a reference are stored alike, whether typed, pasted or brought in; what cannot be seen is no part of them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KINDS } from '../../shared/domain/kinds.ts';
import { bring, fileOf, look, open } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

/** What is typed, and what is stored of it. */
const TYPED: [what: string, text: string, line: string, code: string][] = [
  ['a space that doesn’t break', 'R\u00a02', 'R 2', 'R 2'],
  ['a space of no width', 'R\u200b2', 'R2', 'R2'],
  ['a narrow and a wide space', 'R\u202f2\u30003', 'R 2 3', 'R 2 3'],
  ['a turn of direction', 'R\u202e2\u202c', 'R2', 'R2'],
  ['marks of direction', '\u200eR2\u2066x\u2069', 'R2x', 'R2x'],
  ['a soft hyphen and a mark of byte order', 'R\u00ad2\ufeff', 'R2', 'R2'],
  ['a word joiner', 'R\u20602', 'R2', 'R2'],
  ['lines and tabs', 'R\u2028 2\tx', 'R 2 x', 'R 2 x'],
  ['joined letters', 'می\u200cخواهم', 'می\u200cخواهم', 'میخواهم'],
  ['a picture of several', '👩\u200d🚒', '👩\u200d🚒', '👩🚒'],
];

const quoted = (text: string): string => `"${text}"`;
const risk = (reference: string, title: string) => ({ reference, title, likelihood: 1, impact: 1 });

describe.each(TYPED)('a text with %s', (_what, text, line, code) => {
  test('is one in form, list, table, paste and file', async () => {
    const { api } = it;
    const place = { label: 'Name', today: '2026-11-22' };
    expect([KINDS.text.read(text, place), KINDS.reference.read(text, place)]).toEqual([
      { ok: true, value: line },
      { ok: true, value: code },
    ]);
    const form = await api.risks.create(risk(text, text));
    expect([form.title, form.reference]).toEqual([line, code]);
    await api.risks.remove({ id: form.id, version: 1 });
    const [pasted] = await api.risks.createMany({ records: [risk(text, text)] });
    expect(await api.risks.get({ id: pasted!.id })).toMatchObject({ title: line, reference: code });
    // The same file finds it, and brings it in again once it is gone.
    const file = fileOf('risks.csv', 'Reference,Risk,Likelihood,Impact', [text, text, '1', '1'].map(quoted).join(','));
    expect(await look(it, file, {}, 'risks')).toMatchObject({ same: 1, changed: 0, new: 0, questions: [] });
    await api.risks.remove({ id: pasted!.id, version: 1 });
    await bring(it, file, {}, 'risks');
    expect(await api.risks.list({})).toMatchObject([{ title: line, reference: code }]);
    const person = await api.people.create({ name: text });
    expect(person.name).toBe(line);
    expect((await api.people.update({ id: person.id, version: 1, changes: { jobTitle: text } })).jobTitle).toBe(line);
  });
});

test('our own report comes back as the records it was made of, as an earlier version stored them', async () => {
  const { api } = it;
  const person = await api.people.create({ name: 'Ann Owner' });
  const body = await api.organisations.create({ name: 'Beta Homes', sector: 'provider' });
  const kept = await api.risks.create({ ...risk('R1', 'Ground'), ownerPersonId: person.id, organisationId: body.id });
  await api.risks.create(risk('S1', 'Costs'));
  const { write } = it.core.database;
  await write.updateTable('person').set({ name: 'Ann\u00a0Owner' }).where('id', '=', person.id).execute();
  await write.updateTable('organisation').set({ name: 'Beta\u200b Homes' }).where('id', '=', body.id).execute();
  await write.updateTable('risk').set({ reference: 'R\u200b1', title: 'Gr\u202eound' }).where('id', '=', kept.id).execute();
  // Two that older versions took beside each other.
  const twin = await api.risks.create(risk('T1', 'Other costs'));
  await write.updateTable('risk').set({ reference: 's1' }).where('id', '=', twin.id).execute();
  const book = await api.reports.create({ name: 'risk-register' });
  const found = await look(it, { name: book.fileName, bytes: new Uint8Array(book.bytes) }, {}, 'risks');
  expect([found.problems, open(found)]).toEqual([[], {}]);
  expect(found).toMatchObject({ same: 3, changed: 0, new: 0, stopped: 0 });
});

test('a day is taken by form and file alike', async () => {
  const { api } = it;
  for (const [day, taken] of [
    ['1900-01-01', true],
    ['2200-01-01', true],
    ['2200-12-31', true],
    ['2201-01-01', false],
    ['1899-12-31', false],
  ] as const) {
    const typed = api.risks.create({ ...risk('R1', 'Ground'), reviewOn: day });
    if (taken) await api.risks.remove({ id: (await typed).id, version: 1 });
    else await expect(typed).rejects.toMatchObject({ code: 'validation' });
    const file = fileOf('risks.csv', 'Reference,Risk,Likelihood,Impact,Review on', `R1,Ground,1,1,${day}`);
    expect([day, await look(it, file, {}, 'risks')]).toMatchObject([day, { new: Number(taken), stopped: Number(!taken) }]);
  }
});

test('a zero byte in a cell refuses the file, at its beginning or far down, and names the row', async () => {
  const rows = (at: number, count: number) =>
    Array.from({ length: count }, (_, row) => (row === 0 ? 'A0,"Two\nlines",1,1' : `A${row},Co${row === at ? '\0' : ''}sts,1,1`));
  for (const [at, count, place] of [
    [2, 4, 'row 4 '],
    [1500, 1600, 'row 1,502 '],
  ] as const) {
    const file = fileOf('risks.csv', 'Reference,Risk,Likelihood,Impact', ...rows(at, count));
    await expect(look(it, file, {}, 'risks')).rejects.toMatchObject({
      code: 'unreadable_file',
      message: expect.stringContaining(`“risks.csv” holds a character in ${place}`),
      details: { remedy: expect.stringContaining('delete that character') },
    });
  }
});
