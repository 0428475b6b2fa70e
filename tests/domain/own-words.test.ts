/** Whatever is wrong with a value, the program says so in its own words: those of a library never reach a person. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../shared/contract.ts';
import type { Method } from '../../shared/rpc.ts';

const LIBRARY =
  /^invalid|expected (?:string|number|int|one of|array|object|boolean|map|record|to be)|received|^unrecognized|^too (?:small|big)/iu;

/** Values that a field may be given and can't take: nothing, and one of each sort. */
const WRONG: unknown[] = [undefined, null, '', ' ', 'x'.repeat(200_000), -1, 0.5, 1e300, true, [], {}, ['x'], Symbol('odd')];

const methods = Object.entries(contract).flatMap(([feature, own]) =>
  Object.entries(own as Record<string, Method>).map(([name, method]): [string, z.ZodType] => [`${feature}.${name}`, method.input]),
);

/** A schema and all that is in it, each once. */
function within(schema: unknown, seen = new Set<z.ZodType>()): Set<z.ZodType> {
  if (!(schema instanceof z.ZodType) || seen.has(schema)) return seen;
  seen.add(schema);
  const { def } = schema as unknown as { def: Record<string, unknown> };
  const { checks: _rules, ...inner } = def;
  const parts = schema instanceof z.ZodObject ? Object.values(schema.shape) : Object.values(inner).flat();
  for (const part of parts) within(part, seen);
  return seen;
}

test('the walk meets the fields of records that are added and edited', () => {
  const risks = methods.find(([name]) => name === 'risks.createMany')![1];
  const objects = [...within(risks)].filter((schema) => schema instanceof z.ZodObject);
  expect(objects.some(({ shape }) => 'likelihood' in shape && 'title' in shape)).toBe(true);
  expect(methods.length).toBeGreaterThan(90);
});

test.each(methods)('%s', (_name, input) => {
  const said = [...within(input)].flatMap((schema) =>
    WRONG.flatMap((value) => (schema.safeParse(value).error?.issues ?? []).map(({ message }) => message)),
  );
  expect([...new Set(said)].filter((message) => message === '' || LIBRARY.test(message))).toEqual([]);
});
