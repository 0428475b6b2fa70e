import { useMemo, type ReactNode } from 'react';
import type { Grid, GridRow, Measure } from '../../../shared/contract/commitments.ts';
import { usePreferences } from '../../app/preferences.ts';
import screen from '../../app/screen.module.css';
import { t } from '../../strings/t.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import { bandOf, columnsOf } from './grid-columns.tsx';
import { useGridEdit } from './use-grid-edit.ts';

export interface CommitmentsGridProps {
  grid: Grid;
  /** Rows that pass the filters. */
  rows: GridRow[];
  measure: Measure;
  selected: string | null;
  onOpen: (row: GridRow) => void;
  empty: ReactNode;
}

/** The commitments as a spreadsheet, banded by provider, with a total that follows the filters. */
export function CommitmentsGrid({ grid, rows, measure, selected, onOpen, empty }: CommitmentsGridProps) {
  const { density } = usePreferences();
  const columns = useMemo(() => columnsOf(grid, measure), [grid, measure]);
  const bands = useMemo(
    () => ({
      getBandKey: (row: GridRow) => row.organisationId,
      describe: (_key: string, members: readonly GridRow[]) => bandOf(members[0]?.providerName ?? '', members, grid, measure),
    }),
    [grid, measure],
  );
  const providers = useMemo(() => new Set(rows.map((row) => row.organisationId)).size, [rows]);
  const total = useMemo(() => bandOf(t('homes.allProviders', { count: providers }), rows, grid, measure), [providers, rows, grid, measure]);
  const edit = useGridEdit();
  return (
    <DataGrid
      className={screen.grid}
      name={t('homes.grid')}
      rows={rows}
      getRowId={(row) => row.id}
      getRowName={(row) => `${row.siteLabel}, ${row.providerName}`}
      columns={columns}
      bands={bands}
      {...(rows.length > 0 ? { totalRow: total } : {})}
      onEdit={edit}
      onOpen={onOpen}
      selectedRowId={selected}
      columnUnit="years"
      density={density}
      empty={empty}
      storageKey={`homes-${measure}`}
      rowMenu={(row) => [{ id: 'open', label: t('homes.open'), onAction: () => onOpen(row) }]}
    />
  );
}
