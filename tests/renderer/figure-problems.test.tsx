import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GridRow } from '../../shared/features/homes/contract.ts';
import { useGridEdit } from '../../renderer/features/homes/use-grid-edit.ts';
import type { CellChange, CellValue } from '../../renderer/ui/grid/types.ts';
import { openWorkspace } from './open-app.tsx';
import { savingBy } from './saving-by.tsx';

let app: Awaited<ReturnType<typeof openWorkspace>>;
beforeEach(async () => {
  app = await openWorkspace();
  await app.api.workspace.start({ name: 'Rivermere' });
});
afterEach(() => app.close());

const change = (row: GridRow, columnKey: string, value: CellValue): CellChange<GridRow> => ({
  rowId: row.id,
  row,
  columnKey,
  value,
  previous: null,
  text: String(value),
});

test('a refused figure among describing fields marks its own year of its own commitment, and the rest is saved', async () => {
  const { api } = app;
  const { id: organisationId } = await api.organisations.create({ name: 'Alpha', sector: 'provider' });
  for (const siteName of ['Mill Lane', 'Wharf', 'Yard']) await api.homes.create({ organisationId, siteName });
  const { rows, currentYear: year } = await api.homes.grid({});
  const [mill, wharf, yard] = rows as [GridRow, GridRow, GridRow];
  const { rejected } = await savingBy(
    app.connection,
    useGridEdit,
  )([
    change(mill, 'need', 'extra_care'),
    change(mill, `forecast-${year}`, 5),
    change(wharf, 'need', 'extra_care'),
    change(wharf, `forecast-${year}`, 6),
    change(wharf, `promised-${year + 1}`, -7),
    change(yard, 'need', 'extra_care'),
    change(yard, `forecast-${year}`, 8),
  ]);
  expect(rejected.map(({ rowId, columnKey, text }) => [rowId, columnKey, text])).toEqual([[wharf.id, `promised-${year + 1}`, '-7']]);
  const after = await api.homes.grid({});
  expect(after.rows.map((row) => [row.siteLabel, row.need, row.forecast, row.promised])).toEqual([
    ['Mill Lane', 'extra_care', 5, 0],
    ['Wharf', 'extra_care', 6, 0],
    ['Yard', 'extra_care', 8, 0],
  ]);
});
