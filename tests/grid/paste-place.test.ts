import { describe, expect, test } from 'vitest';
import { parseTsv } from '../../renderer/ui/grid/clipboard.ts';
import { inSavedOrder } from '../../renderer/ui/grid/columns.ts';
import { parserFor } from '../../renderer/ui/grid/parsers.ts';
import { planPaste } from '../../renderer/ui/grid/paste-plan.ts';
import type { PasteTarget } from '../../renderer/ui/grid/paste-target.ts';
import type { GridColumn } from '../../renderer/ui/grid/types.ts';
import { readYearName } from '../../shared/domain/year-names.ts';

interface Site {
  name: string;
  provider: string;
}

const site = (name: string, provider: string) => ({ id: name + provider, row: { name, provider } });
const rows = [site('Mill Lane', 'Ash'), site('Tannery', 'Ash'), site('Quay', 'Ash'), site('Mill Lane', 'Birch'), site('Foundry', 'Birch')];
const year = (from: number): GridColumn<Site> => ({
  key: `forecast-${from}`,
  heading: `${from}/${(from + 1) % 100}`,
  longName: `${from}/${(from + 1) % 100} forecast`,
  group: 'Forecast',
  kind: 'number',
  value: () => null,
  editable: () => true,
});
const columns: GridColumn<Site>[] = [
  { key: 'site', heading: 'Site', kind: 'text', label: true, value: (row) => row.name },
  year(2026),
  year(2027),
  year(2028),
  { key: 'sum', heading: 'All years', group: 'Forecast', kind: 'number', label: true, addsUp: true, value: () => 0 },
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
    rowName: ({ name, provider }) => `${name}, ${provider}`,
    bandOf: ({ provider }) => provider,
    bandName: (key) => `${key} Homes`,
    ...over,
  });
}
/** Where each figure went: row, year, figure. */
const went = (text: string, over?: Partial<PasteTarget<Site>>) => {
  const made = plan(text, over);
  return made.refused ?? made.changes.map(({ row, columnKey, value }) => `${row.name} ${row.provider} ${columnKey.slice(-4)} ${value}`);
};

describe('a year in any writing', () => {
  test.each([
    ['2026-27', 2026, ''],
    ['2026/2027', 2026, ''],
    ['2026/27', 2026, ''],
    ['2026 to 2027', 2026, ''],
    ['2026–27', 2026, ''],
    ['Forecast 2026-27', 2026, 'forecast'],
    ['2026-27 (forecast)', 2026, 'forecast'],
    ['FY 2026/27', 2026, ''],
    ['1999/00', 1999, ''],
    ['26/27', 2026, ''],
    ['FY 28/29', 2028, ''],
    ['FY11/12', 2011, ''],
    ['2099 to 2100', 2099, ''],
  ])('%s', (text, from, rest) => expect(readYearName(text)).toEqual({ year: from, rest }));

  test.each(['2026', '2026-28', '2026/2028', '26/28', '11/12', '12/03/2026', '2026-03-27', 'Homes', ''])('not %j', (text) =>
    expect(readYearName(text)).toBeUndefined(),
  );
});

describe('headings of a pasted block are read', () => {
  test.each(['2027-28', '2027/2028', 'Forecast 2027-28', '2027 to 2028', '2027/28', '2027–28 forecast'])(
    '%s puts the figures into its year, wherever the block is pasted',
    (heading) => {
      expect(went(`${heading}\n10\n20`)).toEqual(['Mill Lane Ash 2027 10', 'Tannery Ash 2027 20']);
      expect(went(`${heading}\n10`, { left: 3 })).toEqual(['Mill Lane Ash 2027 10']);
    },
  );

  test('columns in another order, names of rows in another order', () => {
    expect(went('Site\t2028-29\t2026-27\nTannery\t1\t2\nQuay\t3\t4')).toEqual([
      'Tannery Ash 2028 1',
      'Tannery Ash 2026 2',
      'Quay Ash 2028 3',
      'Quay Ash 2026 4',
    ]);
    expect(went('\t2026-27\nFoundry\t9')).toEqual(['Foundry Birch 2026 9']);
  });

  test('totals are never pasted: a column, a row', () => {
    expect(went('Site\t2026-27\tTotal\nTannery\t1\t1\nTotal\t1\t1')).toEqual(['Tannery Ash 2026 1']);
    expect(went('2026-27\tAll years\n5\t5')).toEqual(['Mill Lane Ash 2026 5']);
  });

  test.each([
    ['2031-32\n10', /“2031-32” is no column shown here/],
    ['Promised 2026-27\n10', /“Promised 2026-27” is no column shown here/],
    ['2026-27\tNotes\n10\tlate', /“Notes” is no column shown here/],
    ['2026-27\t2026/27\n10\t11', /could go to two columns/],
    ['Site\t2026-27\nNowhere\t10', /“Nowhere” is no row shown here/],
  ])('what can’t be placed is refused whole: %j', (text, words) => expect(went(text)).toMatch(words));

  test('a name that two rows have is settled by their order, or refused', () => {
    expect(went('Site\t2026-27\nMill Lane\t1\nTannery\t2')).toEqual(['Mill Lane Ash 2026 1', 'Tannery Ash 2026 2']);
    expect(went('Site\t2026-27\nTannery\t2\nMill Lane\t1')).toMatch(/“Mill Lane” is more than one row here/);
  });

  test('figures that look like years are figures', () => {
    expect(went('2026\n2027')).toEqual(['Mill Lane Ash 2026 2026', 'Tannery Ash 2026 2027']);
    expect(went('2026/27\t20\n10\t20')).not.toHaveLength(2);
  });
});

describe('a block without headings', () => {
  test('with the rows’ names first puts figures where they would be seen to go, and doesn’t shift them', () => {
    expect(went('Mill Lane\t1\t2\nTannery\t3\t4')).toEqual([
      'Mill Lane Ash 2026 1',
      'Mill Lane Ash 2027 2',
      'Tannery Ash 2026 3',
      'Tannery Ash 2027 4',
    ]);
    expect(went('Nowhere\t1\nTannery\t3')).toMatch(/no row shown here/);
    expect(went('Mill Lane\t1\nOther\t2', { left: 0 })).toMatch(/“Other” is no row shown here/);
  });

  test('that would run past its provider’s rows is refused before anything is stored, unless those rows are selected', () => {
    expect(went('1\n2\n3\n4')).toMatch(/It has 4 rows, and Ash Homes has 3 from here/);
    expect(went('1\n2', { top: 2 })).toMatch(/Ash Homes has 1 from here/);
    expect(went('1\n2\n3\n4', { height: 4 })).toHaveLength(4);
    expect(went('1\n2\n3')).toHaveLength(3);
  });

  test('that would run past the last row, the last column or over the total is refused', () => {
    expect(went('1\n2\n3', { top: 3 })).toMatch(/It has 3 rows, and there is room for 2 from here/);
    expect(went('1\t2\t3\t4\t5')).toMatch(/It has 5 columns, and there is room for 4 from here/);
    expect(went('1\t2\t3\t4')).toMatch(/run over “All years”/);
  });

  test('an empty last line clears nothing', () => {
    expect(went('1\n\n')).toEqual(['Mill Lane Ash 2026 1']);
  });
});

describe('an order of columns', () => {
  const keys = (list: readonly { key: string }[]): string[] => list.map(({ key }) => key);

  test('never carries over to columns of other figures', () => {
    const saved = [...columns].map(({ key }) => ({ id: key.replace('forecast', 'promised') }));
    expect(keys(inSavedOrder(columns, saved))).toEqual(keys(columns));
    expect(keys(inSavedOrder(columns, saved.slice(0, 2)))).toEqual(keys(columns));
    expect(
      keys(
        inSavedOrder(
          [...columns.slice(0, 4), year(2029), columns[4]!],
          columns.map(({ key }) => ({ id: key })),
        ),
      ),
    ).toEqual(['site', 'forecast-2026', 'forecast-2027', 'forecast-2028', 'forecast-2029', 'sum']);
  });

  test('stays for the columns it was made of', () => {
    const saved = ['sum', 'forecast-2028', 'site', 'forecast-2026', 'forecast-2027'].map((id) => ({ id }));
    expect(keys(inSavedOrder(columns, saved))).toEqual(saved.map(({ id }) => id));
  });
});
