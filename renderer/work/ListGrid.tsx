import type { ReactNode } from 'react';
import { DataGrid } from '../ui/grid/DataGrid.tsx';
import type { DataGridProps, ListPart } from '../ui/grid/types.ts';
import { usePreferences } from './preferences.ts';
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
  return (
    <DataGrid
      {...props}
      className={screen.grid}
      getRowId={(row) => row.id}
      density={density}
      quickFilter={text}
      selectedRowId={selected}
      rowMenu={(row) => [{ id: 'open', label: openLabel, onAction: () => props.onOpen(row) }]}
    />
  );
}
