import { Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { MeetingDetail } from '../../../shared/features/meetings/contract.ts';
import { plannedOf, timeAfter } from '../../../shared/features/meetings/agenda-time.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { MEETING_STAGES } from '../../../shared/features/meetings/codes.ts';
import { useAct } from '../../work/act.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDate } from '../../ui/format.ts';
import { ScreenLink } from '../../work/links.tsx';
import styles from './Agenda.module.css';
import { AgendaRow } from './AgendaRow.tsx';
import { ItemForm } from './ItemForm.tsx';
import { MattersArising } from './MattersArising.tsx';
import { LastMinutes } from './MeetingRecord.tsx';
import { useAgendaOrder } from './use-agenda-order.ts';
import { runningWords, timeWords } from './words.ts';
import type { WholeMeeting } from './use-meeting.ts';

/** The agenda to build and to print: items with their time, and what is open from earlier meetings. */
export function AgendaView({ meeting, locked }: { meeting: WholeMeeting; locked: boolean }) {
  const { items, move } = useAgendaOrder(meeting);
  const [adding, setAdding] = useState(false);
  const running = runningWords(meeting);
  return (
    <div className={styles.agenda}>
      <p className="print-only">{[meeting.groupName, timeWords(meeting), meeting.place].filter(Boolean).join(', ')}</p>
      <section aria-labelledby="agenda-items" className={styles.section}>
        <div className={styles.head}>
          <h2 id="agenda-items">{t('meetings.agenda')}</h2>
          {running.over ? (
            <Chip tone="risk" icon={TriangleAlert}>
              {running.over}
            </Chip>
          ) : null}
          <p className={styles.running}>{running.words}</p>
        </div>
        {items.length === 0 && !adding ? <EmptyState compact>{t('meetings.agendaEmpty')}</EmptyState> : null}
        <ol className={styles.list}>
          {items.map((item, at) => (
            <AgendaRow
              key={item.id}
              item={item}
              total={items.length}
              startsAt={meeting.startsAt ? timeAfter(meeting.startsAt, plannedOf(items.slice(0, at))) : null}
              locked={locked}
              onMove={(moved, by) => void move(moved, by)}
            >
              {item.kind === 'last_minutes' ? <PreviousLink previous={meeting.previous} /> : null}
            </AgendaRow>
          ))}
        </ol>
        {locked ? null : <AddItem meetingId={meeting.id} adding={adding} setAdding={setAdding} />}
      </section>
      <MattersArising actions={meeting.mattersArising} />
      {meeting.previous ? <LastMinutes id={meeting.previous.id} /> : null}
    </div>
  );
}

function PreviousLink({ previous }: { previous: MeetingDetail['previous'] }) {
  if (!previous) return null;
  return (
    <p className={styles.caption} data-print="hide">
      <ScreenLink to={{ to: '/meetings/$meetingId', params: { meetingId: previous.id }, search: { view: 'minutes' } }}>
        {t('meetings.openLastMinutes', { date: formatDate(previous.heldOn) })}
      </ScreenLink>
      {' ('}
      {labelOf(MEETING_STAGES, previous.stage).toLowerCase()})
    </p>
  );
}

function AddItem({ meetingId, adding, setAdding }: { meetingId: string; adding: boolean; setAdding: (adding: boolean) => void }) {
  const { act } = useAct('meetings.addItem');
  const [used, setUsed] = useState(false);
  if (!adding) {
    return (
      <div className={styles.add} data-print="hide">
        <Button icon={Plus} autoFocus={used} onPress={() => (setUsed(true), setAdding(true))}>
          {t('meetings.addItem')}
        </Button>
        <span className={styles.caption}>{t('meetings.reorderHint')}</span>
      </div>
    );
  }
  return (
    <ItemForm
      defaults={{ meetingId, title: '', kind: 'item', purpose: 'discuss', lead: '', minutesPlanned: 10 }}
      submit={t('meetings.addItem')}
      onClose={() => setAdding(false)}
      onSave={async (values) => (await act(values, { done: t('meetings.itemAdded', { title: values.title }) })) !== null}
    />
  );
}
