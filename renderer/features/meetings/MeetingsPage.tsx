import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { CalendarDays, CalendarPlus, Plus } from 'lucide-react';
import type { MeetingRow } from '../../../shared/features/meetings/contract.ts';
import { useQuery } from '../../api/query.tsx';
import { useGroupChoices } from '../../work/choices.ts';
import { useFindText } from '../../work/view-address.ts';
import { Loaded } from '../../work/Loaded.tsx';
import { useListedCount } from '../../work/listed-count.ts';
import screen from '../../work/screen.module.css';
import { ukToday } from '../../ui/dates.ts';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { PlanDialog } from './MeetingDialogs.tsx';
import { MeetingsGrid } from './MeetingsGrid.tsx';

const field = labelsOf('meeting');

const route = getRouteApi('/meetings');
const ALL = 'all';

/** Meetings of every group, or of one: upcoming first, then past. */
export function MeetingsPage() {
  const { group, new: adding } = route.useSearch();
  const go = route.useNavigate();
  const navigate = useNavigate();
  const groups = useQuery('groups.list', {});
  const list = useQuery('meetings.list', group ? { groupId: group } : {});
  const noGroup = groups.data?.length === 0;
  const plan = (): void => void go({ search: (old) => ({ ...old, new: true }) });
  const openAgenda = (id: string): void =>
    void navigate({ to: '/meetings/$meetingId', params: { meetingId: id }, search: { view: 'agenda' } });
  return (
    <div className={screen.screen}>
      <div className={screen.left}>
        <PageHeader
          title={t('nav.meetings')}
          actions={
            noGroup ? null : (
              <Button variant="primary" icon={Plus} onPress={plan}>
                {t('meetings.plan')}
              </Button>
            )
          }
        />
        <Loaded query={list} text={t('meetings.loading')}>
          {(rows) =>
            noGroup ? (
              <EmptyState
                icon={CalendarPlus}
                action={
                  <Button variant="primary" onPress={() => void navigate({ to: '/partners', search: { tab: 'groups', new: true } })}>
                    {t('meetings.setUpGroup')}
                  </Button>
                }
              >
                {t('meetings.noGroup')}
              </EmptyState>
            ) : (
              <Listed rows={rows} onPlan={plan} />
            )
          }
        </Loaded>
      </div>
      {adding && groups.data && !noGroup ? (
        <PlanDialog
          groupId={group ?? (groups.data.length === 1 ? groups.data[0]!.id : null)}
          onClose={() => void go({ search: (old) => ({ ...old, new: undefined }), replace: true })}
          onPlanned={({ id }) => openAgenda(id)}
        />
      ) : null}
    </div>
  );
}

/** Stages in which the minutes matter more than the agenda. */
const MINUTED: readonly string[] = ['in_progress', 'draft_minutes', 'agreed'];

function Listed({ rows, onPlan }: { rows: MeetingRow[]; onPlan: () => void }) {
  const { group } = route.useSearch();
  const go = route.useNavigate();
  const navigate = useNavigate();
  const choices = useGroupChoices();
  const [text, setText] = useFindText();
  const today = ukToday();
  const upcoming = rows.filter((row) => row.heldOn >= today).toReversed();
  const past = rows.filter((row) => row.heldOn < today);
  const first = upcoming.length === 0 && past.length > 0 ? 'past' : 'upcoming';
  const { when: tab = first } = route.useSearch();
  const setTab = (when: 'upcoming' | 'past'): void => void go({ search: (old) => ({ ...old, when, sort: undefined }) });
  // Of the list that is open, what it lists; of the other, how many there are.
  const [listed, onListed] = useListedCount(tab);
  const countOf = (id: typeof tab, those: readonly MeetingRow[]): number => (id === tab && listed ? listed.count : those.length);
  const inGroup = choices.find(({ id }) => id === group)?.label;
  const open = (row: MeetingRow): void =>
    void navigate({
      to: '/meetings/$meetingId',
      params: { meetingId: row.id },
      search: { view: MINUTED.includes(row.stage) ? 'minutes' : 'agenda' },
    });
  return (
    <Tabs
      label={t('meetings.views')}
      value={tab}
      onChange={setTab}
      items={[
        { id: 'upcoming', label: t('meetings.upcoming'), count: countOf('upcoming', upcoming) },
        { id: 'past', label: t('meetings.past'), count: countOf('past', past) },
      ]}
    >
      <div className={screen.tools}>
        <TextField label={t('meetings.filter')} hideLabel placeholder={t('meetings.filter')} value={text} onChange={setText} />
        <Select
          label={field('groupId')}
          inlineLabel
          items={[{ id: ALL, label: t('meetings.allGroups') }, ...choices]}
          value={group ?? ALL}
          onChange={(id) => void go({ search: (old) => ({ ...old, group: id === null || id === ALL ? undefined : id }) })}
        />
      </div>
      <MeetingsGrid
        key={tab}
        rows={tab === 'upcoming' ? upcoming : past}
        upcoming={tab === 'upcoming'}
        today={today}
        text={text}
        onListed={onListed}
        remark={
          inGroup === undefined
            ? t('meetings.ofTab', { tab: t(`meetings.${tab}`) })
            : t('meetings.ofTabAndGroup', { tab: t(`meetings.${tab}`), group: inGroup })
        }
        onOpen={open}
        empty={
          tab === 'past' ? (
            <EmptyState icon={CalendarDays}>{t('meetings.emptyPast')}</EmptyState>
          ) : (
            <EmptyState icon={CalendarDays} action={<Button onPress={onPlan}>{t('meetings.plan')}</Button>}>
              {t(rows.length === 0 ? 'meetings.empty' : 'meetings.emptyUpcoming')}
            </EmptyState>
          )
        }
      />
    </Tabs>
  );
}
