import { useMemo, useRef } from 'react';
import { t } from '../../words/t.ts';
import { shownText } from './cell-text.ts';
import { describeBands, filterWords, orderRows, type GridItem, type OrderEntry, type RowItem, type TotalItem } from './display-rows.ts';
import type { SortKey } from './layout-storage.ts';
import { formatNumber } from '../format.ts';
import type { BandCell, DataGridProps, GridColumn, TotalRow } from './types.ts';

/** Rows as shown, and the total row. */
export interface ShownItems<Row> {
  items: readonly GridItem<Row>[];
  total: TotalItem | null;
}

interface Kept {
  members: ReadonlySet<string>;
  order: OrderEntry[];
  /** What the order was made for besides the rows. */
  deps: readonly unknown[];
}

function sameMembers(kept: Kept, ids: readonly string[], deps: readonly unknown[]): boolean {
  return (
    kept.members.size === ids.length && kept.deps.every((dep, index) => dep === deps[index]) && ids.every((id) => kept.members.has(id))
  );
}

function totalOf<Row>(rows: readonly Row[], totalRow: TotalRow | undefined, columns: readonly GridColumn<Row>[]): TotalItem | null {
  const sums = columns.filter((column) => column.total === 'sum');
  if (!totalRow && sums.length === 0) return null;
  const values: Record<string, BandCell> = {};
  for (const column of sums) {
    if (totalRow?.values?.[column.key]) continue;
    let sum = 0;
    for (const row of rows) {
      const value = column.value(row);
      if (typeof value === 'number') sum += value;
    }
    values[column.key] = { text: formatNumber(sum) };
  }
  const band = totalRow ?? { label: t('grid.total') };
  return { kind: 'total', id: '__total', band: { ...band, values: { ...values, ...band.values } } };
}

/**
 * Rows in the order shown. As in Excel, an edit never moves or hides a row: the order is made anew only when
 * the set of rows, the sort, the filter or the folded bands change.
 */
export function useItems<Row>(
  props: DataGridProps<Row>,
  columns: ReadonlyMap<string, GridColumn<Row>>,
  sort: readonly SortKey[],
  collapsed: ReadonlySet<string>,
): ShownItems<Row> {
  const { rows, bands, getRowId, quickFilter } = props;
  const kept = useRef<Kept | null>(null);
  const wrappers = useRef(new WeakMap<object, RowItem<Row>>());
  const items = useMemo(() => {
    const byId = new Map(rows.map((row) => [getRowId(row), row]));
    const ids = bands ? rows.map((row) => `${getRowId(row)}\u0000${bands.getBandKey(row)}`) : [...byId.keys()];
    const deps = [sort, collapsed, quickFilter];
    if (!kept.current || !sameMembers(kept.current, ids, deps)) {
      const order = orderRows({
        rows,
        getRowId,
        bands,
        collapsed,
        sort,
        columns,
        words: filterWords(quickFilter),
        searchText: (row) => [...columns.values()].map((column) => shownText(column, column.value(row), row)).join(' '),
      });
      kept.current = { members: new Set(ids), order, deps };
    }
    const described = describeBands(rows, bands);
    return kept.current.order.flatMap((entry): GridItem<Row>[] => {
      if ('bandKey' in entry) {
        const key = entry.bandKey;
        const band = described.get(key);
        return band ? [{ kind: 'band', id: `__band ${key}`, key, band, collapsed: collapsed.has(key) }] : [];
      }
      const row = byId.get(entry.rowId);
      if (row === undefined) return [];
      const made = wrappers.current.get(row as object);
      const item: RowItem<Row> = made ?? { kind: 'row', id: entry.rowId, row };
      if (!made) wrappers.current.set(row as object, item);
      return [item];
    });
  }, [rows, bands, getRowId, quickFilter, sort, collapsed, columns]);
  const { totalRow, columns: given } = props;
  const total = useMemo(() => totalOf(rows, totalRow, given), [rows, totalRow, given]);
  return { items, total };
}
