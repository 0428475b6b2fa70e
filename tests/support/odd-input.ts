/** Inputs for a method of the contract: most of them fit its declaration, with values that tempt a database. */
import { z } from 'zod';
import type { Random } from '../../electron/samples/random.ts';

const TEXTS = [
  '',
  ' ',
  'Elm Road',
  'O’Neil & Søn – 10 % off_\\',
  "'; drop table person; --",
  '=HYPERLINK("x")',
  'nul\0here',
  'half \ud83d of it',
  '\u202eright to left',
  'e\u0301\u0300'.repeat(40),
  '🏠'.repeat(150),
  'word '.repeat(400),
  'x'.repeat(300),
  'x'.repeat(5000),
  'x'.repeat(100_001),
  '9'.repeat(300),
  '%%__',
  '2026-11-22',
  '12:00',
];
const NUMBERS = [0, 1, -1, 2026, 3.5, 1e6, 2_147_483_647, 2_147_483_648, -2_147_483_649, 9_007_199_254_740_991, 1e21];

interface Shape {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  format?: string;
  pattern?: string;
}

/** Makes inputs of one method, the same for the same seed. `ids` are of records that are there. */
export function oddInput(input: z.ZodType, random: Random, ids: readonly string[]): unknown {
  const shape = z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }) as Shape;
  return valueOf(shape, '', random, ids);
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random.next() * list.length)]!;

function valueOf(shape: Shape, name: string, random: Random, ids: readonly string[]): unknown {
  // Now and then something of another kind altogether.
  if (random.next() < 0.03) return pick<unknown>(random, [null, 7, 'x', [], {}, true]);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return pick(random, shape.enum);
  if (shape.anyOf) return valueOf(pick(random, shape.anyOf), name, random, ids);
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {})
          .filter(([key]) => shape.required?.includes(key) || random.next() < 0.5)
          .map(([key, inner]) => [key, valueOf(inner, key, random, ids)]),
      );
    case 'array':
      return Array.from({ length: Math.floor(random.next() * 3) }, () => valueOf(shape.items ?? {}, name, random, ids));
    case 'integer':
    case 'number':
      return name === 'version' && random.next() < 0.7 ? 1 : pick(random, NUMBERS);
    case 'boolean':
      return random.next() < 0.5;
    case 'null':
      return null;
    default:
      return textOf(shape, name, random, ids);
  }
}

function textOf({ format, pattern }: Shape, name: string, random: Random, ids: readonly string[]): string {
  if (random.next() < 0.15) return pick(random, TEXTS);
  if (/id$/i.test(name) || format === 'uuid') return ids.length > 0 ? pick(random, ids) : '00000000-0000-4000-8000-000000000000';
  if (/on$/i.test(name)) return pick(random, ['2026-11-22', '2027-02-29', '1900-01-01', '9999-12-31', '']);
  if (pattern?.includes(':') || name.endsWith('At')) return pick(random, ['09:30', '24:00', '']);
  return pick(random, TEXTS);
}
