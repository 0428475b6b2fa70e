import { useMemo } from 'react';
import type { Grid, GridRow, Measure } from '../../../shared/features/homes/contract.ts';
import { ListGrid, type ListProps } from '../../work/ListGrid.tsx';
import { t } from './t.ts';
import { bandOf, columnsOf } from './grid-columns.tsx';
import { useGridEdit } from './use-grid-edit.ts';

export interface CommitmentsGridProps extends ListProps<GridRow> {
  grid: Grid;
  measure: Measure;
}

/** The commitments as a spreadsheet, banded by provider, with a total that follows the filters. */
export function CommitmentsGrid({ grid, measure, ...props }: CommitmentsGridProps) {
  const { rows } = props;
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
    <ListGrid
      {...props}
      name={t('homes.grid')}
      getRowName={(row) => `${row.siteLabel}, ${row.providerName}`}
      columns={columns}
      bands={bands}
      {...(rows.length > 0 ? { totalRow: total } : {})}
      onEdit={edit}
      columnUnit="years"
      storageKey={`homes-${measure}`}
      openLabel={t('homes.open')}
    />
  );
}
