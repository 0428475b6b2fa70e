import { useEffect, useRef, type ReactNode } from 'react';
import { DataGrid } from '../ui/grid/DataGrid.tsx';
import { savedSort } from '../ui/grid/layout-storage.ts';
import type { DataGridProps, ListPart } from '../ui/grid/types.ts';
import { usePreferences } from './preferences.ts';
import { useView } from './view-address.ts';
import screen from './screen.module.css';

/** What a screen gives its list of records. */
export interface ListProps<Row> {
  rows: readonly Row[];
  /** Given when these are the beginning of a longer list. */
  part?: ListPart | undefined;
  /** Rows that don't hold every word are hidden. */
  text?: string;
  /** Id of the record in the details panel. */
  selected?: string | null;
  onOpen: (row: Row) => void;
  /** Left of the status line. */
  status?: ReactNode;
  /** Shown when there are no rows at all. */
  empty: ReactNode;
}

type Own<Row> = Pick<
  DataGridProps<Row>,
  'name' | 'getRowName' | 'columns' | 'bands' | 'totalRow' | 'onEdit' | 'columnUnit' | 'storageKey' | 'adding'
>;

/** A screen's grid of records: fills the pane in the person's row height, and its row menu opens the record. */
export function ListGrid<Row extends { id: string }>({
  text,
  selected,
  openLabel,
  ...props
}: ListProps<Row> & Own<Row> & { openLabel: string }) {
  const { density } = usePreferences();
  const [sort, setSort] = useView('sort', true);
  const { storageKey } = props;
  // A list is opened in the order it had last; from then on the address says it.
  const first = useRef(true);
  useEffect(() => {
    if (first.current && sort === '' && savedSort(storageKey) !== '') setSort(savedSort(storageKey));
    first.current = false;
  }, [sort, setSort, storageKey]);
  return (
    <DataGrid
      {...props}
      className={screen.grid}
      getRowId={(row) => row.id}
      density={density}
      sort={sort}
      onSortChange={setSort}
      quickFilter={text}
      selectedRowId={selected}
      rowMenu={(row) => [{ id: 'open', label: openLabel, onAction: () => props.onOpen(row) }]}
    />
  );
}
