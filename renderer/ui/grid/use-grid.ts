import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { GridController } from './controller.ts';
import type { SortKey } from './layout-storage.ts';
import { loadLayout, readSort, sortOf, sortText } from './layout-storage.ts';
import type { OpenMenu } from './RowMenu.tsx';
import type { DataGridProps, GridColumn, GridView } from './types.ts';
import { useItems, type ShownItems } from './use-items.ts';

/** Everything the parts of a grid share. */
export interface GridParts<Row> extends ShownItems<Row> {
  grid: GridController<Row>;
  instructionsId: string;
  setSort: (sort: readonly SortKey[]) => void;
  toggleBand: (key: string) => void;
}

/** Makes the controller, keeps it up to date with the props, and works out the rows to show. */
export function useGrid<Row>(props: DataGridProps<Row>): GridParts<Row> {
  const id = useId();
  const [grid] = useState(() => new GridController(props, `${id}callout`));
  const [ownSort, setOwnSort] = useState<readonly SortKey[]>(() => sortOf(loadLayout(props.storageKey)));
  const given = props.onSortChange ? (props.sort ?? '') : null;
  const givenSort = useMemo(() => (given === null ? null : readSort(given)), [given]);
  const sort = givenSort ?? ownSort;
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(() => new Set(props.bands?.initiallyCollapsed));
  const columns: ReadonlyMap<string, GridColumn<Row>> = useMemo(
    () => new Map(props.columns.map((column) => [column.key, column])),
    [props.columns],
  );
  const onSort = props.part?.onSort;
  useEffect(() => onSort?.(sort), [sort, onSort]);
  const { items, total, listed } = useItems(props, columns, sort, collapsed);
  grid.props = props;
  grid.columns = columns;
  const toggleBand = useCallback(
    (key: string) => {
      flushSync(() =>
        setCollapsed((was) => {
          const next = new Set(was);
          if (!next.delete(key)) next.add(key);
          return next;
        }),
      );
      requestAnimationFrame(() => {
        const row = grid.items.findIndex((item) => item.kind === 'band' && item.key === key);
        if (row >= 0) grid.goTo({ row, col: 0 });
      });
    },
    [grid],
  );
  const setSort = useCallback(
    (next: readonly SortKey[]) => {
      setOwnSort(next);
      if (sortText(next) !== (grid.props.sort ?? '')) grid.props.onSortChange?.(sortText(next));
    },
    [grid],
  );
  return { grid, items, total, listed, setSort, toggleBand, instructionsId: `${id}keys` };
}

/** The row menu and its opening. */
export function useRowMenu<Row>(grid: GridController<Row>): {
  menu: OpenMenu | null;
  openMenu: (rowId: string, anchor: HTMLElement) => void;
  closeMenu: () => void;
} {
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const openMenu = useCallback(
    (rowId: string, anchor: HTMLElement) => {
      const item = grid.itemById.get(rowId);
      const entries = item?.kind === 'row' ? (grid.props.rowMenu?.(item.row) ?? []) : [];
      if (item?.kind !== 'row' || entries.length === 0) return;
      grid.menuRowId = rowId;
      setMenu({ rowName: grid.nameOf(item.row), items: entries, anchor });
    },
    [grid],
  );
  const closeMenu = useCallback(() => setMenu(null), []);
  return { menu, openMenu, closeMenu };
}

/** Grid or plain table: the screen's choice, else the grid's own with its own switch. */
export function useView<Row>(props: DataGridProps<Row>): [GridView, ((view: GridView) => void) | undefined] {
  const [own, setOwn] = useState<GridView>('grid');
  return [props.view ?? own, props.onViewChange ? undefined : setOwn];
}
