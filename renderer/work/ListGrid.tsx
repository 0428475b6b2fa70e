import { PanelRight, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { EntityName } from '../../shared/tables.ts';
import { DataGrid } from '../ui/grid/DataGrid.tsx';
import { savedSort } from '../ui/grid/layout-storage.ts';
import type { ListPart, Listed, Narrowed } from '../ui/grid/list-part.ts';
import type { DataGridProps } from '../ui/grid/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { t } from '../words/t.ts';
import { useRecordHref } from './links.tsx';
import { useAskPlaced } from './placed-paste.ts';
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
  /** What the screen has narrowed the rows by, and what else a print says of which rows are there. */
  narrowed?: Narrowed | undefined;
  remark?: string | undefined;
  /** Told which rows are listed: what the heading counts. */
  onListed?: ((listed: Listed<Row>) => void) | undefined;
  /** Left of the status line. */
  status?: ReactNode;
  /** Shown when there are no rows at all. */
  empty: ReactNode;
}

type Own<Row> = Pick<
  DataGridProps<Row>,
  'name' | 'getRowName' | 'columns' | 'bands' | 'totalRow' | 'onEdit' | 'columnUnit' | 'storageKey' | 'adding' | 'noun'
>;

const idOf = (row: { id: string }): string => row.id;

/** What a row's menu does with its record, beside opening it. */
export interface RowChanges<Row> {
  onEdit: (row: Row) => void;
  onRemove: (row: Row) => void;
}

/** A screen's grid of records: fills the pane in the person's row height, and its row menu opens, edits and removes the record. */
export function ListGrid<Row extends { id: string }>({
  entity,
  text,
  selected,
  changes,
  ...props
}: ListProps<Row> & Own<Row> & { entity: EntityName; changes?: RowChanges<Row> }) {
  const { density } = usePreferences();
  const askPlaced = useAskPlaced();
  const rowHref = useRecordHref(entity);
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
      getRowId={idOf}
      rowHref={rowHref}
      density={density}
      askPlaced={askPlaced}
      sort={sort}
      onSortChange={setSort}
      quickFilter={text}
      selectedRowId={selected}
      rowMenu={(row) => [
        { id: 'open', label: t('app.openDetails'), icon: <Icon as={PanelRight} />, onAction: () => props.onOpen(row) },
        ...(changes
          ? [
              { id: 'edit', label: t('app.edit'), icon: <Icon as={Pencil} />, onAction: () => changes.onEdit(row) },
              { id: 'remove', label: t('app.remove'), icon: <Icon as={Trash2} />, onAction: () => changes.onRemove(row) },
            ]
          : []),
      ]}
    />
  );
}
