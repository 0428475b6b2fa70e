import { describe, expect, test } from 'vitest';
import { parseTsv, toHtml, toTsv } from '../../renderer/ui/grid/clipboard.ts';
import { parserFor } from '../../renderer/ui/grid/parsers.ts';
import { planPaste } from '../../renderer/ui/grid/paste-plan.ts';
import type { PasteTarget } from '../../renderer/ui/grid/paste-target.ts';
import type { GridColumn } from '../../renderer/ui/grid/types.ts';

describe('tab-separated text', () => {
  test.each([
    [
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      '1\t2\n3\t4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a\rb\r', [['a'], ['b']]],
    ['"two\nlines"\t"tab\there"\t"a ""quote"""\n', [['two\nlines', 'tab\there', 'a "quote"']]],
    ['"open\tb', [['"open', 'b']]],
    ['"12" pipe\tb', [['"12" pipe', 'b']]],
    [
      '\t\n\t\n',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['', []],
    ['\uFEFFx', [['x']]],
    ['1\n2\n\n', [['1'], ['2']]],
    ['1\t2\r\n\r\n\r\n', [['1', '2']]],
    ['1\n\n3', [['1'], [''], ['3']]],
    [
      '1\t2\n\t\n',
      [
        ['1', '2'],
        ['', ''],
      ],
    ],
  ])('reads %j', (text, block) => {
    expect(parseTsv(text)).toEqual(block);
  });

  test('reads back what it wrote', () => {
    const block = [
      ['1', 'a\tb', 'c\nd'],
      ['"', '""', ''],
      ['', ' x ', "it's"],
    ];
    expect(parseTsv(toTsv(block))).toEqual(block);
  });

  test('a megabyte of quotes is no trouble', () => {
    const cell = 'x"y\n'.repeat(250_000);
    expect(parseTsv(toTsv([[cell]]))).toEqual([[cell]]);
  });

  test('html is escaped', () => {
    expect(toHtml([['<b>&']])).toBe('<table><tr><td>&lt;b&gt;&amp;</td></tr></table>');
  });
});

interface Site {
  name: string;
  locked: boolean;
  figures: (number | null)[];
}

const rows = Array.from({ length: 5 }, (_, r) => ({
  id: `r${r}`,
  row: { name: `Site ${r}`, locked: r === 4, figures: [1, 2, 3] } as Site,
}));
const year = (index: number): GridColumn<Site> => ({
  key: `y${index}`,
  heading: `202${index}/2${index + 1}`,
  kind: 'number',
  value: (row) => row.figures[index] ?? null,
  editable: (row) => !row.locked,
});
const columns: GridColumn<Site>[] = [
  { key: 'name', heading: 'Site', kind: 'text', label: true, value: (row) => row.name },
  year(0),
  year(1),
  year(2),
];

function plan(text: string, over: Partial<PasteTarget<Site>> = {}) {
  return planPaste(parseTsv(text), {
    rows,
    columns,
    top: 0,
    left: 1,
    height: 1,
    width: 1,
    header: true,
    value: (item, column) => column.value(item.row),
    parse: parserFor<Site>(undefined, () => '2026-11-22'),
    rowName: (row) => row.name,
    ...over,
  });
}

describe('paste', () => {
  test('a block: one change a cell, unchanged ones left alone', () => {
    const made = plan('10\t20\n30\t2\n');
    expect(made.changes.map(({ rowId, columnKey, value }) => [rowId, columnKey, value])).toEqual([
      ['r0', 'y0', 10],
      ['r0', 'y1', 20],
      ['r1', 'y0', 30],
    ]);
    expect(made).toMatchObject({ total: 4, figures: true, problems: [], leftOut: [] });
    expect(made.written).toEqual({ top: 0, left: 1, height: 2, width: 2 });
    expect(made.accepted).toHaveLength(4);
  });

  test('one value fills the selection; a block repeats over a whole multiple', () => {
    expect(plan('9', { height: 3, width: 2 }).changes).toHaveLength(6);
    expect(plan('8\t9', { height: 2, width: 2 }).changes.map(({ value }) => value)).toEqual([8, 9, 8, 9]);
    expect(plan('8\t9', { height: 3, width: 3 }).changes).toHaveLength(2);
  });

  test('refused texts are kept, valid ones still go in', () => {
    const made = plan('10\tx\n12.5\t20');
    expect(made.changes).toHaveLength(2);
    expect(made.problems).toEqual([
      { rowId: 'r0', columnKey: 'y1', text: 'x', message: '2021/22: “x” isn’t a whole number. Enter a whole number such as 40.' },
      {
        rowId: 'r1',
        columnKey: 'y0',
        text: '12.5',
        message: '2020/21: “12.5” isn’t a whole number. Enter a whole number, such as 12 or 13.',
      },
    ]);
  });

  test('locked cells are refused with the reason, unless nothing would change', () => {
    expect(plan('7', { top: 4 }).leftOut).toEqual(["2020/21 can't be changed for Site 4"]);
    expect(plan('1', { top: 4 }).leftOut).toEqual([]);
  });

  test("the screen's own parser goes first", () => {
    const parse = parserFor<Site>(
      (_column, text) => (text === 'n/k' ? { ok: null } : undefined),
      () => '',
    );
    expect(plan('n/k\t5', { parse }).changes.map(({ value }) => value)).toEqual([null, 5]);
  });
});
