import { canEdit, plainText, shownText } from './cell-text.ts';
import { CellStore } from './cell-store.ts';
import { changedItems, type GridItem, type RowItem } from './display-rows.ts';
import { loadLayout, readSort, sortedBy, type SavedColumn } from './layout-storage.ts';
import { followed } from './follow.ts';
import { dataRows, rectOf, single, type Cell, type Extent, type Range, type Rect } from './range-selection.ts';
import type { CellValue, DataGridProps, EditCause, GridColumn } from './types.ts';

/** What the last gesture did, for the status line. */
export interface EditReport {
  cause: EditCause | 'copy';
  total: number;
  accepted: number;
  leftOut: readonly string[];
  headerRead: boolean;
  /** Why the whole of it was refused. */
  refused?: string;
  figures: boolean;
  /** Set when there was nothing to paste. */
  nothing?: boolean;
  /** Rows that were stored, and that the list as it is shown leaves out. */
  hidden?: number;
  /** Name of the active cell's row, which somebody else took from the list. */
  gone?: string;
  /** Refused cells were taken back, or brought again. */
  takenBack?: 'dropped' | 'again';
}

/** A report of nothing yet. */
export const NO_REPORT: EditReport = { cause: 'paste', total: 0, accepted: 0, leftOut: [], headerRead: false, figures: false };

/** The place of a change or a problem alone. */
export const at = ({ rowId, columnKey }: { rowId: string; columnKey: string }) => ({ rowId, columnKey });

/** A message beside a cell: a problem, or the tooltip of a marker. */
export interface CalloutTarget {
  rowId: string;
  columnKey: string;
  message: string;
  problem: boolean;
}

/** Holds what the grid shows: rows, columns, values and the selection. */
export class GridModel<Row> {
  readonly cells = new CellStore<Row>();
  /** Ends when what is on its way to be stored was answered. */
  storing: Promise<unknown> = Promise.resolve();
  /** The element around the cells; null before it is drawn. */
  root: HTMLElement | null = null;
  props: DataGridProps<Row>;
  items: readonly GridItem<Row>[] = [];
  itemById = new Map<string, GridItem<Row>>();
  columns: ReadonlyMap<string, GridColumn<Row>> = new Map();
  /** Displayed columns in order, without the menu column. */
  columnKeys: string[] = [];
  columnIndex = new Map<string, number>();
  range: Range | null = null;
  report: EditReport | null = null;
  /** Shown until the user moves on: the first problem of a gesture. */
  pinnedCallout: CalloutTarget | null = null;
  hovered: { rowId: string; columnKey: string } | null = null;
  /** The active cell moved with its row: the focus goes after it once the rows are drawn. */
  followFocus = false;
  /** Where the active cell was whose row went away: keys that move go on from there. */
  lost: Cell | null = null;
  /** The row whose menu was opened last. */
  menuRowId: string | null = null;
  /** Widths, order and sort as they are now. */
  layout: SavedColumn[];

  constructor(props: DataGridProps<Row>) {
    this.props = props;
    const kept = loadLayout(props.storageKey);
    this.layout = props.onSortChange ? sortedBy(kept, readSort(props.sort ?? '')) : kept;
  }

  /** Navigation's picture of the rows and columns. */
  get extent(): Extent {
    return {
      rowCount: this.items.length,
      colCount: this.columnKeys.length,
      isData: (row) => this.items[row]?.kind === 'row',
      isEmpty: (cell) => {
        const value = this.valueAt(cell);
        return value === null || value === '';
      },
    };
  }

  /** The row item at an index, or null on bands. */
  rowAt(row: number): RowItem<Row> | null {
    const item = this.items[row];
    return item?.kind === 'row' ? item : null;
  }

  /** The column shown at an index. */
  columnAt(col: number): GridColumn<Row> | null {
    return this.columns.get(this.columnKeys[col] ?? '') ?? null;
  }

  /** Value of a cell as shown: what is on its way counts as stored. */
  value(item: RowItem<Row>, column: GridColumn<Row>): CellValue {
    const overlay = this.cells.overlay(item.id, column.key);
    return overlay === undefined ? column.value(item.row) : overlay;
  }

  /** Value by place; cells with a problem count as empty. */
  valueAt(cell: Cell): CellValue {
    const item = this.rowAt(cell.row);
    const column = this.columnAt(cell.col);
    if (!item || !column || this.problemOf(item, column) !== undefined) return null;
    return this.value(item, column);
  }

  /** Text of a cell as shown. */
  text(item: RowItem<Row>, column: GridColumn<Row>): string {
    const problem = this.cells.problem(item.id, column.key);
    if (problem?.text !== undefined) return problem.text;
    return shownText(column, this.value(item, column), item.row);
  }

  /** Message of a cell's problem: the grid's own, else the screen's. */
  problemOf(item: RowItem<Row>, column: GridColumn<Row>): string | undefined {
    return this.cells.problem(item.id, column.key)?.message ?? column.problem?.(item.row);
  }

  /** True when the user may change the cell. */
  editable(item: GridItem<Row> | undefined, column: GridColumn<Row>): boolean {
    return item?.kind === 'row' && this.props.onEdit !== undefined && canEdit(column, item.row);
  }

  /** Rows and columns of the selection; null without one. */
  selected(): { rect: Rect; rows: number[] } | null {
    if (!this.range) return null;
    const rect = rectOf(this.range);
    const rows = dataRows(rect, this.extent);
    return rows.length === 0 ? null : { rect, rows };
  }

  /** Takes new rows; the selection follows its rows. What is typed next goes into no other record than the one it was on. */
  setItems(items: readonly GridItem<Row>[]): void {
    const before = this.items;
    this.items = items;
    if (!this.#putInPlace(before, items)) this.itemById = new Map(items.map((item) => [item.id, item]));
    const { range } = this;
    if (!range || before === items) return;
    const now = followed(range, before, items);
    if (now && now.anchor.row === range.anchor.row && now.head.row === range.head.row) return;
    this.followFocus = this.root?.contains(document.activeElement) === true;
    this.range = now ?? this.#afterGone(range.anchor, before[range.anchor.row]);
  }

  /** The active cell's row is gone: by the person's own doing the one after it is next, otherwise none until a cell is chosen. */
  #afterGone({ row, col }: Cell, gone: GridItem<Row> | undefined): Range | null {
    const next = Math.min(row, this.items.length - 1);
    if (next < 0 || gone === undefined) return null;
    if (gone.id === this.menuRowId || this.cells.holds(gone.id)) return single({ row: next, col });
    this.lost = { row: next, col };
    if (gone.kind === 'row' && this.followFocus) this.report = { ...NO_REPORT, gone: this.nameOf(gone.row) };
    return null;
  }

  /** Short name of a row for messages and labels. */
  nameOf(row: Row): string {
    const { getRowName, columns } = this.props;
    const first = columns[0];
    if (getRowName) return getRowName(row);
    return first ? plainText(first, first.value(row), row) : '';
  }

  /** Puts items that have changed over what they were, where all are in their old places; false where they are not. */
  #putInPlace(before: readonly GridItem<Row>[], items: readonly GridItem<Row>[]): boolean {
    const changed = changedItems(before, items);
    for (const item of changed ?? []) this.itemById.set(item.id, item);
    return changed !== null;
  }

  /** Takes a new column order; the active cell keeps its column. */
  setColumnKeys(keys: string[]): void {
    const before = this.columnKeys;
    this.columnKeys = keys;
    this.columnIndex = new Map(keys.map((key, index) => [key, index]));
    const { range } = this;
    if (!range || before.join('\n') === keys.join('\n')) return;
    const col = this.columnIndex.get(before[range.anchor.col] ?? '');
    this.range = col === undefined ? null : single({ row: range.anchor.row, col });
  }

  /** True when a cell has a problem, by ids. */
  hasProblem(rowId: string, columnKey: string): boolean {
    if (this.cells.problem(rowId, columnKey)) return true;
    const column = this.columns.get(columnKey);
    if (!column?.problem) return false;
    const item = this.itemById.get(rowId);
    return item?.kind === 'row' && column.problem(item.row) !== undefined;
  }

  /** Display index of a row id; -1 when it is hidden by a filter or a collapsed band. */
  indexOf(rowId: string): number {
    return this.items.findIndex((item) => item.id === rowId);
  }
}
