import { useMemo } from 'react';
import type { GroupRow } from '../../../shared/features/partners/groups.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { CADENCES } from '../../../shared/features/partners/codes.ts';
import { ListGrid, type ListProps } from '../../work/ListGrid.tsx';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { formatDate } from '../../ui/format.ts';
import type { GridColumn } from '../../ui/grid/types.ts';

const field = labelsOf('working_group');

/** Working groups as a list; a group is changed on its own screen. */
export function GroupsGrid(props: ListProps<GroupRow>) {
  const columns = useMemo(
    (): GridColumn<GroupRow>[] => [
      {
        key: 'name',
        heading: t('partners.group'),
        kind: 'opener',
        flex: 1,
        minWidth: 220,
        value: (row) => row.name,
        label: true,
      },
      {
        key: 'chairName',
        heading: t('partners.chair'),
        kind: 'text',
        width: 180,
        value: (row) => row.chairName,
        format: (value) => (value ? String(value) : t('partners.noChair')),
        label: true,
      },
      {
        key: 'members',
        heading: t('partners.members'),
        kind: 'number',
        width: 100,
        value: (row) => row.members,
        label: true,
      },
      {
        key: 'cadence',
        heading: field('cadence'),
        kind: 'text',
        width: 130,
        value: (row) => labelOf(CADENCES, row.cadence),
        label: true,
      },
      {
        key: 'nextMeetingOn',
        heading: t('partners.nextMeeting'),
        kind: 'day',
        width: 160,
        value: (row) => row.nextMeetingOn,
        format: (value) => (value ? formatDate(String(value)) : t('ui.format.dash')),
        label: true,
      },
      {
        key: 'openActions',
        heading: t('partners.openActions'),
        kind: 'number',
        width: 124,
        value: (row) => row.openActions,
        label: true,
      },
    ],
    [],
  );
  return (
    <ListGrid
      {...props}
      entity="working_group"
      name={t('partners.groups')}
      noun={(count) => t('partners.groupNoun', { count })}
      getRowName={(row) => row.name}
      columns={columns}
      storageKey="groups"
    />
  );
}
