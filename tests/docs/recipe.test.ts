/** The recipe shows what stands: each line of its examples is in the file that it names, and each count is that file's. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/add-a-feature.md'), 'utf8');
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const examples = [...PAGE.matchAll(/```tsx?\n\/\/ (?<path>\S+)\n(?<code>[\s\S]*?)```/gu)].map(({ groups }) => [
  groups!['path']!,
  groups!['code']!,
]);
const counts = [...PAGE.matchAll(/^\| \d+ \| `(?<path>[^`]+)`[^|]*\| (?<count>\d+) \|$/gmu)].map(({ groups }) => [
  groups!['path']!,
  Number(groups!['count']),
]);

test('has an example of each file', () => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
  expect(counts.length).toBe(7);
});

test.each(examples)('shows lines of %s as they are, in their order', (path, code) => {
  const stored = textOf(path).split('\n');
  let at = 0;
  const missing = code.split('\n').filter((line) => {
    if (line.trim() === '' || line.trim() === '// ...') return false;
    const found = stored.indexOf(line, at);
    // What closes after something left out stands at another place.
    if (found < 0) return !/^[\s)}\],;]+$/u.test(line);
    at = found + 1;
    return false;
  });
  expect(missing).toEqual([]);
});

test.each(counts)('counts the lines of %s', (path, count) => {
  expect(textOf(String(path)).trimEnd().split('\n')).toHaveLength(Number(count));
});
