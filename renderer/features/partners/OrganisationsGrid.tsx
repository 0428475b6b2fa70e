import { useMemo } from 'react';
import type { OrganisationRow } from '../../../shared/features/partners/organisations.ts';
import { type Code } from '../../../shared/domain/codes.ts';
import { DESIGNATIONS, SECTORS } from '../../../shared/features/partners/codes.ts';
import { ListGrid, type ListProps } from '../../work/ListGrid.tsx';
import { useRecordEdits, YES, type RecordRows } from '../../work/record-edits.ts';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import type { GridColumn, SelectOption } from '../../ui/grid/types.ts';

const field = labelsOf('organisation');

const optionsOf = (list: readonly Code[]): SelectOption[] => list.map(({ code, label }) => ({ value: code, label }));

const rowsOf: RecordRows<OrganisationRow> = { entity: 'organisation', feature: 'organisations', nameOf: (row) => row.name };

const columnsOf = (): GridColumn<OrganisationRow>[] => [
  { key: 'name', heading: field('name'), kind: 'text', flex: 1, minWidth: 220, value: (row) => row.name },
  {
    key: 'sector',
    heading: field('sector'),
    kind: 'select',
    width: 148,
    value: (row) => row.sector,
    options: optionsOf(SECTORS),
  },
  { key: 'rshCode', heading: field('rshCode'), kind: 'text', width: 96, value: (row) => row.rshCode },
  {
    key: 'designation',
    heading: field('designation'),
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
      { value: YES, label: t('app.yes') },
      { value: 'no', label: t('app.no') },
    ],
  },
];

/** Organisations as a spreadsheet. */
export function OrganisationsGrid(props: ListProps<OrganisationRow>) {
  const columns = useMemo(columnsOf, []);
  const edit = useRecordEdits(rowsOf);
  return (
    <ListGrid
      {...props}
      name={t('partners.organisations')}
      getRowName={rowsOf.nameOf}
      columns={columns}
      onEdit={edit}
      storageKey="organisations"
      openLabel={t('partners.open')}
    />
  );
}
