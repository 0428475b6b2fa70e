import { useNavigate } from '@tanstack/react-router';
import { CalendarDays, Clock, MapPin, Pencil, Send } from 'lucide-react';
import type { NextMeeting } from '../../../shared/features/meetings/contract.ts';
import type { Viewer } from '../../work/home-card.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { MEETING_STAGES } from '../../../shared/features/meetings/codes.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDateLong, formatTime, formatTimeRange } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Stat, Stats } from '../../ui/Stat.tsx';
import styles from '../../work/home-card.module.css';

const timeOf = (meeting: NextMeeting): string =>
  meeting.startsAt && meeting.endsAt
    ? `, ${formatTimeRange(meeting.startsAt, meeting.endsAt)}`
    : meeting.startsAt
      ? `, ${formatTime(meeting.startsAt)}`
      : '';

/** The next meeting and, for the chair, how ready it is. */
export function NextMeetingCard({ data: meeting, viewer }: { data: NextMeeting | null; viewer: Viewer }) {
  const navigate = useNavigate();
  const compact = viewer.role !== 'chair';
  if (!meeting) {
    return (
      <Card title={t('home.nextMeeting')}>
        <EmptyState
          compact
          action={<Button onPress={() => void navigate({ to: '/meetings', search: { new: true } })}>{t('home.planMeeting')}</Button>}
        >
          {t('home.noMeeting')}
        </EmptyState>
      </Card>
    );
  }
  const open = (view: 'agenda' | 'minutes'): void =>
    void navigate({ to: '/meetings/$meetingId', params: { meetingId: meeting.id }, search: { view } });
  return (
    <Card padding={compact ? 'default' : 'main'}>
      <div className={styles.eyebrow}>
        <span>{t('home.nextMeeting')}</span>
        <Chip icon={meeting.stage === 'draft' ? Pencil : Send}>{labelOf(MEETING_STAGES, meeting.stage)}</Chip>
      </div>
      <h2>{meeting.groupName}</h2>
      <p className={styles.when}>
        <span>
          <Icon as={CalendarDays} />
          {formatDateLong(meeting.heldOn) + timeOf(meeting)}
        </span>
        {meeting.place ? (
          <span>
            <Icon as={MapPin} />
            {meeting.place}
          </span>
        ) : null}
      </p>
      {compact ? null : (
        <Stats label={t('home.readiness')}>
          <Stat
            label={t('home.mattersArising')}
            value={meeting.mattersArising}
            unit={t('home.ofThemOverdue', { count: meeting.overdue })}
          />
          <Stat
            label={t('home.members')}
            value={meeting.members}
            unit={meeting.quorumNeeded === null ? t('home.noQuorum') : t('home.quorum', { count: meeting.quorumNeeded })}
          />
          <Stat
            label={t('home.agendaTime')}
            value={meeting.minutesPlanned}
            unit={meeting.length === null ? t('home.minutes') : t('home.ofMinutes', { count: meeting.length })}
          />
        </Stats>
      )}
      <div className={styles.buttons}>
        <Button variant={compact ? 'default' : 'primary'} size={compact ? 28 : 32} autoFocus={!compact} onPress={() => open('agenda')}>
          {compact ? t('home.openMeeting') : t('home.prepareAgenda')}
        </Button>
        {compact ? null : <Button onPress={() => open('minutes')}>{t('home.openMinutes')}</Button>}
        {compact ? null : (
          <span className={styles.due}>
            <Icon as={Clock} />
            <span>
              {t('home.sendAgendaBy')} <b>{formatDateLong(meeting.agendaDueOn)}</b>
            </span>
          </span>
        )}
      </div>
    </Card>
  );
}
