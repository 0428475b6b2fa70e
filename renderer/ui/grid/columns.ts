import type { CellClassParams, ColDef, ColGroupDef, ColSpanParams, Column, GridApi } from 'ag-grid-community';
import { t } from '../../words/t.ts';
import { BandFigure, BandLabel, HeaderLabel, LinkCell, MarkedCell, MenuCell, OwnCell, ProblemCell, StatusCell } from './cells.tsx';
import { canEdit } from './cell-text.ts';
import { MENU_COLUMN, type GridController } from './controller.ts';
import type { GridItem } from './display-rows.ts';
import { LongTextEditor, SelectEditor, TextEditor } from './editors.tsx';
import type { SavedColumn } from './layout-storage.ts';
import type { GridColumn } from './types.ts';
import { drawingOf, isFigure } from './kinds.ts';

/** What cells can ask of the React side. */
export interface CellHost {
  toggleBand: (key: string) => void;
  openMenu: (rowId: string, anchor: HTMLElement) => void;
}

type Def<Row> = ColDef<GridItem<Row>>;

/** Columns as shown. Asked of AG Grid, as columns move; none once it is gone, since React may still draw a cell of it. */
export function displayedColumns<Row>(api: GridApi<GridItem<Row>> | null): Column[] {
  return !api || api.isDestroyed() ? [] : api.getAllDisplayedColumns();
}

/** True for the column at the far left, which carries the labels of bands. */
function isFirst<Row>(api: GridApi<GridItem<Row>>, key: string): boolean {
  return displayedColumns(api)[0]?.getColId() === key;
}

/** How many columns a band's label may run over: up to the next one with a figure, inside its pinned part. */
function bandSpan<Row>(grid: GridController<Row>, { data, api, column }: ColSpanParams<GridItem<Row>>): number {
  if (!data || data.kind === 'row') return 1;
  const [first, ...rest] = displayedColumns(api);
  if (first?.getColId() !== column.getColId()) return 1;
  const pinned = first.getPinned() ?? null;
  const stop = rest.findIndex((next) => {
    const mine = grid.columns.get(next.getColId());
    return !mine || isFigure(mine) || data.band.values?.[mine.key] || (next.getPinned() ?? null) !== pinned;
  });
  return (stop < 0 ? rest.length : stop) + 1;
}

function cellRenderer<Row>(grid: GridController<Row>, api: GridApi<GridItem<Row>>, item: GridItem<Row> | undefined, key: string): unknown {
  const column = grid.columns.get(key);
  if (!item || !column) return undefined;
  if (item.kind !== 'row') return isFirst(api, key) ? BandLabel : BandFigure;
  if (grid.problemOf(item, column) !== undefined) return ProblemCell;
  if (column.render) return OwnCell;
  if (column.kind === 'status') return StatusCell;
  if (column.kind === 'opener' || column.opens) return LinkCell;
  return column.marker?.(item.row) ? MarkedCell : undefined;
}

function cellClasses<Row>(column: GridColumn<Row>): string[] {
  const classes = [`dg-kind-${column.kind}`];
  if (isFigure(column)) classes.push('dg-figure');
  if (column.readOnly) classes.push('dg-locked');
  return classes;
}

function classRules<Row>(grid: GridController<Row>, key: string): Def<Row>['cellClassRules'] {
  const on =
    (test: (column: GridColumn<Row>, row: Row, item: Extract<GridItem<Row>, { kind: 'row' }>) => boolean) =>
    ({ data }: CellClassParams<GridItem<Row>>): boolean => {
      const column = grid.columns.get(key);
      return data?.kind === 'row' && column !== undefined && test(column, data.row, data);
    };
  return {
    'dg-marked': on((column, row) => column.marker?.(row) !== undefined),
    'dg-empty': on((column, _row, item) => grid.value(item, column) === null),
    'dg-locked-cell': on((column, row) => !column.readOnly && column.editable !== undefined && !canEdit(column, row)),
  };
}

function editorFor<Row>(column: GridColumn<Row>): Pick<Def<Row>, 'cellEditor' | 'cellEditorPopup' | 'cellEditorPopupPosition'> {
  if (column.options) {
    return { cellEditor: SelectEditor, cellEditorPopup: true, cellEditorPopupPosition: 'over' };
  }
  if (drawingOf(column).lines) {
    return { cellEditor: LongTextEditor, cellEditorPopup: true, cellEditorPopupPosition: 'over' };
  }
  return { cellEditor: TextEditor };
}

function columnDef<Row>(grid: GridController<Row>, column: GridColumn<Row>, host: CellHost): Def<Row> {
  const { key } = column;
  const extras = { grid, column, ...host };
  return {
    colId: key,
    context: column,
    headerName: column.heading,
    headerClass: `${isFigure(column) ? 'dg-figure-head' : ''} ${column.group ? 'dg-in-group' : ''}`,
    headerComponentParams: { innerHeaderComponent: HeaderLabel },
    width: column.width,
    minWidth: column.minWidth ?? 48,
    flex: column.flex,
    pinned: column.pinned,
    sortable: column.sortable ?? true,
    comparator: () => 0,
    cellClass: (params) => [
      ...cellClasses(column),
      ...(params.data?.kind === 'row' ? [column.cellClass?.(params.data.row) ?? ''].filter(Boolean) : []),
    ],
    cellClassRules: classRules(grid, key),
    colSpan: (params: ColSpanParams<GridItem<Row>>) => bandSpan(grid, params),
    valueGetter: ({ data, api }) => {
      if (!data) return null;
      if (data.kind === 'row') return grid.value(data, grid.columns.get(key) ?? column);
      return bandValue(api, data, key);
    },
    valueFormatter: ({ data }) => (data?.kind === 'row' ? grid.text(data, grid.columns.get(key) ?? column) : ''),
    cellRendererSelector: ({ data, api }) => {
      const component = cellRenderer(grid, api, data, key);
      return component ? { component, params: extras } : undefined;
    },
    // While editing, every key is the editor's or the grid's own key map's.
    // Ctrl+Shift with a letter is the program's: AG Grid would take Ctrl+Shift+A for Ctrl+A.
    suppressKeyboardEvent: ({ editing, event }) => editing || (event.ctrlKey && event.shiftKey && event.key.length === 1),
    editable: ({ data }) => grid.editable(data, grid.columns.get(key) ?? column),
    cellEditorParams: extras,
    ...editorFor(column),
  };
}

function menuColumn<Row>(grid: GridController<Row>, host: CellHost): Def<Row> {
  return {
    colId: MENU_COLUMN,
    headerName: t('grid.rowMenuColumn'),
    headerClass: 'dg-menu-head',
    width: 40,
    minWidth: 40,
    maxWidth: 40,
    pinned: 'right',
    lockPosition: 'right',
    sortable: false,
    resizable: false,
    suppressMovable: true,
    cellClass: 'dg-menu-cell',
    valueGetter: ({ data }) => data?.id ?? '',
    valueFormatter: () => '',
    cellRendererSelector: ({ data }) => (data?.kind === 'row' ? { component: MenuCell, params: { grid, ...host } } : undefined),
  };
}

/** All that a band's cell shows, so that AG Grid redraws it when any of it changes. */
function bandValue<Row>(api: GridApi<GridItem<Row>>, item: Exclude<GridItem<Row>, { kind: 'row' }>, key: string): string | null {
  const figure = item.band.values?.[key];
  if (figure) return `${figure.text} ${figure.caption ?? ''}`;
  if (!isFirst(api, key)) return null;
  const folded = item.kind === 'band' && item.collapsed;
  return `${item.band.label} ${item.band.caption ?? ''} ${folded}`;
}

/** Structure of the columns as text: AG Grid gets new definitions only when this changes. */
export function columnSignature<Row>(columns: readonly GridColumn<Row>[], menu: boolean): string {
  const parts = columns.map((column) => [
    column.key,
    column.heading,
    column.subheading,
    column.group,
    column.kind,
    column.width,
    column.flex,
    column.minWidth,
    column.pinned,
    column.readOnly,
    column.sortable,
    column.options !== undefined,
  ]);
  return JSON.stringify([parts, menu]);
}

/** The person's order of the columns they have put in order; any other stays after the column it is declared after. */
export function inSavedOrder<Row>(columns: readonly GridColumn<Row>[], saved: readonly SavedColumn[]): GridColumn<Row>[] {
  const place = new Map(saved.map((column, index) => [column.id, index]));
  const order = columns.filter(({ key }) => place.has(key)).toSorted((a, b) => place.get(a.key)! - place.get(b.key)!);
  for (const [at, column] of columns.entries()) {
    if (place.has(column.key)) continue;
    const before = columns[at - 1];
    order.splice(before ? order.indexOf(before) + 1 : 0, 0, column);
  }
  return order;
}

function keptOf<Row>(kept: SavedColumn | undefined, least = 0): Partial<Def<Row>> {
  if (!kept) return {};
  const width = kept.width ? { width: Math.max(kept.width, least), flex: kept.flex ?? undefined } : {};
  return { ...width, sort: kept.sort ?? undefined, sortIndex: kept.sortIndex ?? undefined };
}

/** AG Grid's column definitions: neighbours of the same group share a heading. */
export function columnDefs<Row>(
  grid: GridController<Row>,
  columns: readonly GridColumn<Row>[],
  host: CellHost,
  saved: readonly SavedColumn[],
  menu: boolean,
): (Def<Row> | ColGroupDef<GridItem<Row>>)[] {
  const defs: (Def<Row> | ColGroupDef<GridItem<Row>>)[] = [];
  const byId = new Map(saved.map((column) => [column.id, column]));
  let group: string | undefined;
  let children: Def<Row>[] = [];
  for (const column of inSavedOrder(columns, saved)) {
    const def = { ...columnDef(grid, column, host), ...keptOf<Row>(byId.get(column.key), column.minWidth) };
    if (column.group === undefined) {
      defs.push(def);
    } else if (group === column.group) {
      children.push(def);
    } else {
      children = [def];
      defs.push({ headerName: column.group, headerClass: 'dg-group-head', children });
    }
    group = column.group;
  }
  if (menu) defs.push(menuColumn(grid, host));
  return defs;
}
