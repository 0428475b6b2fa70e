import type { GridOptions, GridReadyEvent, SortChangedEvent } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { t } from '../../words/t.ts';
import { columnDefs, columnSignature, displayedColumns, type CellHost } from './columns.ts';
import { neverCut } from './never-cut.ts';
import { MENU_COLUMN, type GridController } from './controller.ts';
import { changedItems, type GridItem, type TotalItem } from './display-rows.ts';
import type { SortKey } from './layout-storage.ts';
import { reconcile, type as typeInto } from './gestures.ts';
import { gridTheme, heightsFor, registerModules, styleNonce, type GridHeights } from './grid-theme.ts';
import { readSort, saveLayout, sortText } from './layout-storage.ts';
import type { Band, DataGridProps } from './types.ts';
import type { GridParts } from './use-grid.ts';

registerModules();

/** Column virtualisation confuses screen readers; up to this many columns all are kept. */
const MANY_COLUMNS = 40;

/** With fewer rows than this below what is seen, more are read. */
const AHEAD = 150;

type Options<Row> = GridOptions<GridItem<Row>>;

function readColumns<Row>(grid: GridController<Row>): void {
  grid.setColumnKeys(
    displayedColumns(grid.api)
      .map((column) => column.getColId())
      .filter((key) => key !== MENU_COLUMN),
  );
}

function sortKeys<Row>({ api }: Pick<SortChangedEvent<GridItem<Row>>, 'api'>): SortKey[] {
  return api
    .getColumnState()
    .filter((column) => column.sort)
    .toSorted((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .map((column) => ({ key: column.colId, descending: column.sort === 'desc' }));
}

/** Sorts as the screen says, when that isn't what the person has just chosen in the grid itself. */
function useGivenSort<Row>(grid: GridController<Row>, props: DataGridProps<Row>): void {
  const given = props.onSortChange ? (props.sort ?? '') : null;
  useEffect(() => {
    const { api } = grid;
    if (given === null || !api || api.isDestroyed() || sortText(sortKeys({ api })) === given) return;
    api.applyColumnState({
      state: readSort(given).map(({ key, descending }, at) => ({ colId: key, sort: descending ? 'desc' : 'asc', sortIndex: at })),
      defaultState: { sort: null, sortIndex: null },
    });
  }, [given, grid]);
}

function remember<Row>(grid: GridController<Row>): void {
  const columns = (grid.api?.getColumnState() ?? []).filter((column) => column.colId !== MENU_COLUMN);
  grid.layout = columns.map(({ colId, width, flex, sort, sortIndex }) => ({
    id: colId,
    width,
    flex,
    sort: sort === 'asc' || sort === 'desc' ? sort : null,
    sortIndex,
  }));
  saveLayout(grid.props.storageKey, grid.layout);
}

/** Keeps the marks right as AG Grid adds and reuses cells: runs before the browser draws. */
function useRepaint<Row>(grid: GridController<Row>): void {
  useEffect(() => {
    const { root } = grid;
    if (!root) return undefined;
    const observer = new MutationObserver(() => grid.repaint());
    const attributeFilter = ['row-index', 'row-id', 'col-id'];
    observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter });
    return () => observer.disconnect();
  }, [grid]);
}

/** New definitions only when the structure changes; values are always read through the controller. */
function useColumnDefs<Row>(
  parts: GridParts<Row>,
  props: DataGridProps<Row>,
  host: CellHost,
  sums: readonly Band[],
): Options<Row>['columnDefs'] {
  const menu = props.rowMenu !== undefined;
  const columns = useMemo(() => neverCut(props.columns, props.rows, sums), [props.columns, props.rows, sums]);
  const signature = columnSignature(columns, menu);
  const made = useRef<{ signature: string; defs: Options<Row>['columnDefs'] } | null>(null);
  if (made.current?.signature !== signature) {
    made.current = { signature, defs: columnDefs(parts.grid, columns, host, parts.grid.layout, menu) };
  }
  return made.current.defs;
}

function redraw<Row>(grid: GridController<Row>): void {
  grid.api?.refreshCells({ force: true });
  if (grid.followFocus) grid.follow();
  grid.changed();
}

/** Options that never change for a grid: what AG Grid reports goes to the controller. */
function eventOptions<Row>({ grid, setSort, instructionsId }: GridParts<Row>): Options<Row> {
  return {
    onGridReady: ({ api }: GridReadyEvent<GridItem<Row>>) => {
      grid.api = api;
      readColumns(grid);
      api.setGridAriaProperty('label', grid.props.name);
      api.setGridAriaProperty('describedby', instructionsId);
    },
    onGridPreDestroyed: () => {
      grid.api = null;
    },
    onFirstDataRendered: () => grid.revealSelected(),
    onRowDataUpdated: () => {
      redraw(grid);
      grid.revealSelected();
    },
    onDisplayedColumnsChanged: () => {
      readColumns(grid);
      grid.changed();
    },
    onColumnMoved: ({ finished }) => {
      if (finished) remember(grid);
    },
    onColumnResized: ({ finished, source }) => {
      if (finished && source !== 'flex') remember(grid);
    },
    onSortChanged: (event) => {
      setSort(sortKeys(event));
      remember(grid);
    },
    onCellEditRequest: ({ data, column, newValue }) => {
      if (data.kind === 'row') typeInto(grid, data.id, column.getColId(), String(newValue ?? ''));
    },
    // Told late: another cell may be typed in by now.
    onCellEditingStopped: ({ api, data, column }) => {
      if (api.getEditingCells().length > 0) return;
      if (grid.typing?.rowId === data?.id && grid.typing?.columnKey === column.getColId()) grid.typing = null;
    },
    onViewportChanged: ({ lastRow }) => {
      const { part } = grid.props;
      if (part && part.shown < part.count && lastRow > grid.items.length - AHEAD) part.more();
    },
    onCellMouseOver: ({ data, column }) => grid.hover(data?.kind === 'row' ? { rowId: data.id, columnKey: column.getColId() } : null),
    onCellDoubleClicked: ({ data, column }) => {
      const mine = grid.columns.get(column.getColId());
      if (data?.kind === 'row' && mine && !grid.editable(data, mine)) grid.props.onOpen?.(data.row);
    },
    focusGridInnerElement: () => grid.enter(),
    getRowId: ({ data }) => data.id,
    rowClassRules: {
      'dg-band': ({ data }) => data?.kind === 'band',
      'dg-total': ({ data }) => data?.kind === 'total',
    },
    localeText: { ariaSortableColumn: t('grid.sortHint'), noRowsToShow: t('grid.noRows') },
    defaultColDef: { resizable: true, suppressHeaderMenuButton: true, suppressHeaderContextMenu: true },
  };
}

function useHeights<Row>(grid: GridController<Row>, props: DataGridProps<Row>): GridHeights {
  const grouped = props.columns.some((column) => column.group !== undefined);
  const twoLines = props.columns.some((column) => column.subheading !== undefined);
  const density = props.density ?? 'default';
  const heights = useMemo(() => heightsFor(density, grouped, twoLines), [density, grouped, twoLines]);
  const first = useRef(heights);
  useEffect(() => {
    if (first.current !== heights) grid.api?.resetRowHeights();
  }, [heights, grid]);
  return heights;
}

/** Few enough to be told one by one. */
const FEW = 200;

/**
 * What AG Grid is given to begin with, and anew when rows come, go or move. Rows that only hold something else are told
 * one by one: comparing all of them takes longer than everything else.
 */
function useRowData<Row>(grid: GridController<Row>, items: readonly GridItem<Row>[]): GridItem<Row>[] {
  const [given] = useState<{ data: GridItem<Row>[]; from: readonly GridItem<Row>[]; told: readonly GridItem<Row>[] }>(() => ({
    data: [...items],
    from: items,
    told: items,
  }));
  const changed = changedItems(given.told, items);
  if ((changed === null || changed.length > FEW) && given.from !== items) {
    given.data = [...items];
    given.from = items;
  }
  useLayoutEffect(() => {
    const told = changedItems(given.told, items);
    given.told = items;
    if (given.from !== items && told && told.length > 0) grid.api?.applyTransaction({ update: told });
  }, [items, grid, given]);
  return given.data;
}

/** The AG Grid itself, told everything through the controller. */
export function GridBody<Row>({
  parts,
  props,
  items,
  total,
  host,
}: {
  parts: GridParts<Row>;
  props: DataGridProps<Row>;
  items: readonly GridItem<Row>[];
  total: TotalItem | null;
  host: CellHost;
}): ReactElement {
  const { grid } = parts;
  const sums = useMemo(
    () => [...(total ? [total.band] : []), ...items.flatMap((item) => (item.kind === 'band' ? [item.band] : []))],
    [total, items],
  );
  const defs = useColumnDefs(parts, props, host, sums);
  const heights = useHeights(grid, props);
  const [options] = useState(() => eventOptions(parts));
  const pinned = useMemo(() => (total ? [total] : []), [total]);
  const rowData = useRowData(grid, items);
  useRepaint(grid);
  useGivenSort(grid, props);
  useLayoutEffect(() => {
    grid.setItems(items);
    reconcile(grid, true);
  }, [items, grid]);
  useEffect(() => redraw(grid), [props.columns, grid]);
  useEffect(() => {
    grid.repaint();
    grid.revealSelected();
  }, [props.selectedRowId, grid]);
  useEffect(() => grid.api?.setGridAriaProperty('label', props.name), [props.name, grid]);
  return (
    <AgGridReact<GridItem<Row>>
      {...options}
      theme={gridTheme}
      styleNonce={styleNonce()}
      columnDefs={defs}
      rowData={rowData}
      pinnedBottomRowData={pinned}
      rowHeight={heights.row}
      {...(props.bands ? { getRowHeight: ({ data }) => (data?.kind === 'row' ? heights.row : heights.band) } : {})}
      headerHeight={heights.header}
      groupHeaderHeight={heights.groupHeader}
      suppressColumnVirtualisation={props.columns.length <= MANY_COLUMNS}
      ensureDomOrder
      suppressDragLeaveHidesColumns
      animateRows={false}
      readOnlyEdit
      stopEditingWhenCellsLoseFocus
      suppressNoRowsOverlay
    />
  );
}
