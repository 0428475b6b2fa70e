import { shownText } from './cell-text.ts';
import type { Band, Bands, CellValue, GridColumn, TotalRow } from './types.ts';
import { drawingOf } from './kinds.ts';
import type { SortKey } from './layout-storage.ts';

/** A row of figures as shown. */
export interface RowItem<Row> {
  kind: 'row';
  id: string;
  row: Row;
}

/** The header row of a band. */
export interface BandItem {
  kind: 'band';
  id: string;
  key: string;
  band: Band;
  collapsed: boolean;
}

/** The pinned row at the bottom. */
export interface TotalItem {
  kind: 'total';
  id: string;
  band: TotalRow;
}

/** Anything AG Grid shows as a row. */
export type GridItem<Row> = RowItem<Row> | BandItem | TotalItem;

/** What decides order and visibility. */
export interface DisplayOptions<Row> {
  rows: readonly Row[];
  /** Those that hold the words looked for: bands keep their order whichever these are. */
  listed: readonly Row[];
  getRowId: (row: Row) => string;
  bands: Bands<Row> | undefined;
  collapsed: ReadonlySet<string>;
  sort: readonly SortKey[];
  columns: ReadonlyMap<string, GridColumn<Row>>;
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** Orders two values: numbers by size, text as a British reader expects, empty always last. */
export function compareValues(one: CellValue, other: CellValue, descending: boolean): number {
  const oneEmpty = one === null || one === '';
  const otherEmpty = other === null || other === '';
  if (oneEmpty || otherEmpty) return Number(oneEmpty) - Number(otherEmpty);
  const order = typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other));
  return descending ? -order : order;
}

/** Text sorts by what is shown (option labels), figures and dates by value. */
function sortValue<Row>(column: GridColumn<Row>, row: Row): CellValue {
  const value = column.value(row);
  if (value === null || drawingOf(column).sortsByValue) return value;
  return shownText(column, value, row);
}

function sorted<Row>(rows: readonly Row[], options: DisplayOptions<Row>): readonly Row[] {
  const keys = options.sort.flatMap(({ key, descending }) => {
    const column = options.columns.get(key);
    return column ? [{ column, descending }] : [];
  });
  if (keys.length === 0) return rows;
  const keyed = rows.map((row) => ({ row, by: keys.map(({ column }) => sortValue(column, row)) }));
  keyed.sort((a, b) => {
    for (const [index, { descending }] of keys.entries()) {
      const order = compareValues(a.by[index] ?? null, b.by[index] ?? null, descending);
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

/** Rows by band, bands in order of first appearance. */
function grouped<Row>(rows: readonly Row[], bands: Bands<Row>): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = bands.getBandKey(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** The rows that hold every word, these in lower case. */
export function matching<Row>(rows: readonly Row[], words: readonly string[], searchText: (row: Row) => string): readonly Row[] {
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = searchText(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** An entry of the order: a row id, or a band header. */
export type OrderEntry = { rowId: string } | { bandKey: string };

/** Sorts inside bands and leaves out collapsed rows. */
export function orderRows<Row>(options: DisplayOptions<Row>): OrderEntry[] {
  const { bands, collapsed, getRowId } = options;
  const entry = (row: Row): OrderEntry => ({ rowId: getRowId(row) });
  if (!bands) return sorted(options.listed, options).map(entry);
  const order: OrderEntry[] = [];
  const listed = grouped(options.listed, bands);
  for (const bandKey of grouped(options.rows, bands).keys()) {
    const members = listed.get(bandKey);
    if (!members) continue;
    order.push({ bandKey });
    if (!collapsed.has(bandKey)) {
      for (const row of sorted(members, options)) order.push(entry(row));
    }
  }
  return order;
}

/** The words of a quick filter. */
export function filterWords(text: string | undefined): string[] {
  return (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}

/** The items that are others than before, where the same rows and bands stand in the same places; else null. */
export function changedItems<Row>(before: readonly GridItem<Row>[], items: readonly GridItem<Row>[]): GridItem<Row>[] | null {
  if (before.length !== items.length) return null;
  const changed: GridItem<Row>[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at]!;
    if (item === before[at]) continue;
    if (item.id !== before[at]!.id) return null;
    changed.push(item);
  }
  return changed;
}
