import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const IMPORT = /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

/** What a source file imports when it runs; type imports are erased. */
function imported(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    .filter((match) => !match[1])
    .map((match) => match[2] ?? match[3] ?? match[4] ?? '');
}

/** Every source a file leads to, and every package. */
function reached(file: string, sources = new Set<string>(), packages = new Set<string>()): { sources: Set<string>; packages: Set<string> } {
  if (sources.has(file)) return { sources, packages };
  sources.add(file);
  for (const name of imported(file)) {
    if (!name.startsWith('.')) packages.add(name);
    else if (name.endsWith('.ts')) {
      const next = resolve(dirname(file), name);
      // Samples are another part's and are loaded on demand.
      if (!next.includes(join('electron', 'samples'))) reached(next, sources, packages);
    }
  }
  return { sources, packages };
}

test.each(['cli', 'server', 'backend'])('electron/%s.ts runs in plain Node: nothing it leads to imports Electron', (name) => {
  const { sources, packages } = reached(join(ROOT, 'electron', `${name}.ts`));
  expect([...packages]).not.toContain('electron');
  expect(
    [...sources]
      .map((file) => relative(ROOT, file))
      .filter((file) => file.startsWith(join('electron', 'shell')) || /main\.ts|preload\.ts/.test(file)),
  ).toEqual([]);
  expect(packages.size).toBeGreaterThan(1);
});

test('the preload leads to Electron and types only', () => {
  const { sources, packages } = reached(join(ROOT, 'electron', 'preload.ts'));
  expect([...packages]).toEqual(['electron']);
  expect(sources.size).toBe(1);
});

test('only main and preload import Electron when they run', () => {
  const files = readdirSync(join(ROOT, 'electron'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const importing = files.filter((file) => imported(join(ROOT, 'electron', file)).includes('electron'));
  expect(importing.toSorted()).toEqual(['main.ts', 'preload.ts']);
});
