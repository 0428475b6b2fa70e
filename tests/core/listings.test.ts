import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract.ts';
import type { Contract, Method } from '../../shared/rpc.ts';
import { isEntity } from '../../shared/tables.ts';
import { fillSample } from '../../electron/samples/index.ts';
import { makeCore, TODAY, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
  await fillSample(it.core, 'demo', { today: TODAY });
});
afterEach(() => it.close());

type Row = Record<string, unknown> & { id: string };
type Answer = Record<string, unknown>;

const listings = Object.entries(contract as Contract).flatMap(([feature, methods]) =>
  Object.entries(methods).flatMap(([name, method]: [string, Method]) =>
    method.kind === 'query' && method.rows ? [{ method: `${feature}.${name}`, ...method.rows }] : [],
  ),
);

async function ask(method: string, input: object): Promise<Answer> {
  const reply = await it.core.dispatch({ method, input });
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.data as Answer;
}

const rowsIn = (answer: Answer, at: string | undefined): Row[] => (at === undefined ? answer : answer[at]) as Row[];
const restOf = (answer: Answer, at: string | undefined): Answer =>
  Object.fromEntries(Object.entries(answer).filter(([key]) => at !== undefined && key !== at));

/** Features whose records the demo has. */
const DEMO = new Set(['actions', 'homes', 'meetings', 'people', 'risks', 'sites']);

describe.each(listings)('$method', ({ method, of, at, order }) => {
  test('asked for some of its rows gives these as they are in the whole list, and the rest for the whole list', async () => {
    const whole = await ask(method, {});
    const rows = rowsIn(whole, at);
    // Of each kind that the demo has, there are rows to show it by; a room without demo records has none.
    if (DEMO.has(method.split('.')[0]!)) expect(rows.length).toBeGreaterThan(2);
    const places = [...new Set([0, 2, rows.length - 1])].filter((place) => place in rows);
    const wanted = places.map((place) => rows[place]!);
    const some = await ask(method, { ids: [...wanted.toReversed().map(({ id }) => id), '00000000-0000-7000-8000-000000000000'] });
    expect(rowsIn(some, at)).toEqual(wanted);
    expect(restOf(some, at)).toEqual(restOf(whole, at));
  });

  test('names a kind of record, and the fields that order its rows', async () => {
    expect(isEntity(of)).toBe(true);
    const [row] = rowsIn(await ask(method, {}), at);
    if (row || DEMO.has(method.split('.')[0]!)) for (const field of order) expect(row).toHaveProperty(field);
  });
});

test('the lists that may be long can be asked for some of their rows', () => {
  expect(listings.map(({ method }) => method)).toEqual(
    expect.arrayContaining(['actions.list', 'homes.grid', 'meetings.list', 'people.list', 'risks.list', 'sites.list']),
  );
});
