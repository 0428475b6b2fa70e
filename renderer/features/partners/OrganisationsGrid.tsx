import { useCallback, useMemo, type ReactNode } from 'react';
import type { OrganisationRow } from '../../../shared/contract/organisations.ts';
import { DESIGNATIONS, SECTORS, type Code } from '../../../shared/domain/codes.ts';
import { useAct } from '../../app/act.ts';
import { usePreferences } from '../../app/preferences.ts';
import screen from '../../app/screen.module.css';
import { t } from '../../strings/t.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { CellChange, CellValue, EditOutcome, GridColumn, SelectOption } from '../../ui/grid/types.ts';
import { saveRows } from './row-edits.ts';

export interface OrganisationsGridProps {
  rows: OrganisationRow[];
  text: string;
  selected: string | null;
  onOpen: (row: OrganisationRow) => void;
  empty: ReactNode;
}

const optionsOf = (list: readonly Code[]): SelectOption[] => list.map(({ code, label }) => ({ value: code, label }));
const YES = 'yes';

function fieldValue(key: string, value: CellValue): unknown {
  if (key === 'isPartner') return value === YES;
  return key === 'name' ? (value ?? '') : value;
}

const columnsOf = (): GridColumn<OrganisationRow>[] => [
  { key: 'name', heading: t('fields.name'), kind: 'text', flex: 1, minWidth: 220, value: (row) => row.name },
  {
    key: 'sector',
    heading: t('fields.sector'),
    kind: 'select',
    width: 148,
    value: (row) => row.sector,
    options: optionsOf(SECTORS),
  },
  { key: 'rshCode', heading: t('fields.rshCode'), kind: 'text', width: 96, value: (row) => row.rshCode },
  {
    key: 'designation',
    heading: t('fields.designation'),
    kind: 'select',
    width: 128,
    value: (row) => row.designation,
    options: optionsOf(DESIGNATIONS),
  },
  {
    key: 'people',
    heading: t('partners.peopleCount'),
    kind: 'whole',
    width: 76,
    value: (row) => row.people,
    label: true,
  },
  {
    key: 'openActions',
    heading: t('partners.openActions'),
    kind: 'whole',
    width: 112,
    value: (row) => row.openActions,
    label: true,
  },
  {
    key: 'commitments',
    heading: t('partners.commitments'),
    kind: 'whole',
    width: 116,
    value: (row) => row.commitments,
    label: true,
  },
  {
    key: 'isPartner',
    heading: t('partners.partner'),
    kind: 'select',
    width: 88,
    value: (row) => (row.isPartner ? YES : 'no'),
    options: [
      { value: YES, label: t('partners.yes') },
      { value: 'no', label: t('partners.no') },
    ],
  },
];

/** Organisations as a spreadsheet. */
export function OrganisationsGrid({ rows, text, selected, onOpen, empty }: OrganisationsGridProps) {
  const { density } = usePreferences();
  const { act } = useAct('organisations.update');
  const columns = useMemo(columnsOf, []);
  const edit = useCallback(
    (changes: readonly CellChange<OrganisationRow>[]): Promise<EditOutcome> =>
      saveRows({ changes, fieldValue, save: (row, onError) => act(row, { onError }) }),
    [act],
  );
  return (
    <DataGrid
      className={screen.grid}
      name={t('partners.organisations')}
      rows={rows}
      getRowId={(row) => row.id}
      getRowName={(row) => row.name}
      columns={columns}
      onEdit={edit}
      onOpen={onOpen}
      selectedRowId={selected}
      quickFilter={text}
      density={density}
      empty={empty}
      storageKey="organisations"
      rowMenu={(row) => [{ id: 'open', label: t('partners.open'), onAction: () => onOpen(row) }]}
    />
  );
}
