import { OrganisationFields, type Organisation, type OrganisationRow } from '../../../shared/features/partners/organisations.ts';
import { PersonFields, type Person } from '../../../shared/features/partners/people.ts';
import type { RecordParts } from '../../work/register/register.ts';
import { t } from './t.ts';

const named = {
  added: (name: string) => t('partners.added', { name }),
  changed: (name: string) => t('partners.changed', { name }),
  removed: (name: string) => t('partners.removed', { name }),
};

/** How organisations are listed and entered. A form has no counts, which the list alone shows. */
export const organisations: RecordParts<'organisation', Organisation & Partial<OrganisationRow>> = {
  entity: 'organisation',
  feature: 'organisations',
  noun: { one: 'organisation', other: 'organisations' },
  schema: OrganisationFields,
  nameOf: ({ name }) => name,
  done: named,
  pasted: { defaults: { sector: 'not_specified' }, all: { include: 'all' } },
  size: 'large',
  columns: [
    { field: 'name', flex: 1, minWidth: 220 },
    { field: 'sector', width: 148 },
    { field: 'rshCode', width: 96 },
    { field: 'designation', width: 128 },
    { key: 'people', heading: t('partners.peopleCount'), kind: 'number', width: 76, value: (row) => row.people ?? null, label: true },
    {
      key: 'openActions',
      heading: t('partners.openActions'),
      kind: 'number',
      width: 112,
      value: (row) => row.openActions ?? null,
      label: true,
    },
    {
      key: 'commitments',
      heading: t('partners.commitments'),
      kind: 'number',
      width: 116,
      value: (row) => row.commitments ?? null,
      label: true,
    },
    'isPartner',
  ],
  form: [
    { field: 'name', noun: t('partners.nameNoun'), wide: true },
    { field: 'sector', noun: t('partners.sectorNoun') },
    { field: 'shortName', hint: t('partners.shortNameHint') },
    { field: 'rshCode', hint: t('partners.rshHint') },
    'designation',
    'corporateForm',
    'registeredOn',
    'website',
    { field: 'isPartner', label: t('partners.isPartnerLabel'), wide: true },
    { field: 'notes', rows: 3 },
  ],
};

/** How people are listed and entered. */
export const people: RecordParts<'person', Person> = {
  entity: 'person',
  feature: 'people',
  noun: { one: 'person', other: 'people' },
  schema: PersonFields,
  nameOf: ({ name }) => name,
  done: named,
  columns: [
    { field: 'name', width: 140 },
    { field: 'jobTitle', flex: 1, minWidth: 160 },
    { field: 'organisationId', flex: 1, minWidth: 160, format: (_value, row) => row.organisationName },
    { field: 'email', flex: 1, minWidth: 190 },
    { field: 'phone', width: 124 },
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
  form: [
    { field: 'name', noun: t('partners.nameNoun'), wide: true },
    'organisationId',
    'jobTitle',
    { field: 'email', type: 'email' },
    { field: 'phone', type: 'tel' },
    { field: 'notes', rows: 3 },
  ],
};
