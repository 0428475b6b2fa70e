import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** Every document: those at the top and those in docs/. */
const DOCUMENTS = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].toSorted();

const textOf = (document: string): string => readFileSync(join(ROOT, document), 'utf8');

/** The text without code, in which brackets and hashes mean something else. */
const prose = (text: string): string => text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '');

/** What a document's links and images lead to. */
const targetsOf = (text: string): string[] => [...prose(text).matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map((match) => match[1] ?? '');

/** A heading as the part of an address after `#`. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

const anchorsOf = (document: string): string[] =>
  [
    ...textOf(document)
      .replaceAll(/```[\s\S]*?```/g, '')
      .matchAll(/^#{1,6}\s+(.+)$/gm),
  ].map((match) => anchorOf((match[1] ?? '').replaceAll('`', '')));

/** Why a target leads nowhere, or null. */
function fault(document: string, target: string): string | null {
  if (/^(https:|mailto:)/.test(target)) return null;
  if (/^\w+:/.test(target)) return `${target} is neither https nor mailto`;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? join(ROOT, document) : resolve(ROOT, dirname(document), decodeURIComponent(path));
  if (relative(ROOT, file).startsWith('..')) return `${target} leads out of the repository`;
  if (!existsSync(file)) return `${target} is not there`;
  if (anchor && !anchorsOf(relative(ROOT, file)).includes(anchor)) return `${target} has no such heading`;
  return null;
}

/** What a document may not name: one machine's folders, package hosts, the machines it was written on. */
const FORBIDDEN: [what: string, pattern: RegExp][] = [
  ['a folder of one machine', /(?<![\w.~])\/(?:work|home|root|tmp|private|Users|mnt|opt|srv)\//],
  ['a package host', /\b(?:registry|npm|cdn|mirror)\.[a-z][a-z0-9-]*\.[a-z]{2,}/i],
  ['a machine', /\b(?:farm|runner)-/i],
  ['something unfinished', /\b(?:TODO|FIXME|TBA|lorem ipsum)\b/],
];

describe.each(DOCUMENTS)('%s', (document) => {
  const text = textOf(document);

  test('leads somewhere with every link and image', () => {
    expect(
      targetsOf(text)
        .map((target) => fault(document, target))
        .filter(Boolean),
    ).toEqual([]);
  });

  test('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/\bnpm run (?:--?[\w-]+ )*([\w:-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test('names no machine, folder or host of its makers', () => {
    const found = FORBIDDEN.flatMap(([what, pattern]) => {
      const match = pattern.exec(text);
      return match ? [`${what}: ${text.slice(Math.max(0, match.index - 20), match.index + 40)}`] : [];
    });
    expect(found).toEqual([]);
  });
});

test('decisions are numbered one after another', () => {
  const numbers = readdirSync(join(ROOT, 'docs/adr'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, 4));
  expect(numbers.toSorted()).toEqual(numbers.map((_, at) => String(at + 1).padStart(4, '0')));
});

test('the guide for agents stays short', () => {
  expect(textOf('AGENTS.md').split('\n').length).toBeLessThan(150);
  expect(textOf('README.md').split('\n').length).toBeLessThan(90);
});
