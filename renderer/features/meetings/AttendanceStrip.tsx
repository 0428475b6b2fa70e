import { CircleCheck, CircleDashed, TriangleAlert, UserCheck } from 'lucide-react';
import { useState } from 'react';
import type { Attendance, MeetingDetail } from '../../../shared/features/meetings/contract.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { PersonChip } from '../../ui/PersonChip.tsx';
import { AttendanceDialog } from './AttendanceDialog.tsx';
import { allPresent, withRows } from './attendance-rows.ts';
import styles from './Strip.module.css';
import { useSaveAttendance } from './use-attendance.ts';

/** Whether enough members came, in words. */
export function QuorumChip({ quorum, unrecorded }: Pick<MeetingDetail, 'quorum'> & { unrecorded: boolean }) {
  const { present, needed, met } = quorum;
  if (needed !== null && unrecorded) return <Chip icon={CircleDashed}>{t('meetings.quorumNeeds', { needed })}</Chip>;
  if (needed === null || met === null) return <Chip icon={CircleDashed}>{t('meetings.quorumNone')}</Chip>;
  return (
    <Chip tone={met ? 'ok' : 'risk'} icon={met ? CircleCheck : TriangleAlert}>
      {t(met ? 'meetings.quorumMet' : 'meetings.quorumNotMet', { present, needed })}
    </Chip>
  );
}

function People({ label, people, absent = false }: { label: string; people: readonly Attendance[]; absent?: boolean }) {
  if (people.length === 0) return null;
  return (
    <span className={styles.people} role="group" aria-label={label}>
      <span>{label}</span>
      {people.map((person) => (
        <PersonChip
          key={person.personId}
          name={person.state === 'deputy' && person.deputyName ? person.deputyName : person.personName}
          detail={person.state === 'deputy' ? t('meetings.deputyFor', { name: person.personName }) : person.organisationName}
          absent={absent}
        />
      ))}
    </span>
  );
}

/** People by the item at which they joined or left. */
const byItem = (attendance: readonly Attendance[], field: 'joinedItem' | 'leftItem'): [number, Attendance[]][] =>
  [
    ...Map.groupBy(
      attendance.filter((entry) => entry[field] !== null),
      (entry) => entry[field] ?? 0,
    ),
  ].toSorted(([a], [b]) => a - b);

/** The strip shows what is recorded and keeps nothing of its own. */
const nothingHeld = (): void => {};

/** Quorum, who is here and who is not; the way to record it. */
export function AttendanceStrip({ meeting, locked }: { meeting: MeetingDetail; locked: boolean }) {
  const { save, pending } = useSaveAttendance(nothingHeld);
  const [open, setOpen] = useState(false);
  const { attendance } = meeting;
  const of = (state: Attendance['state']): Attendance[] => attendance.filter((entry) => entry.state === state);
  const unrecorded = attendance.length > 0 && of('expected').length === attendance.length;
  const markAll = (): void => void save(withRows(new Map(), attendance, allPresent(attendance)));
  return (
    <>
      <QuorumChip quorum={meeting.quorum} unrecorded={unrecorded} />
      <span className={styles.rule} aria-hidden="true" />
      {unrecorded ? <span className={styles.words}>{t('meetings.nobodyRecorded')}</span> : null}
      <People label={t('meetings.present')} people={of('present')} />
      <People label={t('meetings.deputies')} people={of('deputy')} />
      <People label={t('meetings.apologies')} people={of('apologies')} absent />
      <People label={t('meetings.absent')} people={of('absent')} absent />
      {byItem(attendance, 'joinedItem').map(([number, people]) => (
        <People key={`joined-${number}`} label={t('meetings.joinedAt', { number })} people={people} />
      ))}
      {byItem(attendance, 'leftItem').map(([number, people]) => (
        <People key={`left-${number}`} label={t('meetings.leftAt', { number })} people={people} />
      ))}
      <span className={styles.space} />
      {unrecorded && !locked ? (
        <Button size={28} pending={pending} onPress={markAll}>
          {t('meetings.markAll')}
        </Button>
      ) : null}
      {locked ? null : (
        <Button size={28} icon={UserCheck} onPress={() => setOpen(true)}>
          {t('meetings.attendance')}
        </Button>
      )}
      {open ? <AttendanceDialog meeting={meeting} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
