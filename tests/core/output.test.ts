import { expect, test } from 'vitest';
import { z } from 'zod';
import { query } from '../../shared/rpc.ts';
import { parseOutput } from '../../electron/core/parse-output.ts';

const Row = z.object({ id: z.string(), homes: z.int() });
const lists = {
  'a list': query(z.object({}), z.array(Row)),
  'rows in an answer': query(z.object({}), z.object({ rows: z.array(Row), total: z.int() })),
};
const answer = (name: keyof typeof lists, rows: unknown[]): unknown => (name === 'a list' ? rows : { rows, total: 1 });
const good = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `${at}`, homes: at }));
const bad = good(5000).map((row, at) => (at % 100 === 0 ? { ...row, homes: 'many' } : row));

for (const name of Object.keys(lists) as (keyof typeof lists)[]) {
  test(`${name}: where a fault should be found every row is looked at, elsewhere some of a long list`, () => {
    const look = (rows: unknown[], all: boolean): unknown => parseOutput(lists[name], 'x.list', answer(name, rows), () => {}, all);
    const one = [...good(4999), { id: 'x', homes: 'many' }];
    expect(() => look(one, true)).toThrow(/inside the program/);
    for (const all of [true, false]) {
      expect(() => look(bad, all)).toThrow(/inside the program/);
      expect(() => look([{ id: 'x' }], all)).toThrow(/inside the program/);
      expect(look(good(5000), all)).toEqual(answer(name, good(5000)));
      expect(look(good(3), all)).toEqual(answer(name, good(3)));
    }
  });
}

test('a list that is long is answered as it is, without being copied', () => {
  const rows = good(5000);
  expect(parseOutput(lists['a list'], 'x.list', rows, () => {}, false)).toBe(rows);
});
