import type { Site } from '../../../shared/features/sites/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { OWNERSHIPS, PLANNING_STATUSES } from '../../../shared/features/sites/codes.ts';
import { ListGrid, type ListProps } from '../../work/ListGrid.tsx';
import { useRecordEdits, type RecordRows } from '../../work/record-edits.ts';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import type { GridColumn } from '../../ui/grid/types.ts';

const field = labelsOf('site');

const M2_IN_HECTARE = 10_000;

const columns: GridColumn<Site>[] = [
  {
    key: 'reference',
    heading: field('reference'),
    kind: 'link',
    width: 124,
    value: (row) => row.reference,
    label: true,
  },
  {
    key: 'nameAddress',
    heading: field('nameAddress'),
    kind: 'text',
    flex: 1,
    minWidth: 220,
    value: (row) => row.nameAddress,
  },
  {
    key: 'register',
    heading: field('register'),
    kind: 'text',
    width: 110,
    value: (row) => row.register,
    label: true,
  },
  {
    key: 'areaSqm',
    heading: t('sites.hectares'),
    kind: 'text',
    width: 84,
    value: (row) => row.areaSqm,
    format: (value) => (value === null ? '–' : (Number(value) / M2_IN_HECTARE).toFixed(2)),
    label: true,
    cellClass: () => 'hpp-number',
  },
  {
    key: 'planningStatus',
    heading: field('planningStatus'),
    kind: 'select',
    width: 140,
    value: (row) => row.planningStatus,
    options: PLANNING_STATUSES.map(({ code, label }) => ({ value: code, label })),
    format: (value) => labelOf(PLANNING_STATUSES, value === null ? null : String(value)),
  },
  {
    key: 'ownership',
    heading: field('ownership'),
    kind: 'text',
    width: 216,
    value: (row) => labelOf(OWNERSHIPS, row.ownership),
    label: true,
  },
  {
    key: 'homesFrom',
    heading: field('homesFrom'),
    kind: 'whole',
    width: 92,
    value: (row) => row.homesFrom,
    total: 'sum',
  },
  {
    key: 'homesTo',
    heading: field('homesTo'),
    kind: 'whole',
    width: 84,
    value: (row) => row.homesTo,
    total: 'sum',
  },
];

const rowsOf: RecordRows<Site> = { entity: 'site', feature: 'sites', nameOf: (row) => row.reference };

/** Sites as a spreadsheet. */
export function SitesGrid(props: ListProps<Site>) {
  const edit = useRecordEdits(rowsOf);
  return (
    <ListGrid
      {...props}
      name={t('sites.grid')}
      getRowName={rowsOf.nameOf}
      columns={columns}
      onEdit={edit}
      storageKey="sites"
      openLabel={t('sites.open')}
    />
  );
}
