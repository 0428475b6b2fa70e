import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areaOf, AREAS, mayImport, mayUse } from '../../scripts/lint/areas.ts';
import { circlesOf } from './circles.ts';
import { filesIn, importsOf, textOf } from './sources.ts';

const WINGS = ['shared', 'electron', 'renderer'];
const MOST_LINES = 300;

const files = WINGS.flatMap(filesIn);
const sources = files.filter((path) => /\.tsx?$/.test(path));

interface Arrow {
  from: string;
  to: string;
}

const arrows: Arrow[] = [];
const used: Arrow[] = [];
for (const from of sources)
  for (const specifier of importsOf(from, textOf(from)))
    if (specifier.startsWith('.')) arrows.push({ from, to: posix.join(posix.dirname(from), specifier) });
    else used.push({ from, to: specifier });

const drawn = ({ from, to }: Arrow): string => `${from} -> ${to}`;

describe('the import graph of shared, electron and renderer', () => {
  it('has every source in an area', () => {
    expect(sources.filter((path) => !areaOf(path))).toEqual([]);
  });

  it('has sources in every area', () => {
    expect(AREAS.filter((area) => !sources.some((path) => areaOf(path) === area)).map((area) => area.at)).toEqual([]);
  });

  it('leads to files that are there', () => {
    const there = new Set(files);
    expect(arrows.filter(({ to }) => !there.has(to)).map(drawn)).toEqual([]);
  });

  it('has no arrow upward or from one room into another', () => {
    expect(arrows.filter(({ from, to }) => !mayImport(from, to)).map(drawn)).toEqual([]);
  });

  it('uses in each area only the packages meant for it', () => {
    expect(used.filter(({ from, to }) => !mayUse(from, to)).map(drawn)).toEqual([]);
  });

  it('has no circle, types included', () => {
    expect(circlesOf(arrows)).toEqual([]);
  });

  it('lets no area name one that may import it back', () => {
    const grants = AREAS.flatMap((area) => area.may.map((to) => ({ from: area.at, to })));
    expect(circlesOf(grants)).toEqual([]);
  });
});

describe('the files', () => {
  it('have at most 300 lines, styles and words too', () => {
    const long = [...files, ...filesIn('scripts')]
      .map((path) => ({ path, lines: textOf(path).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > MOST_LINES)
      .map(({ path, lines }) => `${path}: ${lines}`);
    expect(long).toEqual([]);
  });

  it.each(WINGS)('stand in %s in rooms that its registry names', (wing) => {
    const start = `${wing}/features/`;
    const rooms = new Set(
      files.filter((path) => path.startsWith(start) && path.slice(start.length).includes('/')).map((path) => path.split('/')[2]),
    );
    const registry = arrows.filter(({ from }) => from === `${start}index.ts`).map(({ to }) => to.split('/')[2]);
    expect([...rooms].filter((room) => !registry.includes(room))).toEqual([]);
    expect(rooms.size).toBeGreaterThan(0);
  });
});
