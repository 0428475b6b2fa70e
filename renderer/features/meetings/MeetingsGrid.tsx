import { useMemo } from 'react';
import type { MeetingRow } from '../../../shared/features/meetings/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { MEETING_STAGES } from '../../../shared/features/meetings/codes.ts';
import { ListGrid, type ListProps } from '../../work/ListGrid.tsx';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { formatDate } from '../../ui/format.ts';
import type { GridColumn } from '../../ui/grid/types.ts';
import { StageChip } from './StageChip.tsx';
import { timeWords } from './words.ts';

const field = labelsOf('meeting');

export interface MeetingsGridProps extends ListProps<MeetingRow> {
  /** Upcoming meetings say when the agenda is due. */
  upcoming: boolean;
  today: string;
}

const count = (key: 'items' | 'decisions' | 'actions', width: number): GridColumn<MeetingRow> => ({
  key,
  heading: t(`meetings.${key}`),
  kind: 'number',
  width,
  value: (row) => row[key],
  label: true,
});

function dueWords(row: MeetingRow, today: string): string {
  if (row.stage !== 'draft') return t('meetings.agendaSent');
  const date = formatDate(row.agendaDueOn);
  return row.agendaDueOn < today ? t('meetings.agendaLate', { date }) : date;
}

/** Meetings as a list to look through; a meeting is changed on its own screen. */
export function MeetingsGrid({ upcoming, today, ...list }: MeetingsGridProps) {
  const columns = useMemo((): GridColumn<MeetingRow>[] => {
    const all: GridColumn<MeetingRow>[] = [
      {
        key: 'heldOn',
        heading: field('heldOn'),
        kind: 'opener',
        width: 140,
        value: (row) => row.heldOn,
        format: (value) => formatDate(String(value)),
        label: true,
      },
      {
        key: 'groupName',
        heading: field('groupId'),
        kind: 'text',
        flex: 1,
        minWidth: 210,
        value: (row) => row.groupName,
        label: true,
      },
      {
        key: 'stage',
        heading: field('stage'),
        kind: 'status',
        width: 132,
        value: (row) => labelOf(MEETING_STAGES, row.stage),
        render: (row) => <StageChip stage={row.stage} />,
        label: true,
      },
      {
        key: 'time',
        heading: t('meetings.time'),
        kind: 'text',
        width: 136,
        value: (row) => row.startsAt,
        format: (_value, row) => timeWords(row),
        label: true,
      },
      {
        key: 'place',
        heading: field('place'),
        kind: 'text',
        flex: 1,
        minWidth: 140,
        value: (row) => row.place,
        label: true,
      },
      count('items', 64),
    ];
    // What is still to come has decided nothing; what is past has no agenda to send.
    if (!upcoming) all.push(count('decisions', 96), count('actions', 84));
    else
      all.push({
        key: 'agendaDueOn',
        heading: t('meetings.agendaDue'),
        kind: 'text',
        width: 172,
        value: (row) => row.agendaDueOn,
        format: (_value, row) => dueWords(row, today),
        label: true,
      });
    return all;
  }, [upcoming, today]);
  return (
    <ListGrid
      {...list}
      entity="meeting"
      name={t('meetings.grid')}
      noun={(count) => t('meetings.noun', { count })}
      getRowName={(row) => `${row.groupName}, ${formatDate(row.heldOn)}`}
      columns={columns}
      storageKey={upcoming ? 'meetings-upcoming' : 'meetings-past'}
    />
  );
}
