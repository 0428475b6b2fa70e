import type { Action } from '../../../shared/features/actions/contract.ts';
import type { Attendance, Decision } from '../../../shared/features/meetings/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { DECISION_OUTCOMES } from '../../../shared/features/meetings/codes.ts';
import { t } from './t.ts';
import { formatDate, formatDateLong } from '../../ui/format.ts';
import styles from './MeetingRecord.module.css';
import { isMinuted, recordedUnder, timeWords } from './words.ts';
import { useMeeting, type WholeMeeting } from './use-meeting.ts';

const paragraphs = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');

/** What was said, as paragraphs. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {paragraphs(text).map((line, at) => (
        <p key={at} className={styles.paragraph}>
          {line}
        </p>
      ))}
    </>
  );
}

const namesOf = (attendance: readonly Attendance[], state: Attendance['state']): string =>
  attendance
    .filter((entry) => entry.state === state)
    .map((entry) =>
      [
        entry.deputyName ? t('meetings.deputyOf', { deputy: entry.deputyName, name: entry.personName }) : entry.personName,
        entry.organisationName,
      ]
        .filter(Boolean)
        .join(', '),
    )
    .join('; ');

function Block({ decisions, actions }: { decisions: readonly Decision[]; actions: readonly Action[] }) {
  return (
    <>
      {decisions.map((decision) => (
        <p key={decision.id} className={styles.block}>
          <b>{t('meetings.decision', { ref: decision.ref })}</b>{' '}
          {t('meetings.decisionLine', { outcome: labelOf(DECISION_OUTCOMES, decision.outcome), text: decision.text })}
        </p>
      ))}
      {actions.map((action) => (
        <p key={action.id} className={styles.block}>
          <b>{t('meetings.actionRef', { ref: action.ref })}</b>
          {t('meetings.actionLine', {
            title: action.title,
            owner: action.ownerName || action.organisationName || t('meetings.noOwner'),
            due: action.dueOn ? formatDate(action.dueOn) : t('meetings.noDue'),
          })}
        </p>
      ))}
    </>
  );
}

/** The whole meeting on paper: who came, then each item with what was said, decided and agreed to do. */
export function MeetingRecord({ meeting }: { meeting: WholeMeeting }) {
  const loose = recordedUnder(meeting, null);
  const people = (['present', 'deputy', 'apologies', 'absent'] as const).map((state) => ({
    state,
    names: namesOf(meeting.attendance, state),
  }));
  const words = {
    present: 'meetings.inAttendance',
    deputy: 'meetings.deputyNames',
    apologies: 'meetings.apologiesFrom',
    absent: 'meetings.absentNames',
  } as const;
  return (
    <>
      <p>{[meeting.groupName, formatDateLong(meeting.heldOn), timeWords(meeting), meeting.place].filter(Boolean).join(', ')}</p>
      {people.map(({ state, names }) => (names ? <p key={state}>{t(words[state], { names })}</p> : null))}
      {meeting.items.map((item) => (
        <section key={item.id} className={styles.item}>
          <h3>{t('meetings.itemPick', { number: item.position, title: item.title })}</h3>
          <Paragraphs text={item.minutesText} />
          <Block {...recordedUnder(meeting, item.id)} />
          {isMinuted(meeting, item) ? null : <p>{t('meetings.noNotes')}</p>}
        </section>
      ))}
      <Block {...loose} />
    </>
  );
}

/** The minutes of the meeting before, on paper only: they come up for agreement. */
export function LastMinutes({ id }: { id: string }) {
  const { data } = useMeeting(id);
  if (!data) return null;
  return (
    <section className={styles.paper}>
      <h2>{t('meetings.lastMinutes', { date: formatDate(data.heldOn) })}</h2>
      <MeetingRecord meeting={data} />
    </section>
  );
}

/** The minutes of this meeting, on paper only: the screen shows one item at a time. */
export function PaperMinutes({ meeting }: { meeting: WholeMeeting }) {
  return (
    <div className={styles.paper}>
      <MeetingRecord meeting={meeting} />
    </div>
  );
}
