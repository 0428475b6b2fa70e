import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const block = /## The tree\n[^]*?```\n([^]*?)```/.exec(readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8'))?.[1] ?? '';

/** Where the words of a line begin. */
const WORDS_AT = 28;

/** Paths that the drawing names, by indent; a line of folders alone has no words. */
function drawn(): string[] {
  const folders: string[] = [];
  return block.split('\n').flatMap((line) => {
    const foldersAlone = /^\s*(?:[\w-]+\/\s*)+$/.test(line);
    const names = (foldersAlone ? line : line.slice(0, WORDS_AT))
      .trim()
      .split(/\s+/)
      .filter((name) => /^[\w.-]+(?:\/|\.\w+)$/.test(name));
    const depth = line.search(/\S/) / 2;
    const paths = names.map((name) => [...folders.slice(0, depth), name.replace(/\/$/, '')].join('/'));
    const opened = names.findLast((name) => name.endsWith('/'));
    if (opened) folders.splice(depth, folders.length, opened.replace(/\/$/, ''));
    return paths;
  });
}

test('the tree in architecture.md has nothing that is not there', () => {
  const paths = drawn();
  expect(paths.length).toBeGreaterThan(50);
  expect(paths.filter((path) => path !== 'resources' && !existsSync(join(ROOT, path)))).toEqual([]);
});

test.each(['shared', 'electron', 'renderer'])('everything right in %s is in it', (wing) => {
  const paths = new Set(drawn());
  const here = readdirSync(join(ROOT, wing)).filter((name) => name !== 'gallery.html');
  expect(here.filter((name) => !paths.has(`${wing}/${name}`))).toEqual([]);
});
