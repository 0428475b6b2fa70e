import { useMemo, useState } from 'react';
import type { Grid, GridRow, Measure } from '../../../shared/features/homes/contract.ts';
import { useAct } from '../../work/act.ts';
import { ListGrid, type ListProps } from '../../work/ListGrid.tsx';
import { t } from './t.ts';
import { addSums, BandSums } from './band-sums.ts';
import { bandOf, columnsOf } from './grid-columns.tsx';
import { CommitmentDialog } from './CommitmentDialog.tsx';
import { useGridEdit } from './use-grid-edit.ts';

export interface CommitmentsGridProps extends ListProps<GridRow> {
  grid: Grid;
  measure: Measure;
}

/** The commitments as a spreadsheet, banded by provider, with a total that follows the filters. */
export function CommitmentsGrid({ grid, measure, ...props }: CommitmentsGridProps) {
  // Not the answer itself: that is another one after each edit.
  const { years, currentYear } = grid;
  const besidePanel = props.selected != null;
  const columns = useMemo(() => columnsOf({ years, currentYear }, measure, besidePanel), [years, currentYear, measure, besidePanel]);
  const sums = useMemo(() => new BandSums(currentYear), [currentYear]);
  const bands = useMemo(
    () => ({
      getBandKey: (row: GridRow) => row.organisationId,
      describe: (_key: string, members: readonly GridRow[]) =>
        bandOf(members[0]?.providerName ?? '', sums.of(members), { years, currentYear }, measure),
    }),
    [sums, years, currentYear, measure],
  );
  const providers = useMemo(() => new Set(grid.rows.map(({ organisationId }) => organisationId)).size, [grid.rows]);
  const total = useMemo(
    () => (listed: readonly GridRow[]) => {
      const each = sums.each(listed);
      const label =
        each.length < providers
          ? t('homes.providersOf', { count: each.length, all: providers })
          : t('homes.allProviders', { count: each.length });
      return bandOf(label, addSums(each), { years, currentYear }, measure);
    },
    [sums, providers, years, currentYear, measure],
  );
  const edit = useGridEdit();
  // As it was when editing began: a change by somebody else is noticed on saving.
  const [editing, setEditing] = useState<GridRow | null>(null);
  const { act: remove } = useAct('homes.remove');
  return (
    <>
      <ListGrid
        {...props}
        entity="commitment"
        name={t('homes.grid')}
        getRowName={(row) => `${row.siteLabel}, ${row.providerName}`}
        columns={columns}
        bands={bands}
        totalRow={total}
        noun={(count) => t('homes.noun', { count })}
        onEdit={edit}
        columnUnit="years"
        storageKey={`homes-${measure}`}
        changes={{
          onEdit: setEditing,
          onRemove: ({ id, version, siteLabel }) => void remove({ id, version }, { done: t('homes.removed', { site: siteLabel }) }),
        }}
      />
      {editing ? <CommitmentDialog commitment={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}
