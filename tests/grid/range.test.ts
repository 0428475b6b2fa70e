import { describe, expect, test } from 'vitest';
import { CellStore } from '../../renderer/ui/grid/cell-store.ts';
import { compareValues, filterWords, matching, orderRows } from '../../renderer/ui/grid/display-rows.ts';
import { commandFor, type KeyPlace } from '../../renderer/ui/grid/keyboard.ts';
import {
  dataRows,
  jump,
  rectOf,
  selectAll,
  step,
  summarise,
  wholeColumns,
  wholeRows,
  type Extent,
} from '../../renderer/ui/grid/range-selection.ts';
import type { CellChange, GridColumn } from '../../renderer/ui/grid/types.ts';

/** Bands at rows 0 and 4; x = filled, . = empty. */
const picture = ['BBBB', 'xx.x', 'x..x', 'x...', 'BBBB', 'x.x.', 'x.x.'];
const extent: Extent = {
  rowCount: picture.length,
  colCount: 4,
  isData: (row) => picture[row]?.startsWith('B') === false,
  isEmpty: ({ row, col }) => picture[row]?.[col] !== 'x',
};
const down = { dRow: 1, dCol: 0 } as const;
const right = { dRow: 0, dCol: 1 } as const;
const up = { dRow: -1, dCol: 0 } as const;

describe('moving', () => {
  test('steps over bands and stops at the edges', () => {
    expect(step({ row: 3, col: 0 }, down, extent)).toEqual({ row: 5, col: 0 });
    expect(step({ row: 1, col: 0 }, up, extent)).toEqual({ row: 1, col: 0 });
    expect(step({ row: 1, col: 3 }, right, extent)).toEqual({ row: 1, col: 3 });
  });

  test('jumps like Excel', () => {
    expect(jump({ row: 1, col: 0 }, right, extent)).toEqual({ row: 1, col: 1 });
    expect(jump({ row: 1, col: 1 }, right, extent)).toEqual({ row: 1, col: 3 });
    expect(jump({ row: 1, col: 0 }, down, extent)).toEqual({ row: 6, col: 0 });
    expect(jump({ row: 1, col: 2 }, down, extent)).toEqual({ row: 5, col: 2 });
    expect(jump({ row: 1, col: 3 }, down, extent)).toEqual({ row: 2, col: 3 });
    expect(jump({ row: 2, col: 3 }, down, extent)).toEqual({ row: 6, col: 3 });
  });
});

describe('ranges', () => {
  test('leave bands out of rows, counts and sums', () => {
    const rect = rectOf({ anchor: { row: 5, col: 2 }, head: { row: 2, col: 0 } });
    expect(rect).toEqual({ top: 2, bottom: 5, left: 0, right: 2 });
    const rows = dataRows(rect, extent);
    expect(rows).toEqual([2, 3, 5]);
    const summary = summarise(rows, rect, ({ row, col }) => (extent.isEmpty({ row, col }) ? null : row));
    expect(summary).toEqual({ rows: 3, columns: 3, count: 4, numbers: 4, sum: 15 });
  });

  test('whole grid, columns and rows', () => {
    const range = { anchor: { row: 2, col: 1 }, head: { row: 3, col: 2 } };
    expect(selectAll(extent)).toEqual({ anchor: { row: 1, col: 0 }, head: { row: 6, col: 3 } });
    expect(rectOf(wholeColumns(range, extent))).toEqual({ top: 1, bottom: 6, left: 1, right: 2 });
    expect(rectOf(wholeRows(range, extent))).toEqual({ top: 2, bottom: 3, left: 0, right: 3 });
  });
});

function press(keys: string, place: KeyPlace = 'cell') {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  return (
    commandFor(
      {
        key: key === 'Space' ? ' ' : key,
        ctrlKey: parts.includes('Control'),
        shiftKey: parts.includes('Shift'),
        altKey: parts.includes('Alt'),
        metaKey: false,
      },
      place,
    )?.type ?? null
  );
}

describe('keys', () => {
  test.each([
    ['Control+d', 'fillDown'],
    ['Control+D', 'fillDown'],
    ['Control+R', 'fillRight'],
    ['Control+;', 'today'],
    ['Control+Space', 'selectColumn'],
    ['Shift+Space', 'selectRow'],
    ['Control+A', 'selectAll'],
    ['F2', 'edit'],
    ['Delete', 'clear'],
    ['Alt+ArrowDown', 'openList'],
    ['Shift+F10', 'menu'],
    ['Control+Home', 'gridEdge'],
    ['Control+Shift+ArrowDown', 'extend'],
    ['Control+ArrowDown', 'jump'],
    ['Tab', 'tab'],
    ['Enter', 'enter'],
    ['a', 'type'],
    ['ArrowDown', 'move'],
    ['Shift+A', 'type'],
  ])('%s is %s', (keys, type) => {
    expect(press(keys)).toBe(type);
  });

  test.each(['Control+z', 'Control+Y', 'Control+s', 'Control+k', 'Alt+1', 'Alt+ArrowLeft', 'F6', 'Control+c', 'Control+Enter'])(
    '%s is left alone',
    (keys) => {
      expect(press(keys)).toBeNull();
    },
  );

  test('while editing, text keys stay with the text', () => {
    expect(press('Control+z', 'editing')).toBeNull();
    expect(press('ArrowLeft', 'editing')).toBeNull();
    expect(press('ArrowLeft', 'entering')).toBe('commit');
    expect(press('Enter', 'list')).toBeNull();
    expect(press('Shift+Enter', 'multiline')).toBeNull();
    expect(press('Shift+Enter', 'editing')).toBe('commit');
    expect(press('Tab', 'header')).toBe('leave');
  });
});

interface Row {
  id: string;
  band: string;
  name: string;
  homes: number | null;
}
const table: Row[] = [
  { id: 'a', band: 'North', name: 'Plot 10', homes: 5 },
  { id: 'b', band: 'South', name: 'plot 2', homes: null },
  { id: 'c', band: 'North', name: 'Plot 2', homes: 9 },
  { id: 'd', band: 'South', name: 'Éclair', homes: 1 },
];
const columns = new Map<string, GridColumn<Row>>([
  ['name', { key: 'name', heading: 'Site', kind: 'text', value: (row) => row.name }],
  ['homes', { key: 'homes', heading: 'Homes', kind: 'number', value: (row) => row.homes }],
]);

function order(sort: { key: string; descending: boolean }[], banded: boolean, words = '', collapsed: string[] = []) {
  return orderRows<Row>({
    rows: table,
    listed: matching(table, filterWords(words), (row) => row.name),
    getRowId: (row) => row.id,
    columns,
    sort,
    collapsed: new Set(collapsed),
    bands: banded ? { getBandKey: (row) => row.band, describe: (key) => ({ label: key }) } : undefined,
  }).map((entry) => ('rowId' in entry ? entry.rowId : entry.bandKey));
}

describe('order', () => {
  test('sorts numbers in text, ignores case, keeps empty last both ways', () => {
    expect(order([{ key: 'name', descending: false }], false)).toEqual(['d', 'b', 'c', 'a']);
    expect(order([{ key: 'homes', descending: false }], false)).toEqual(['d', 'a', 'c', 'b']);
    expect(order([{ key: 'homes', descending: true }], false)).toEqual(['c', 'a', 'd', 'b']);
    expect(compareValues('', 'a', true)).toBe(1);
  });

  test('keeps bands together, in order of first appearance', () => {
    expect(order([{ key: 'homes', descending: true }], true)).toEqual(['North', 'c', 'a', 'South', 'd', 'b']);
    expect(order([], true, 'plot 2')).toEqual(['North', 'c', 'South', 'b']);
    expect(order([], true, '', ['North'])).toEqual(['North', 'South', 'b', 'd']);
  });
});

describe('edits on their way', () => {
  const change = (value: number, previous: number): CellChange<Row> => ({
    rowId: 'a',
    row: table[0] as Row,
    columnKey: 'homes',
    value,
    previous,
    text: String(value),
  });

  test('show at once and go when the rows hold them', () => {
    const store = new CellStore<Row>();
    const gesture = store.begin([change(7, 5)]);
    store.settle(gesture);
    store.reconcile(() => 5, false);
    expect(store.overlay('a', 'homes')).toBe(7);
    store.reconcile(() => 7, true);
    expect(store.overlay('a', 'homes')).toBeUndefined();
  });

  test('problems stay until the cell is fixed, or their gesture is undone', () => {
    const store = new CellStore<Row>();
    const gesture = store.begin([change(7, 5)]);
    store.refuse(gesture, [{ rowId: 'b', columnKey: 'homes', message: 'No', text: 'x' }]);
    store.settle(gesture);
    store.reconcile(() => 7, true);
    expect(store.problem('b', 'homes')?.text).toBe('x');
    store.reconcile(() => 5, true);
    expect(store.problem('b', 'homes')).toBeUndefined();
  });
});
