/**
 * Vitest loads this before each spec of the core. When a feature's spec (`sites.test.ts`) ends, every method of the
 * feature must have been called in it and answered, and every command also refused.
 */
import { basename } from 'node:path';
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
