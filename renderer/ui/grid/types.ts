import type { ReactNode } from 'react';
import type { Kind } from '../../../shared/domain/kinds.ts';
import type { ListPart, Listed, Narrowed } from './list-part.ts';
import type { LeftHeading, Offered, PastedProblem, PlacedPaste } from './pasted.ts';

/** What a cell stores: text and codes, whole numbers, ISO dates (YYYY-MM-DD) or nothing. */
export type CellValue = string | number | null;

/** What a column's cells are: of a kind, a status drawn as a chip, or the words that open their row. */
export type CellKind = Kind | 'status' | 'opener';

/** How a cell says yes and no: cells hold text. */
export const YES = 'yes';
export const NO = 'no';

/** One entry of a select column. */
export interface SelectOption {
  value: string;
  label: string;
  /** What tells it from another of that name: an organisation, a job title. */
  description?: string | undefined;
  /** Other ways to write it. */
  aliases?: readonly string[];
}

/** A small note on a cell, shown as a corner mark with a tooltip such as 'Was 24'. */
export interface CellMarker {
  tooltip: string;
}

/** What became of a text the user gave: a value to store, or a problem that names the column and the remedy. */
export type ParseResult = { ok: CellValue } | { problem: string };

/** Turns typed or pasted text into a value. Return undefined to fall back on the column kind's own parser. */
export type ParseCell<Row> = (column: GridColumn<Row>, text: string, row: Row) => ParseResult | undefined;

/** One column. The heading names it in messages, so it should make sense alone: '2029-30', 'Due date'. */
export interface GridColumn<Row> {
  /** Unique and stable: it is also the key under which width, order and sort are remembered. */
  key: string;
  heading: string;
  /** Second header line, in lighter type. */
  subheading?: string;
  /** What the heading means, shown when it is pointed at and read out with it. */
  hint?: string;
  /** Heading shared by neighbouring columns, drawn above them. */
  group?: string;
  /** Longer name for messages and screen readers when the heading alone is ambiguous ('2026-27 forecast'). */
  longName?: string;
  kind: CellKind;
  value: (row: Row) => CellValue;
  width?: number;
  /** Share of the spare width; give minWidth too. */
  flex?: number;
  minWidth?: number;
  pinned?: 'left' | 'right';
  /** The whole column can't be changed here: lock icon in the header, subtle background. */
  readOnly?: boolean;
  /** Read-only like `readOnly`, but a label rather than a locked figure: no lock, no background. */
  label?: boolean;
  /** Per-row permission; false refuses edits and pastes of that cell with `lockedReason`. */
  editable?: (row: Row) => boolean;
  /** Why a cell is locked, as a full sentence. */
  lockedReason?: string;
  /** What a code, a link or a status is chosen from. A function when the list depends on the row. */
  options?: readonly SelectOption[] | ((row: Row) => readonly SelectOption[]);
  /** Text shown and copied. Defaults by kind: 12,345, 12 Mar 2026, the option's label. */
  format?: (value: CellValue, row: Row) => string;
  /** Own content for a display cell (chips, links). The plain table and copy use `format`. */
  render?: (row: Row) => ReactNode;
  /** The words open their row as an 'opener' does, by a click or Enter, and can be edited all the same. */
  opens?: true;
  /** Extra class for a cell. */
  cellClass?: (row: Row) => string | undefined;
  marker?: (row: Row) => CellMarker | undefined;
  /** A stored problem (rule broken upstream); problems from typing and pasting are kept by the grid itself. */
  problem?: (row: Row) => string | undefined;
  /** Sum shown in the total row when `totalRow.values` has nothing for this column. */
  total?: 'sum';
  /** Adds up other columns: never counted in a sum, and nothing is pasted over it. */
  addsUp?: true;
  /** Plural noun for the messages of a 'number' column. Default: 'homes'. */
  unit?: string;
  /** The least a 'number' column takes; 0 when left out. */
  min?: number;
  /** What a link points at, for messages: "person". */
  points?: string;
  /** What two texts have alike that name one row, where spaces and capitals are not all that people write differently. */
  alike?: (text: string) => string;
  /** What to enter, where a text is no number: the field's own words. */
  remedy?: string | undefined;
  /** What the field's own rules say against a value that could be read; undefined for nothing. */
  check?: (value: CellValue) => string | undefined;
  /** Sorting on by default. */
  sortable?: boolean;
}

/** A figure in a band or total row: main text in bold, caption below it. */
export interface BandCell {
  text: string;
  caption?: string;
  /** Drawn instead of the text (a RagChip); `text` still feeds the plain table and copy. */
  node?: ReactNode;
}

/** Header row of one band. */
export interface Band {
  label: string;
  /** Beside the label: '4 commitments'. */
  caption?: string;
  /** By column key. */
  values?: Readonly<Record<string, BandCell>>;
}

/** Groups rows under collapsible header rows. Bands keep the order in which they first appear in `rows`. */
export interface Bands<Row> {
  getBandKey: (row: Row) => string;
  /** Called with the rows of the band that are listed, folded or not. */
  describe: (key: string, rows: readonly Row[]) => Band;
  /** Collapsed on first show. */
  initiallyCollapsed?: readonly string[];
}

/** Row pinned at the bottom, of the rows that are listed. */
export type TotalRow = Band;

/** One changed cell. `text` is what the user gave, `value` what it was understood as. */
export interface CellChange<Row = unknown> {
  rowId: string;
  row: Row;
  columnKey: string;
  value: CellValue;
  previous: CellValue;
  text: string;
}

/** A cell that could not take what it was given. */
export interface CellProblem {
  rowId: string;
  columnKey: string;
  message: string;
  /** Text as typed; stays visible in the cell until it is fixed. */
  text?: string;
}

/** The gesture behind an edit. */
export type EditCause = 'type' | 'paste' | 'fill' | 'clear' | 'cut';

/** Upstream's answer: cells it refused. Everything else counts as stored. */
export interface EditOutcome {
  rejected: readonly CellProblem[];
}

/** A list that was pasted over the rows' names, as it was read. */
export interface PastedList {
  /** What each row is called, the number the program gave it where that was copied too, and its values; blank cells are left out. */
  rows: readonly { row: number; name: string; number?: string; values: Readonly<Record<string, CellValue>> }[];
  /** Keys of the columns it has, whether their cells hold something or not. */
  columns: readonly string[];
  /** Headings that are not taken. */
  left: readonly LeftHeading[];
  problems: readonly PastedProblem[];
  /** Which columns a new row needs and the list hasn't got, as a sentence. */
  needs: string | null;
  /** The list as it was copied, with headings. */
  block: readonly (readonly string[])[];
}

/** How a list pasted over the rows' names adds rows, and changes those that are there. */
export interface Adding {
  /** Key of the column that names a row. */
  nameKey: string;
  /** Key of the column with the numbers that the program gives: rows that say theirs are known by it. */
  numberKey?: string | undefined;
  /** Keys of the columns that a new row must have. */
  needs: readonly string[];
  /** The columns that a row may be given, those that the list doesn't show too. */
  columns: readonly GridColumn<never>[];
  /** Finds what other people's headings stand for: a column's key, or null. */
  match: (headings: readonly string[]) => Promise<readonly (string | null)[]>;
  /** Asks, and stores. */
  offer: (list: PastedList) => Promise<Offered>;
}

/** What is selected: row ids and column keys in the order shown. Band rows are left out. */
export interface GridSelection<Row> {
  activeRowId: string | null;
  activeColumnKey: string | null;
  rowIds: readonly string[];
  columnKeys: readonly string[];
  /** Row of the active cell; null on a band or total row. */
  activeRow: Row | null;
}

/** An entry of the row menu. */
export interface RowMenuItem {
  id: string;
  label: string;
  /** Shown at the right, in lighter type: 'Ctrl+D'. */
  shortcut?: string;
  icon?: ReactNode;
  disabled?: boolean;
  onAction: () => void;
}

export type GridDensity = 'compact' | 'default' | 'comfortable';

/** The spreadsheet, or the same values as a semantic table. */
export type GridView = 'grid' | 'table';

/** Everything a screen gives the grid. */
export interface DataGridProps<Row> {
  /** Accessible name of the grid and caption of the plain table. */
  name: string;
  rows: readonly Row[];
  /** Given when `rows` are the beginning of a longer list. */
  part?: ListPart | undefined;
  getRowId: (row: Row) => string;
  /** Short name of a row for messages and labels ('Mill Lane, shared ownership'). Default: its first column. */
  getRowName?: (row: Row) => string;
  columns: readonly GridColumn<Row>[];
  bands?: Bands<Row>;
  /** Besides the sums of columns, from the rows that are listed. Memoise it. */
  totalRow?: (listed: readonly Row[]) => TotalRow;
  /** What its rows are, for so many: "sites". */
  noun?: (count: number) => string;
  /** What the screen has narrowed the rows by. */
  narrowed?: Narrowed | undefined;
  /** What else a print says of which rows are there: "Without 2 that have ended". */
  remark?: string | undefined;
  /** Told which rows are listed whenever that changes. */
  onListed?: ((listed: Listed<Row>) => void) | undefined;
  /** One call per gesture, so one undo step. Without it the grid is read-only. */
  onEdit?: (changes: readonly CellChange<Row>[], cause: EditCause) => Promise<EditOutcome>;
  /** A list pasted over the rows' names adds rows instead of renaming those that are there. */
  adding?: Adding | undefined;
  /** Asks before a block placed by its headings changes anything. */
  askPlaced?: ((placed: PlacedPaste) => Promise<boolean>) | undefined;
  parse?: ParseCell<Row>;
  onSelectionChange?: (selection: GridSelection<Row>) => void;
  /** Enter on a cell that can't be edited, or double click on one. */
  onOpen?: (row: Row) => void;
  /** Row shown in the details panel: tinted. */
  selectedRowId?: string | null;
  loading?: boolean;
  /** Shown when there are no rows at all: one sentence and a button. */
  empty?: ReactNode;
  /** Shown instead of the rows when they could not be read. */
  error?: ReactNode;
  density?: GridDensity;
  /** Left of the status line, before the grid's own messages. */
  status?: ReactNode;
  rowMenu?: (row: Row) => readonly RowMenuItem[];
  /** The address that shows a row by itself: what the link of an 'opener' cell is copied as. */
  rowHref?: (row: Row) => string;
  /** Rows that don't hold every word are hidden. */
  quickFilter?: string;
  /** What the rows are sorted by, with `onSortChange`: column keys by commas, a dash before one that runs down. */
  sort?: string | undefined;
  onSortChange?: ((sort: string) => void) | undefined;
  /** Remembers widths, order and sort under this name. */
  storageKey?: string;
  /** Noun for the range size: '3 rows × 4 years'. */
  columnUnit?: 'columns' | 'years' | 'quarters';
  /** Controlled view; with onViewChange the grid leaves out its own switch (place a PlainTableButton yourself). */
  view?: GridView;
  onViewChange?: (view: GridView) => void;
  className?: string;
}
