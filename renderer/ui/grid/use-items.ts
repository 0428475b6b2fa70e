import { useMemo, useRef, useState } from 'react';
import { t } from '../../words/t.ts';
import { shownText } from './cell-text.ts';
import { BandBook } from './band-book.ts';
import { filterWords, matching, orderRows, type GridItem, type OrderEntry, type RowItem, type TotalItem } from './display-rows.ts';
import type { SortKey } from './layout-storage.ts';
import { formatNumber } from '../format.ts';
import { listedOf } from './listed.ts';
import type { ListPart, Listed } from './list-part.ts';
import type { Band, BandCell, DataGridProps, GridColumn, TotalRow } from './types.ts';

/** Rows as shown, the total row, and the rows that both are of. */
export interface ShownItems<Row> {
  items: readonly GridItem<Row>[];
  listed: Listed<Row>;
  total: TotalItem | null;
}

interface Kept<Row> {
  rows: readonly Row[];
  members: ReadonlySet<string>;
  order: OrderEntry[];
  items: readonly GridItem<Row>[];
  /** Ids of the rows that hold the words; null while none are looked for. */
  found: ReadonlySet<string> | null;
  /** Those rows. */
  shown: readonly Row[];
  /** Where each row and band is shown. */
  places: ReadonlyMap<string, number>;
  /** What the order was made for besides the rows. */
  deps: readonly unknown[];
}

const sameDeps = <Row>(kept: Kept<Row>, deps: readonly unknown[]): boolean => kept.deps.every((dep, index) => dep === deps[index]);

const sameMembers = <Row>(kept: Kept<Row>, ids: readonly string[]): boolean =>
  kept.members.size === ids.length && ids.every((id) => kept.members.has(id));

/** Tells a row and its band apart from all others. */
const memberOf = <Row>(row: Row, { getRowId, bands }: DataGridProps<Row>): string =>
  bands ? `${getRowId(row)}\u0000${bands.getBandKey(row)}` : getRowId(row);

/** The rows that are others than before, where the same records stand in the same places; else null. */
function changedRows<Row>({ rows: before }: Kept<Row>, props: DataGridProps<Row>): Row[] | null {
  const { rows } = props;
  if (before.length !== rows.length) return null;
  const changed: Row[] = [];
  for (const [at, row] of rows.entries()) {
    const was = before[at]!;
    if (was === row) continue;
    if (memberOf(was, props) !== memberOf(row, props)) return null;
    changed.push(row);
  }
  return changed;
}

const placesOf = <Row>(items: readonly GridItem<Row>[]): Map<string, number> => new Map(items.map(({ id }, at) => [id, at]));

function sumOf<Row>(rows: readonly Row[], column: GridColumn<Row>): number {
  let sum = 0;
  for (const row of rows) {
    const value = column.value(row);
    if (typeof value === 'number') sum += value;
  }
  return sum;
}

/** The total of the rows that are listed. While not all have been read, of what the list's keeper has added up alone. */
function totalOf<Row>(
  rows: readonly Row[],
  totalRow: TotalRow | undefined,
  columns: readonly GridColumn<Row>[],
  part: ListPart | undefined,
): TotalItem | null {
  const sums = columns.filter((column) => column.total === 'sum');
  if (!totalRow && sums.length === 0) return null;
  const values: Record<string, BandCell> = {};
  for (const column of sums) {
    if (totalRow?.values?.[column.key]) continue;
    const sum = part && part.shown < part.count ? part.sums?.[column.key] : sumOf(rows, column);
    if (sum !== undefined) values[column.key] = { text: formatNumber(sum) };
  }
  const band = totalRow ?? { label: t('grid.total') };
  return { kind: 'total', id: '__total', band: { ...band, values: { ...values, ...band.values } } };
}

/** The rows that hold the words. */
const rowsOf = <Row>(rows: readonly Row[], found: ReadonlySet<string> | null, idOf: (row: Row) => string): readonly Row[] =>
  found === null ? rows : rows.filter((row) => found.has(idOf(row)));

const bandId = (key: string): string => `__band ${key}`;

/** The items shown with some rows, and the bands these are in, as they are now: what costs as much as has changed. */
function withChanges<Row>(
  { items, places }: Kept<Row>,
  changed: readonly RowItem<Row>[],
  described: ReadonlyMap<string, Band>,
): readonly GridItem<Row>[] {
  const next = [...items];
  let isSame = true;
  const put = (item: GridItem<Row>): void => {
    const at = places.get(item.id);
    if (at === undefined) return;
    next[at] = item;
    isSame = false;
  };
  for (const item of changed) put(item);
  for (const [key, band] of described) {
    const shown = items[places.get(bandId(key)) ?? -1];
    if (shown?.kind === 'band' && shown.band !== band) put({ ...shown, band });
  }
  return isSame ? items : next;
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
  const kept = useRef<Kept<Row> | null>(null);
  const [book] = useState(() => new BandBook<Row>());
  const wrappers = useRef(new WeakMap<object, RowItem<Row>>());
  const { items, shown } = useMemo(() => {
    const deps = [sort, collapsed, quickFilter];
    const wrap = (row: Row): RowItem<Row> => {
      const made = wrappers.current.get(row as object) ?? { kind: 'row', id: getRowId(row), row };
      wrappers.current.set(row as object, made);
      return made;
    };
    const before = kept.current && sameDeps(kept.current, deps) ? kept.current : null;
    const changed = before && changedRows(before, props);
    if (before && changed) {
      // The same array while the rows are the same: who is told of it is told once.
      const shownNow = rows === before.rows ? before.shown : rowsOf(rows, before.found, getRowId);
      const described = book.describe(shownNow, bands);
      const next = withChanges(before, changed.map(wrap), described);
      kept.current = { ...before, rows, shown: shownNow, items: next };
      return kept.current;
    }
    const ids = rows.map((row) => memberOf(row, props));
    const same = before && sameMembers(before, ids) ? before : null;
    const words = filterWords(quickFilter);
    const searchText = (row: Row): string => [...columns.values()].map((column) => shownText(column, column.value(row), row)).join(' ');
    const isFound = (): ReadonlySet<string> | null =>
      words.length === 0 ? null : new Set(matching(rows, words, searchText).map(getRowId));
    const holding = same ? same.found : isFound();
    const listed = rowsOf(rows, holding, getRowId);
    const described = book.describe(listed, bands);
    const order = same ? same.order : orderRows({ rows, listed, getRowId, bands, collapsed, sort, columns });
    const byId = new Map(rows.map((row) => [getRowId(row), row]));
    const made = order.flatMap((entry): GridItem<Row>[] => {
      if ('bandKey' in entry) {
        const key = entry.bandKey;
        const band = described.get(key);
        return band ? [{ kind: 'band', id: bandId(key), key, band, collapsed: collapsed.has(key) }] : [];
      }
      const row = byId.get(entry.rowId);
      return row === undefined ? [] : [wrap(row)];
    });
    kept.current = { rows, members: new Set(ids), order, items: made, found: holding, shown: listed, places: placesOf(made), deps };
    return kept.current;
    // The other props are not looked at, and what is kept is no reason to begin again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, bands, getRowId, quickFilter, sort, collapsed, columns, book]);
  const { totalRow, columns: given, part } = props;
  const total = useMemo(
    () => totalOf(shown, shown.length > 0 ? totalRow?.(shown) : undefined, given, part),
    [shown, totalRow, given, part],
  );
  const { count, of } = listedOf(shown, props);
  const listed = useMemo((): Listed<Row> => ({ rows: shown, count, of }), [shown, count, of]);
  return { items, total, listed };
}
