/**
 * Vitest loads this before each spec of the core. When a feature's spec (`sites.test.ts`) ends, every method of the
 * feature must have been called in it and answered, and every command also refused. A spec that calls a feature that has
 * none, such as its own under another name, fails: nothing would say what it leaves out.
 */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { afterAll, expect, inject } from 'vitest';
import { contract } from '../../shared/contract.ts';
import type { Contract } from '../../shared/rpc.ts';
import { featureOf, specOf } from './spec-names.ts';
import { tried } from './tried.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** False when only some tests of a file run, chosen by name: then nothing can be said of what the file tries. */
    wholeFiles: boolean;
  }
}

/** What one of the databases never does: there its refusal is tried. */
const ONLY_REFUSED: Record<string, readonly string[]> = { postgres: ['system.backup'] };

const CORE = resolve(import.meta.dirname, '../core');

/** The feature's spec, by the one name that it may have. */
const hasSpec = (feature: string): boolean => existsSync(join(CORE, specOf(feature)));

afterAll(() => {
  const called = new Set([...tried.answered, ...tried.refused].map((method) => method.split('.')[0]!));
  const without = [...called].filter((feature) => Object.hasOwn(contract, feature) && !hasSpec(feature));
  expect(
    without.map((feature) => `tests/core/${specOf(feature)}`),
    'these specs of features that are called here are missing, or are named otherwise',
  ).toEqual([]);
});

afterAll(() => {
  const feature = featureOf(basename(expect.getState().testPath ?? ''));
  const methods = Object.entries((contract as Contract)[feature] ?? {});
  if (!inject('wholeFiles') || methods.length === 0) return;
  const onlyRefused = ONLY_REFUSED[process.env['HPP_DIALECT'] ?? ''] ?? [];
  const missing = methods.flatMap(([name, { kind }]) => {
    const method = `${feature}.${name}`;
    const wanted = onlyRefused.includes(method) ? [] : [`${method} answered`];
    if (kind === 'command') wanted.push(`${method} refused`);
    return wanted.filter((what) => !tried[what.endsWith('refused') ? 'refused' : 'answered'].has(method));
  });
  expect(missing, `tests/core/${specOf(feature)} must call these through makeCore`).toEqual([]);
});
