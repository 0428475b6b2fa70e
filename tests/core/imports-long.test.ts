/** Texts longer than a cell of Excel: nothing of them is lost on the way out and in again. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { strToU8, strFromU8, unzipSync, zipSync } from 'fflate';
import { bring, fileOf, look, open, PROPOSED } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const LONG = `Begins here. ${'word '.repeat(8000)}Ends here.`;
const csv = (text: string) => fileOf('risks.csv', 'Reference,Risk,Likelihood,Impact,Description', `R1,Ground,3,4,"${text}"`);
const stored = async () => (await it.api.risks.list({}))[0]?.description;

/** The risk report with a text of it replaced, as somebody would in Excel. */
async function reportWith(from: string, to: string) {
  const book = await it.api.reports.create({ name: 'risk-register' });
  const parts = unzipSync(new Uint8Array(book.bytes));
  const changed = Object.entries(parts).map(([name, part]): [string, Uint8Array] => [
    name,
    name.endsWith('.xml') ? strToU8(strFromU8(part).replaceAll(from, to)) : part,
  ]);
  return { name: book.fileName, bytes: new Uint8Array(zipSync(Object.fromEntries(changed))) };
}

test('a CSV cell is taken whole, its end is compared, and one longer than its field is refused as in the form', async () => {
  await bring(it, csv(LONG), {}, 'risks');
  expect(await stored()).toBe(LONG);
  expect(await look(it, csv(LONG), {}, 'risks')).toMatchObject({ same: 1, problems: [] });
  const other = LONG.replace('Ends here', 'Ends there');
  expect(await look(it, csv(other), {}, 'risks')).toMatchObject({ changed: 1 });
  await bring(it, csv(other), {}, 'risks');
  expect(await stored()).toBe(other);
  const tooLong = await look(it, csv('word '.repeat(30_000)), {}, 'risks');
  expect(tooLong).toMatchObject({
    changed: 0,
    stopped: 1,
    problems: [{ severity: 'error', message: expect.stringContaining('Use 100,000 characters or fewer') }],
  });
  expect(await stored()).toBe(other);
});

test('a text that the report cut says so; changed there, its row stops and what is here stays', async () => {
  await bring(it, csv(LONG), {}, 'risks');
  expect(await look(it, await reportWith('nothing', 'nothing'), {}, 'risks')).toMatchObject({ same: 1, stopped: 0, problems: [] });
  for (const [from, to] of [
    ['Begins here', 'Begun'],
    ['planner]', 'planner] And more.'],
  ] as const) {
    const edited = await reportWith(from, to);
    const found = await look(it, edited, {}, 'risks');
    expect(found).toMatchObject({ changed: 0, stopped: 1 });
    expect(found.problems).toMatchObject([
      { severity: 'error', row: expect.any(Number), column: 'Description', message: expect.stringContaining('was cut') },
    ]);
    await it.api.imports.apply({ token: found.token, skipProblems: true });
    expect(await stored()).toBe(LONG);
  }
  // Brought in where the risk isn't known, it would be stored in part.
  const whole = await reportWith('>R1<', '>R7<');
  expect(await look(it, whole, {}, 'risks')).toMatchObject({ new: 0, stopped: 1 });
  // Without the mark, the cell is the whole text.
  const book = await reportWith(' […cut here: a cell holds no more, the whole text is in the planner]', '');
  await bring(it, book, { answers: PROPOSED }, 'risks');
  expect(open(await look(it, book, {}, 'risks'))).toEqual({});
  expect((await stored())?.length).toBeLessThan(33_000);
});
