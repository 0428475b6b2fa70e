import { expect, test } from 'vitest';
import { readList } from '../../renderer/ui/grid/paste-list.ts';
import { parserFor } from '../../renderer/ui/grid/parsers.ts';
import type { PasteTarget } from '../../renderer/ui/grid/paste-target.ts';
import type { GridColumn } from '../../renderer/ui/grid/types.ts';
import { planPaste } from '../../renderer/ui/grid/paste-plan.ts';
import { gridColumns } from '../../renderer/work/register/columns.ts';
import { RISK } from '../../shared/features/risks/room.ts';

interface Row {
  reference: string;
  impact: number | null;
}

const rows = ['R01', 'R02', 'R1.2'].map((reference) => ({ id: reference, row: { reference, impact: 1 } }));
const columns = gridColumns<'risk', Row & { id: string; version: number }>(
  {
    entity: 'risk',
    schema: RISK.fields,
    columns: [
      { field: 'reference', kind: 'opener', label: true, editable: () => true },
      { field: 'impact', editable: () => true },
    ],
  },
  () => [],
  () => undefined,
) as unknown as GridColumn<Row>[];
const target: PasteTarget<Row> = {
  rows,
  columns,
  top: 0,
  left: 0,
  height: 1,
  width: 1,
  header: true,
  nameKey: 'reference',
  value: (item, column) => column.value(item.row),
  parse: parserFor<Row>(undefined, () => '2026-11-26'),
  rowName: ({ reference }) => reference,
};

test.each(['r2', 'R-02', 'R\u200b02', 'R 002'])('“%s” in a pasted list is the row R02, and its figures go there', (spelt) => {
  const plan = planPaste(
    [
      ['Reference', 'Impact'],
      [spelt, '4'],
    ],
    target,
  );
  expect([plan.refused, plan.changes.map(({ row, value }) => [row.reference, value])]).toEqual([undefined, [['R02', 4]]]);
  const adding = {
    nameKey: 'reference',
    needs: [],
    columns: columns as unknown as readonly GridColumn<never>[] & readonly GridColumn<Row>[],
    match: () => Promise.resolve([]),
    offer: () => Promise.resolve(null),
  };
  const list = readList(
    [
      ['Reference', 'Impact'],
      [spelt, '4'],
      ['R12', '3'],
    ],
    target,
    rows,
    adding,
  );
  expect(list).toMatchObject({ rows: [{ name: spelt }, { name: 'R12' }], problems: [] });
});
