import { useMemo } from 'react';
import type { Person } from '../../../shared/features/partners/people.ts';
import { useOrganisationChoices } from '../../work/choices.ts';
import { ListGrid, type ListProps } from '../../work/ListGrid.tsx';
import { useRecordEdits, type RecordRows } from '../../work/record-edits.ts';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import type { GridColumn } from '../../ui/grid/types.ts';

const field = labelsOf('person');

const rowsOf: RecordRows<Person> = { entity: 'person', feature: 'people', nameOf: (row) => row.name };

/** People as a spreadsheet. */
export function PeopleGrid(props: ListProps<Person>) {
  const organisations = useOrganisationChoices();
  const columns = useMemo(
    (): GridColumn<Person>[] => [
      { key: 'name', heading: field('name'), kind: 'text', width: 140, value: (row) => row.name },
      {
        key: 'jobTitle',
        heading: field('jobTitle'),
        kind: 'text',
        flex: 1,
        minWidth: 160,
        value: (row) => row.jobTitle,
      },
      {
        key: 'organisationId',
        heading: field('organisationId'),
        kind: 'select',
        flex: 1,
        minWidth: 160,
        value: (row) => row.organisationId,
        options: organisations.map(({ id, label }) => ({ value: id, label })),
        format: (_value, row) => row.organisationName,
      },
      { key: 'email', heading: field('email'), kind: 'text', flex: 1, minWidth: 190, value: (row) => row.email },
      { key: 'phone', heading: field('phone'), kind: 'text', width: 124, value: (row) => row.phone },
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
  const edit = useRecordEdits(rowsOf);
  return (
    <ListGrid
      {...props}
      name={t('partners.people')}
      getRowName={rowsOf.nameOf}
      columns={columns}
      onEdit={edit}
      storageKey="people"
      openLabel={t('partners.open')}
    />
  );
}
