import type { ReactNode } from 'react';
import type { Site } from '../../../shared/contract/sites.ts';
import { labelOf, OWNERSHIPS, PLANNING_STATUSES } from '../../../shared/domain/codes.ts';
import { useRefresh } from '../../api/query.tsx';
import { useAct } from '../../app/act.ts';
import { usePreferences } from '../../app/preferences.ts';
import screen from '../../app/screen.module.css';
import { t } from '../../strings/t.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { CellChange, CellProblem, EditOutcome, GridColumn } from '../../ui/grid/types.ts';

export interface SitesGridProps {
  rows: Site[];
  text: string;
  selected: string | null;
  onOpen: (row: Site) => void;
  status: ReactNode;
  empty: ReactNode;
}

const M2_IN_HECTARE = 10_000;

const columns: GridColumn<Site>[] = [
  {
    key: 'reference',
    heading: t('fields.reference'),
    kind: 'link',
    width: 124,
    value: (row) => row.reference,
    label: true,
  },
  {
    key: 'nameAddress',
    heading: t('fields.nameAddress'),
    kind: 'text',
    flex: 1,
    minWidth: 220,
    value: (row) => row.nameAddress,
  },
  {
    key: 'register',
    heading: t('fields.register'),
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
    heading: t('fields.planningStatus'),
    kind: 'select',
    width: 140,
    value: (row) => row.planningStatus,
    options: PLANNING_STATUSES.map(({ code, label }) => ({ value: code, label })),
    format: (value) => labelOf(PLANNING_STATUSES, value === null ? null : String(value)),
  },
  {
    key: 'ownership',
    heading: t('fields.ownership'),
    kind: 'text',
    width: 216,
    value: (row) => labelOf(OWNERSHIPS, row.ownership),
    label: true,
  },
  {
    key: 'homesFrom',
    heading: t('fields.homesFrom'),
    kind: 'whole',
    width: 92,
    value: (row) => row.homesFrom,
    total: 'sum',
  },
  {
    key: 'homesTo',
    heading: t('fields.homesTo'),
    kind: 'whole',
    width: 84,
    value: (row) => row.homesTo,
    total: 'sum',
  },
];

/** Sites as a spreadsheet. */
export function SitesGrid({ rows, text, selected, onOpen, status, empty }: SitesGridProps) {
  const { density } = usePreferences();
  const { act } = useAct('sites.update');
  const refresh = useRefresh('sites.list');
  const edit = async (changes: readonly CellChange<Site>[]): Promise<EditOutcome> => {
    const rejected: CellProblem[] = [];
    const versions = new Map<string, number>();
    for (const { row, rowId, columnKey, value, text: given } of changes) {
      const saved = await act({
        id: row.id,
        version: versions.get(row.id) ?? row.version,
        changes: { [columnKey]: value },
      });
      if (saved) versions.set(row.id, saved.version);
      else rejected.push({ rowId, columnKey, text: given, message: t('homes.notSaved') });
    }
    await refresh();
    return { rejected };
  };
  return (
    <DataGrid
      className={screen.grid}
      name={t('sites.grid')}
      rows={rows}
      getRowId={(row) => row.id}
      getRowName={(row) => row.reference}
      columns={columns}
      onEdit={edit}
      onOpen={onOpen}
      selectedRowId={selected}
      quickFilter={text}
      density={density}
      status={status}
      empty={empty}
      storageKey="sites"
      rowMenu={(row) => [{ id: 'open', label: t('sites.open'), onAction: () => onOpen(row) }]}
    />
  );
}
