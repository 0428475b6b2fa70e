import { useCallback, useMemo, type ReactNode } from 'react';
import type { Person } from '../../../shared/contract/people.ts';
import { useAct } from '../../app/act.ts';
import { useOrganisationChoices } from '../../app/choices.ts';
import { usePreferences } from '../../app/preferences.ts';
import screen from '../../app/screen.module.css';
import { t } from '../../strings/t.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { CellChange, CellValue, EditOutcome, GridColumn } from '../../ui/grid/types.ts';
import { saveRows } from './row-edits.ts';

export interface PeopleGridProps {
  rows: Person[];
  text: string;
  selected: string | null;
  onOpen: (row: Person) => void;
  empty: ReactNode;
}

const fieldValue = (key: string, value: CellValue): unknown => (key === 'organisationId' ? value : (value ?? ''));

/** People as a spreadsheet. */
export function PeopleGrid({ rows, text, selected, onOpen, empty }: PeopleGridProps) {
  const { density } = usePreferences();
  const { act } = useAct('people.update');
  const organisations = useOrganisationChoices();
  const columns = useMemo(
    (): GridColumn<Person>[] => [
      { key: 'name', heading: t('fields.name'), kind: 'text', width: 140, value: (row) => row.name },
      {
        key: 'jobTitle',
        heading: t('fields.jobTitle'),
        kind: 'text',
        flex: 1,
        minWidth: 160,
        value: (row) => row.jobTitle,
      },
      {
        key: 'organisationId',
        heading: t('fields.organisationId'),
        kind: 'select',
        flex: 1,
        minWidth: 160,
        value: (row) => row.organisationId,
        options: organisations.map(({ id, label }) => ({ value: id, label })),
        format: (_value, row) => row.organisationName,
      },
      { key: 'email', heading: t('fields.email'), kind: 'text', flex: 1, minWidth: 190, value: (row) => row.email },
      { key: 'phone', heading: t('fields.phone'), kind: 'text', width: 124, value: (row) => row.phone },
      {
        key: 'groups',
        heading: t('partners.inGroups'),
        kind: 'text',
        flex: 1,
        minWidth: 140,
        value: (row) => row.groups.join(', '),
        label: true,
      },
    ],
    [organisations],
  );
  const edit = useCallback(
    (changes: readonly CellChange<Person>[]): Promise<EditOutcome> =>
      saveRows({ changes, fieldValue, save: (row, onError) => act(row, { onError }) }),
    [act],
  );
  return (
    <DataGrid
      className={screen.grid}
      name={t('partners.people')}
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
      storageKey="people"
      rowMenu={(row) => [{ id: 'open', label: t('partners.open'), onAction: () => onOpen(row) }]}
    />
  );
}
