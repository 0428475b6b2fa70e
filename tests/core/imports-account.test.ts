import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { brownfield } from '../../electron/features/sites/brownfield.ts';
import { mayRaise } from '../../electron/features/imports/question-ids.ts';
import { fileOf, look, type FileOf } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';
import { asFile, asText, cleanRegister, HEADINGS, randomFrom } from '../support/random-register.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const STATES = ['new', 'changed', 'same', 'stopped', 'skipped'] as const;

/** Rows of every kind: right, wrong, without a reference, twice the same, totals, headings of groups, odd words. */
function messyRegister(random: () => number): { rows: string[][]; homes: number } {
  const [headings = [], ...rows] = cleanRegister(random, 3 + Math.floor(random() * 30));
  let homes = 0;
  const messy = rows.flatMap((row): string[][] => {
    const kind = Math.floor(random() * 14);
    const own = [...row];
    if (kind === 0) own[8] = 'about 40';
    if (kind === 1) own[1] = 'N/A';
    if (kind === 2) own[4] = 'part permissioned';
    if (kind === 3) own[8] = '200\n220';
    if (kind === 4) own[6] = '31/02/2020';
    if (kind === 5) own[1] = 'AM001';
    if (kind === 6) own[8] = '-4';
    if (kind === 7) own[2] = '';
    const value = Number(own[8]);
    const counted = Number.isInteger(value) ? value : 0;
    homes += counted;
    if (kind === 8) return [own, ['', 'Total', '', '', '', '', '', '', '999', '', '', '']];
    if (kind === 9) return [['Castle ward', ...HEADINGS.slice(1).map(() => '')], own];
    if (kind === 10) {
      homes += counted;
      return [own, own];
    }
    if (kind === 11) return [own, HEADINGS.map(() => '')];
    return [own];
  });
  return { rows: [headings, ...messy], homes };
}

const filled = (rows: readonly string[][]): number => rows.slice(1).filter((row) => row.some((cell) => cell !== '')).length;

describe('the account of an import', () => {
  test('every row of a file, and every home in it, ends somewhere, in any table', async () => {
    const raised = new Set<string>();
    for (let seed = 1; seed <= 60; seed += 1) {
      const { rows, homes } = messyRegister(randomFrom(seed));
      const answers = seed % 3 === 0 ? {} : { '*': 'proposed', ...(seed % 2 ? { repeat: 'first' } : {}) };
      const found = await look(it, asFile(rows), seed % 3 === 0 ? {} : { answers: answersFor(answers, rows) });
      const [account] = found.accounts;
      const sum = (figures: Record<(typeof STATES)[number], number>): number => STATES.reduce((total, state) => total + figures[state], 0);
      expect([seed, account?.rows.file, sum(account!.rows)]).toEqual([seed, filled(rows), filled(rows)]);
      expect([seed, account?.homes?.file, sum(account!.homes!)]).toEqual([seed, homes, homes]);
      for (const { id } of found.questions) raised.add(id);
      if (found.questions.every(({ answer }) => answer !== null)) await it.api.imports.apply({ token: found.token, skipProblems: true });
    }
    // Whatever one file asks, an answer to it may be given with the next.
    const may = mayRaise(brownfield);
    expect([...raised].filter((id) => !may(id))).toEqual([]);
    expect(raised.size).toBeGreaterThan(4);
  }, 300_000);
});

/** Answers to questions that the file does raise: one about repeats is none where nothing repeats. */
function answersFor(answers: Record<string, string>, rows: readonly string[][]): Record<string, string> {
  const references = rows.slice(1).map(([, reference]) => reference);
  const repeats = references.length !== new Set(references).size;
  const { repeat, ...others } = answers;
  return repeat !== undefined && repeats ? { ...others, repeat } : others;
}

type Mutation = (rows: string[][], random: () => number) => string[][] | FileOf;

const at = (rows: readonly unknown[], random: () => number): number => 1 + Math.floor(random() * (rows.length - 1));
const bytesOf = (bytes: Uint8Array): FileOf => ({ name: 'register.csv', bytes: new Uint8Array(bytes) });

/** Ways in which a register comes out wrong on its way here. */
const MUTATIONS: Record<string, Mutation> = {
  'a row shifted right': (rows, random) => {
    const row = rows[at(rows, random)]!;
    row.splice(Math.floor(random() * row.length), 0, '');
    if (random() < 0.5) row.pop();
    return rows;
  },
  'a row shifted left': (rows, random) => {
    const row = rows[at(rows, random)]!;
    row.splice(Math.floor(random() * row.length), 1);
    if (random() < 0.5) row.push('');
    return rows;
  },
  'a column dropped': (rows, random) => {
    const column = Math.floor(random() * HEADINGS.length);
    return rows.map((row) => row.filter((_, index) => index !== column));
  },
  'a column shifted under its heading': (rows, random) => {
    const column = Math.floor(random() * HEADINGS.length);
    return rows.map((row, index) => (index === 0 ? row : [...row.slice(0, column), '', ...row.slice(column, -1)]));
  },
  'a heading renamed': (rows, random) => {
    const column = Math.floor(random() * HEADINGS.length);
    rows[0]![column] = ['X', 'Column', `${rows[0]![column]!}s`, rows[0]![column]!.slice(0, 10), 'Net'][Math.floor(random() * 5)]!;
    return rows;
  },
  'dates month first': (rows) => rows.map((row) => row.map((cell) => cell.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$2/$1/$3'))),
  'the headings again': (rows, random) => rows.toSpliced(at(rows, random), 0, [...rows[0]!]),
  'a column of other figures under the same heading': (rows, random) => {
    const column = HEADINGS.findIndex((heading) => /NetDwellings/.test(heading));
    const [before, more] = [random() < 0.5, 1 + Math.floor(random() * 9)];
    return rows.map((row, index) =>
      row.toSpliced(before ? column : column + 1, 0, index === 0 ? row[column]! : String(Number(row[column]) + more)),
    );
  },
  'a reference spelt in two ways': (rows, random) => {
    const row = rows[at(rows, random)]!;
    return [...rows, [row[0]!, row[1]!.toLowerCase(), ...row.slice(2)]];
  },
  'rows cut': (rows, random) => rows.slice(0, -1 - Math.floor(random() * 5)),
  'bytes cut': (rows, random) => {
    const bytes = new TextEncoder().encode(asText(rows));
    return bytesOf(bytes.subarray(0, bytes.length - 1 - Math.floor(random() * 400)));
  },
  'another separator': (rows, random) => bytesOf(new TextEncoder().encode(asText(rows, [';', '\t', '|'][Math.floor(random() * 3)]))),
  'another encoding': (rows, random) => {
    const text = asText(rows);
    return bytesOf(random() < 0.5 ? Buffer.from(`\uFEFF${text}`, 'utf16le') : Buffer.from(text.replaceAll(/[“”]/g, '"'), 'latin1'));
  },
};

describe('a register that came out wrong', () => {
  test('is never clean with another figure than the one it began with', async () => {
    const [random, count] = [randomFrom(7), 40];
    const original = cleanRegister(randomFrom(99), count);
    const before = await look(it, asFile(original));
    expect(before).toMatchObject({ rows: count, new: count, problems: [], notes: [] });
    await it.api.imports.apply({ token: before.token });
    const names = Object.keys(MUTATIONS);
    let clean = 0;
    for (let turn = 0; turn < 200; turn += 1) {
      const name = names[turn % names.length]!;
      const made = MUTATIONS[name]!(structuredClone(original), random);
      const found = await look(it, Array.isArray(made) ? asFile(made) : made).catch((error: Error) => error);
      if (found instanceof Error) continue;
      const quiet = found.problems.length + found.notes.length + found.stopped + found.skipped === 0;
      if (!quiet || found.questions.some(({ answer }) => answer === null) || !found.ready) continue;
      clean += 1;
      expect([turn, name, found.totals]).toEqual([turn, name, before.totals]);
    }
    // Another separator, encoding or order of dates is no fault: those are read as they were meant.
    expect(clean).toBeGreaterThan(30);
  }, 300_000);

  test('names rows that are shorter or longer than the others, and a file cut in the middle', async () => {
    const short = await look(
      it,
      fileOf('r.csv', 'SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom', 'A,Mill,,1', 'B,Yard', 'C,Depot,,1,2'),
      {
        register: 'r',
      },
    );
    expect(short.notes).toEqual([
      expect.stringMatching(/^Row 3 has fewer cells than the 4/),
      expect.stringMatching(/^Row 4 has more cells than the 4/),
    ]);
    const text = new TextEncoder().encode('SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom\nA,Mill,,1\nB,Ya');
    const cut = await look(it, { name: 'r.csv', bytes: text }, { register: 'r' });
    expect(cut.notes.join()).toMatch(/breaks off in the middle of row 3/);
  });
});
