import { expect, test } from 'vitest';
import { followed } from '../../renderer/ui/grid/follow.ts';
import type { Range } from '../../renderer/ui/grid/range-selection.ts';

const rows = (ids: string) => ids.split('').map((id) => ({ id }));
const over = (top: number, bottom: number): Range => ({ anchor: { row: top, col: 2 }, head: { row: bottom, col: 3 } });

test.each<[what: string, before: string, after: string, range: Range, now: Range | null]>([
  ['a row above goes', 'abcdef', 'bcdef', over(2, 4), over(1, 3)],
  ['a row above comes', 'abcdef', 'xabcdef', over(2, 4), over(3, 5)],
  ['two above go and one comes', 'abcdef', 'xcdef', over(2, 2), over(1, 1)],
  ['a row below goes', 'abcdef', 'abcde', over(2, 4), over(2, 4)],
  ['selected upwards', 'abcdef', 'bcdef', over(4, 2), over(3, 1)],
])('a selection is over the same rows when %s', (_what, before, after, range, now) => {
  expect(followed(range, rows(before), rows(after))).toEqual(now);
});

test.each<[what: string, before: string, after: string, at: number]>([
  ['one of them goes', 'abcdef', 'abdef', 3],
  ['a row comes between', 'abcdef', 'abcxdef', 2],
  ['they are sorted', 'abcdef', 'fedcba', 3],
])('only the active cell is left of a selection when %s', (_what, before, after, at) => {
  const from = before.indexOf(after[at] ?? '');
  expect(followed(over(from, from === 2 ? 4 : 2), rows(before), rows(after))).toEqual({
    anchor: { row: at, col: 2 },
    head: { row: at, col: 2 },
  });
});

test('nothing is left of a selection whose active row is gone', () => {
  expect(followed(over(2, 4), rows('abcdef'), rows('abdef'))).toBeNull();
});
