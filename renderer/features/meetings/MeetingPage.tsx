import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { CalendarDays, Clock, MapPin, Pencil, Play, Printer, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { MeetingDetail } from '../../../shared/features/meetings/contract.ts';
import { useAct } from '../../work/act.ts';
import { Loaded } from '../../work/Loaded.tsx';
import { RecordHistory } from '../../work/RecordHistory.tsx';
import { useHref } from '../../work/links.tsx';
import { ukToday } from '../../ui/dates.ts';
import { t } from './t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { formatDateLong } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { AgendaView } from './AgendaView.tsx';
import { AttendanceStrip } from './AttendanceStrip.tsx';
import { FinishDialog } from './FinishDialog.tsx';
import { EditMeetingDialog } from './MeetingDialogs.tsx';
import { MinutesView } from './MinutesView.tsx';
import { StageControl, useStage } from './StageChip.tsx';
import styles from './Strip.module.css';
import { timeWords } from './words.ts';
import { useMeeting, type WholeMeeting } from './use-meeting.ts';

const route = getRouteApi('/meetings/$meetingId');

/** One meeting: its agenda, its minutes, or its history. */
export function MeetingPage() {
  const { meetingId } = route.useParams();
  const meeting = useMeeting(meetingId);
  return (
    <Loaded query={meeting} text={t('meetings.loadingOne')}>
      {(detail) => <Opened key={detail.id} meeting={detail} />}
    </Loaded>
  );
}

const TITLES = { agenda: 'meetings.agendaTitle', minutes: 'meetings.minutesTitle', history: 'meetings.historyTitle' } as const;

function Opened({ meeting }: { meeting: WholeMeeting }) {
  const { view = 'agenda' } = route.useSearch();
  const hrefOf = useHref();
  const go = route.useNavigate();
  const locked = meeting.stage === 'agreed';
  const { setStage } = useStage(meeting);
  const date = formatDateLong(meeting.heldOn);
  return (
    <div className={styles.page}>
      <PageHeader
        title={t(TITLES[view], { date })}
        crumbs={[
          { label: t('nav.meetings'), href: hrefOf({ to: '/meetings' }) },
          { label: meeting.groupName, href: hrefOf({ to: '/groups/$groupId', params: { groupId: meeting.groupId } }) },
        ]}
        sub={<StageControl meeting={meeting} />}
        actions={<HeaderButtons meeting={meeting} view={view} locked={locked} />}
      />
      <Tabs
        label={t('meetings.views2')}
        value={view}
        onChange={(next) => void go({ search: (old) => ({ ...old, view: next }), replace: true })}
        items={[
          { id: 'agenda', label: t('meetings.agenda') },
          { id: 'minutes', label: t('meetings.minutes') },
          { id: 'history', label: t('meetings.history') },
        ]}
      >
        <div className={styles.strip}>
          {view !== 'minutes' ? <Facts meeting={meeting} /> : <AttendanceStrip meeting={meeting} locked={locked} />}
        </div>
        {locked ? (
          <div className={styles.banner} data-print="hide">
            <Banner
              actions={
                <Button size={28} onPress={() => void setStage('draft_minutes', t('meetings.unlocked'))}>
                  {t('meetings.unlock')}
                </Button>
              }
            >
              {t('meetings.locked')}
            </Banner>
          </div>
        ) : null}
        {view === 'agenda' ? (
          <AgendaView meeting={meeting} locked={locked} />
        ) : view === 'minutes' ? (
          <MinutesView meeting={meeting} locked={locked} />
        ) : (
          <div className={styles.history}>
            <RecordHistory entity="meeting" id={meeting.id} />
          </div>
        )}
      </Tabs>
    </div>
  );
}

/** When and where, and by when the agenda goes out. */
function Facts({ meeting }: { meeting: MeetingDetail }) {
  const time = timeWords(meeting);
  const late = meeting.stage === 'draft' && meeting.agendaDueOn < ukToday();
  const due = formatDateLong(meeting.agendaDueOn);
  return (
    <>
      {time ? (
        <span className={styles.fact}>
          <Icon as={Clock} />
          {time}
        </span>
      ) : null}
      {meeting.place ? (
        <span className={styles.fact}>
          <Icon as={MapPin} />
          {meeting.place}
        </span>
      ) : null}
      {meeting.stage === 'draft' ? (
        <span className={cx(styles.fact, late && styles.late)}>
          <Icon as={late ? TriangleAlert : CalendarDays} />
          {t(late ? 'meetings.wasDueBy' : 'meetings.dueBy', { date: due })}
        </span>
      ) : null}
    </>
  );
}

interface HeaderButtonsProps {
  meeting: WholeMeeting;
  view: keyof typeof TITLES;
  locked: boolean;
}

function HeaderButtons({ meeting, view, locked }: HeaderButtonsProps) {
  return (
    <>
      {locked ? null : <MoreMenu meeting={meeting} />}
      {view === 'agenda' ? (
        <Button variant="primary" icon={Printer} onPress={() => window.print()}>
          {t('meetings.print')}
        </Button>
      ) : view === 'minutes' ? (
        <MinutesButtons meeting={meeting} locked={locked} />
      ) : null}
    </>
  );
}

function MoreMenu({ meeting }: { meeting: MeetingDetail }) {
  const navigate = useNavigate();
  const { act: remove } = useAct('meetings.remove');
  // As it was when editing began, so that a change by somebody else meanwhile is noticed on saving.
  const [editing, setEditing] = useState<MeetingDetail | null>(null);
  const takeAway = async (): Promise<void> => {
    if (await remove({ id: meeting.id, version: meeting.version }, { done: t('meetings.removed') })) void navigate({ to: '/meetings' });
  };
  return (
    <>
      <MenuButton
        iconOnly
        label={t('meetings.more')}
        items={[
          { id: 'edit', label: t('meetings.edit'), icon: Pencil, onAction: () => setEditing(meeting) },
          { id: 'remove', label: t('meetings.remove'), icon: Trash2, onAction: () => void takeAway() },
        ]}
      />
      {editing ? <EditMeetingDialog meeting={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}

function MinutesButtons({ meeting, locked }: { meeting: WholeMeeting; locked: boolean }) {
  const go = route.useNavigate();
  const { setStage, pending } = useStage(meeting);
  const [finishing, setFinishing] = useState(false);
  const finish = async (): Promise<void> => {
    if (await setStage('draft_minutes', t('meetings.finished'))) setFinishing(false);
  };
  const toItem = (itemId: string | null): void => {
    setFinishing(false);
    if (itemId) void go({ search: (old) => ({ ...old, item: itemId }), replace: true });
  };
  const waiting = meeting.stage === 'draft' || meeting.stage === 'circulated';
  return (
    <>
      <Button icon={Printer} onPress={() => window.print()}>
        {t('meetings.printMinutes')}
      </Button>
      {waiting ? (
        <Button icon={Play} onPress={() => void setStage('in_progress')}>
          {t('meetings.start')}
        </Button>
      ) : null}
      {locked ? null : meeting.stage === 'draft_minutes' ? (
        <Button variant="primary" pending={pending} onPress={() => void setStage('agreed', t('meetings.agreed'))}>
          {t('meetings.agree')}
        </Button>
      ) : (
        <Button variant="primary" onPress={() => setFinishing(true)}>
          {t('meetings.finish')}
        </Button>
      )}
      {finishing ? (
        <FinishDialog
          meeting={meeting}
          pending={pending}
          onFinish={() => void finish()}
          onGo={toItem}
          onClose={() => setFinishing(false)}
        />
      ) : null}
    </>
  );
}
