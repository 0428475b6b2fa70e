import { TriangleAlert } from 'lucide-react';
import { labelOf } from '../../../shared/domain/codes.ts';
import { MEETING_STAGES } from '../../../shared/features/meetings/codes.ts';
import { useQuery } from '../../api/query.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { ukToday } from '../../ui/dates.ts';
import { t } from './t.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FirstOf } from '../../ui/FirstOf.tsx';
import { formatDate, formatDateLong } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ScreenLink } from '../../work/links.tsx';
import styles from './GroupPage.module.css';

const SHOWN = 5;

/** The group's next meetings. */
export function MeetingsCard({ groupId }: { groupId: string }) {
  const from = ukToday();
  const meetings = useQuery('meetings.list', { groupId, from });
  return (
    <Card title={t('groups.meetings')}>
      <Loaded query={meetings}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState compact>{t('groups.noMeetings')}</EmptyState>
          ) : (
            <FirstOf items={rows.toReversed()} most={SHOWN}>
              {(shown) => (
                <ul className={styles.list}>
                  {shown.map((meeting) => (
                    <li key={meeting.id}>
                      <div>
                        <ScreenLink to={{ to: '/meetings/$meetingId', params: { meetingId: meeting.id }, search: { view: 'agenda' } }}>
                          {formatDateLong(meeting.heldOn)}
                        </ScreenLink>
                        {meeting.place ? <span className={styles.caption}>{meeting.place}</span> : null}
                      </div>
                      <span className={styles.aside}>{labelOf(MEETING_STAGES, meeting.stage)}</span>
                    </li>
                  ))}
                </ul>
              )}
            </FirstOf>
          )
        }
      </Loaded>
      <p className={styles.more}>
        <ScreenLink to={{ to: '/meetings', search: { group: groupId } }}>{t('groups.allMeetings')}</ScreenLink>
      </p>
    </Card>
  );
}

/** What the group's members still have to do, the oldest due first. */
export function ActionsCard({ groupId }: { groupId: string }) {
  const actions = useQuery('actions.list', { view: 'open', groupId });
  return (
    <Card title={t('groups.actions')} badge={actions.data ? <span className={styles.aside}>{actions.data.length}</span> : undefined}>
      <Loaded query={actions}>
        {(rows) => {
          if (rows.length === 0) return <EmptyState compact>{t('groups.noActions')}</EmptyState>;
          const overdue = rows.filter((row) => row.overdue).length;
          return (
            <>
              {overdue > 0 ? (
                <p className={styles.late}>
                  <Icon as={TriangleAlert} size={14} />
                  {t('groups.overdue', { count: overdue })}
                </p>
              ) : null}
              <FirstOf items={rows} most={SHOWN}>
                {(shown) => (
                  <ul className={styles.list}>
                    {shown.map((action) => (
                      <li key={action.id}>
                        <div>
                          <ScreenLink to={{ to: '/actions', search: { action: action.id } }}>{action.title}</ScreenLink>
                          <span className={styles.caption}>
                            {[
                              action.ownerName || action.organisationName || t('groups.noOwner'),
                              action.dueOn
                                ? t(action.overdue ? 'groups.wasDue' : 'groups.dueOn', { date: formatDate(action.dueOn) })
                                : t('groups.noDue'),
                            ].join(' · ')}
                          </span>
                        </div>
                      </li>
                    ))}
                  </ul>
                )}
              </FirstOf>
              <p className={styles.more}>
                <ScreenLink to={{ to: '/actions' }}>{t('groups.allActions')}</ScreenLink>
              </p>
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}
