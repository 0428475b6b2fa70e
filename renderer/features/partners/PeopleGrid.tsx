import { useMemo } from 'react';
import type { Person } from '../../../shared/features/partners/people.ts';
import { useOrganisationChoices } from '../../work/choices.ts';
import { ListGrid, type ListProps } from '../../work/ListGrid.tsx';
import { useRecordEdits, type RecordRows } from '../../work/record-edits.ts';
import { t } from './t.ts';
import type { GridColumn } from '../../ui/grid/types.ts';

const rowsOf: RecordRows<Person> = {
  name: (row) => row.name,
  fieldValue: (key, value) => (key === 'organisationId' ? value : (value ?? '')),
};

/** People as a spreadsheet. */
export function PeopleGrid(props: ListProps<Person>) {
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
  const edit = useRecordEdits('people', rowsOf);
  return (
    <ListGrid
      {...props}
      name={t('partners.people')}
      getRowName={rowsOf.name}
      columns={columns}
      onEdit={edit}
      storageKey="people"
      openLabel={t('partners.open')}
    />
  );
}
