/** What a room brings is named where a reader looks for it. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importKinds, reports } from '../../electron/program.ts';
import { IMPORTS, TABLES, tableOf, type EntityName } from '../../shared/tables.ts';

const page = (name: string): string => readFileSync(join(resolve(import.meta.dirname, '../../docs'), name), 'utf8');
const missingIn = (text: string, names: readonly string[]): string[] =>
  names.filter((name) => !new RegExp(`(^|\\s|\u0060)${name}\\b`, 'mu').test(text));

const IRREGULAR: Readonly<Record<string, string>> = { persons: 'people' };

describe('a document names', () => {
  test('each table of records: data-model.md', () => {
    expect(missingIn(page('data-model.md'), Object.keys(TABLES))).toEqual([]);
  });

  test('each kind of file and each report: command-line.md', () => {
    const names = [...importKinds, ...reports.map(({ name }) => name)];
    expect(missingIn(page('command-line.md'), names)).toEqual([]);
  });

  test('each kind of record that search finds: user-guide.md', () => {
    const line = page('user-guide.md')
      .split('\n')
      .find((one) => one.startsWith('**Search**'))!;
    const found = (Object.keys(TABLES) as EntityName[]).filter((entity) => tableOf(entity).search.length > 0);
    const several = found.map((entity) => `${tableOf(entity).label.toLowerCase()}s`).map((word) => IRREGULAR[word] ?? word);
    expect(several.filter((word) => !line.includes(word))).toEqual([]);
  });

  test('each kind of file by its heading, and the title of each report: imports-and-reports.md', () => {
    const text = page('imports-and-reports.md');
    expect(Object.values(IMPORTS).filter((label) => !text.includes(`\n## ${label}\n`))).toEqual([]);
    expect(reports.map(({ title }) => title).filter((title) => !text.includes(title))).toEqual([]);
  });
});
