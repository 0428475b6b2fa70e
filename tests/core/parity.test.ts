import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract.ts';
import { program } from '../../electron/program.ts';
import { specOf } from '../support/spec-names.ts';

const methods = Object.entries(contract).flatMap(([feature, own]) => Object.keys(own).map((method) => [feature, method] as const));
const here = fileURLToPath(new URL('.', import.meta.url));

describe('every contract method', () => {
  test.each(methods)('%s.%s has a handler', (feature, method) => {
    expect(program.features[feature]?.handlers[method]).toBeTypeOf('function');
  });

  // That the spec calls every method, and how they are answered, is asked at its end: tests/support/every-method.ts.
  test.each(Object.keys(contract))('of %s is tried in a spec of its own', (feature) => {
    expect(readdirSync(here)).toContain(specOf(feature));
  });

  test('has no handler that the contract does not name', () => {
    const known = new Set(methods.map(([feature, method]) => `${feature}.${method}`));
    const extra = Object.entries(program.features).flatMap(([feature, module]) =>
      Object.keys(module.handlers).filter((method) => !known.has(`${feature}.${method}`)),
    );
    expect(extra).toEqual([]);
  });
});

describe('writes', () => {
  test('go through the gateway alone', () => {
    const root = fileURLToPath(new URL('../../electron', import.meta.url));
    const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !/^(core|db)[/\\]/.test(path))
      .filter((path) =>
        /\b(insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(|\b(insert into|update [a-z_]+ set|delete from)\b/i.test(
          readFileSync(`${root}/${path}`, 'utf8'),
        ),
      );
    expect(found).toEqual([]);
  });
});
