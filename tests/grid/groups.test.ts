import { expect, test } from 'vitest';
import { BandBook } from '../../renderer/ui/grid/band-book.ts';
import { changedItems, type GridItem } from '../../renderer/ui/grid/display-rows.ts';
import { Groups } from '../../renderer/ui/grid/groups.ts';

interface Row {
  id: string;
  band: string;
  homes: number;
}

const row = (id: string, band: string, homes = 1): Row => ({ id, band, homes });
const [a, b, c] = [row('a', 'x'), row('b', 'y'), row('c', 'x')];

test('groups none of whose rows have changed stay the same', () => {
  const groups = new Groups<Row>(({ band }) => band);
  const first = groups.of([a, b, c]);
  expect([...first]).toEqual([
    ['x', [a, c]],
    ['y', [b]],
  ]);
  const newer = row('a', 'x', 5);
  const second = groups.of([newer, b, c]);
  expect(second.get('x')).toEqual([newer, c]);
  expect(second.get('y')).toBe(first.get('y'));
  // One that comes, goes or parts from its group.
  expect([...groups.of([newer, b]).keys()]).toEqual(['x', 'y']);
  expect(groups.of([newer, b]).get('y')).toBe(first.get('y'));
  expect([...groups.of([row('a', 'y'), b])]).toEqual([['y', [row('a', 'y'), b]]]);
});

test('only a band whose rows have changed is described anew, and all when they are described otherwise', () => {
  const described: string[] = [];
  const bands = {
    getBandKey: ({ band }: Row) => band,
    describe: (key: string, members: readonly Row[]) => {
      described.push(key);
      return { label: `${key} ${members.reduce((sum, { homes }) => sum + homes, 0)}` };
    },
  };
  const book = new BandBook<Row>();
  expect([...book.describe([a, b, c], bands).values()]).toEqual([{ label: 'x 2' }, { label: 'y 1' }]);
  expect([...book.describe([a, row('b', 'y', 7), c], bands).values()]).toEqual([{ label: 'x 2' }, { label: 'y 7' }]);
  expect(described).toEqual(['x', 'y', 'y']);
  book.describe([a, b, c], { ...bands });
  expect(described).toEqual(['x', 'y', 'y', 'x', 'y']);
  expect(book.describe([a], undefined).size).toBe(0);
});

test('items that have changed in their places are told from those that have come, gone or moved', () => {
  const item = (of: Row): GridItem<Row> => ({ kind: 'row', id: of.id, row: of });
  const [one, two] = [item(a), item(b)];
  const newer = item(row('b', 'y', 9));
  expect(changedItems([one, two], [one, newer])).toEqual([newer]);
  expect(changedItems([one, two], [one, two])).toEqual([]);
  for (const others of [[two, one], [one], [one, two, item(c)]]) expect(changedItems([one, two], others)).toBeNull();
});
