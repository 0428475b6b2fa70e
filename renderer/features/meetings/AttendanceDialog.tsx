import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Attendance, MeetingDetail } from '../../../shared/features/meetings/contract.ts';
import { ATTENDANCE_STATES } from '../../../shared/features/meetings/codes.ts';
import { usePersonChoices } from '../../work/choices.ts';
import { useAskedClose } from '../../work/leaving.tsx';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDateLong } from '../../ui/format.ts';
import { RecordLink } from '../../work/links.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Attendance.module.css';
import { allPresent, shownRows, withRows, type RowEdits } from './attendance-rows.ts';
import { useSaveAttendance } from './use-attendance.ts';

const NOTHING_CHANGED: RowEdits = new Map();

/** Who came, in one go: one command when saved. Ctrl+Enter saves. Rows not touched follow what others record. */
export function AttendanceDialog({ meeting, onClose }: { meeting: MeetingDetail; onClose: () => void }) {
  const [edits, setEdits] = useState(NOTHING_CHANGED);
  const { save: saveEdits, pending } = useSaveAttendance(setEdits);
  const rows = shownRows(meeting.attendance, edits);
  const missing = rows.filter((row) => row.state === 'expected').length;
  const setRows = (changed: readonly Attendance[]): void => setEdits((old) => withRows(old, meeting.attendance, changed));
  const { asking, close, saving } = useAskedClose(edits.size > 0, onClose);
  const save = (): Promise<void> => saving(() => saveEdits(edits));
  return (
    <Dialog
      isOpen
      size="wide"
      title={t('meetings.attendanceTitle', { date: formatDateLong(meeting.heldOn) })}
      onClose={close}
      onFinish={() => void save()}
      footerAside={missing > 0 ? t('meetings.notRecorded', { count: missing }) : t('meetings.allRecorded')}
      footer={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          <Button variant="primary" pending={pending} onPress={() => void save()}>
            {t('meetings.saveAttendance')}
          </Button>
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState
          compact
          action={
            <RecordLink kind="working_group" id={meeting.groupId}>
              {t('meetings.openGroup')}
            </RecordLink>
          }
        >
          {t('meetings.noMembers')}
        </EmptyState>
      ) : (
        <Members meeting={meeting} rows={rows} onChange={(row) => setRows([row])} onMarkAll={() => setRows(allPresent(rows))} />
      )}
      <Guest meeting={meeting} rows={rows} onAdd={(row) => setRows([row])} />
      {asking}
    </Dialog>
  );
}

interface MembersProps {
  meeting: MeetingDetail;
  rows: readonly Attendance[];
  onChange: (row: Attendance) => void;
  onMarkAll: () => void;
}

function Members({ meeting, rows, onChange, onMarkAll }: MembersProps) {
  return (
    <>
      <Button autoFocus onPress={onMarkAll} className={styles.all}>
        {t('meetings.markAll')}
      </Button>
      <table className={styles.table} aria-label={t('meetings.attendance')}>
        <thead>
          <tr>
            <th scope="col">{t('meetings.member')}</th>
            <th scope="col">{t('meetings.tookPart')}</th>
            <th scope="col">{t('meetings.deputyName')}</th>
            <th scope="col">{t('meetings.joined')}</th>
            <th scope="col">{t('meetings.left')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MemberRow key={row.personId} row={row} items={meeting.items.length} onChange={(changes) => onChange({ ...row, ...changes })} />
          ))}
        </tbody>
      </table>
    </>
  );
}

const STATES = ATTENDANCE_STATES.filter(({ code }) => code !== 'expected').map(({ code, label }) => ({
  id: code,
  label: code === 'deputy' ? t('meetings.deputy') : label,
}));
const START = '0';

function MemberRow({ row, items, onChange }: { row: Attendance; items: number; onChange: (changes: Partial<Attendance>) => void }) {
  const name = row.personName;
  const here = row.state === 'present' || row.state === 'deputy';
  const places = Array.from({ length: items }, (_, at) => ({
    id: String(at + 1),
    label: t('meetings.atItem', { number: at + 1 }),
  }));
  const numberOf = (id: string | null): number | null => (id === null || id === START ? null : Number(id));
  return (
    <tr>
      <th scope="row">
        {name}
        {row.organisationName ? <span className={styles.caption}>{row.organisationName}</span> : null}
      </th>
      <td>
        <Segmented
          size={28}
          label={t('meetings.stateOf', { name })}
          value={row.state}
          items={STATES}
          onChange={(state) => onChange({ state })}
        />
      </td>
      <td>
        {row.state === 'deputy' ? (
          <TextField
            size={28}
            label={t('meetings.deputyNameOf', { name })}
            hideLabel
            value={row.deputyName}
            onChange={(deputyName) => onChange({ deputyName })}
          />
        ) : null}
      </td>
      <td>
        {here ? (
          <Select
            size={28}
            label={t('meetings.joinedOf', { name })}
            hideLabel
            items={[{ id: START, label: t('meetings.fromStart') }, ...places]}
            value={String(row.joinedItem ?? START)}
            onChange={(id) => onChange({ joinedItem: numberOf(id) })}
          />
        ) : null}
      </td>
      <td>
        {here ? (
          <Select
            size={28}
            label={t('meetings.leftOf', { name })}
            hideLabel
            items={[{ id: START, label: t('meetings.toEnd') }, ...places]}
            value={String(row.leftItem ?? START)}
            onChange={(id) => onChange({ leftItem: numberOf(id) })}
          />
        ) : null}
      </td>
    </tr>
  );
}

/** Somebody who came but is not a member. */
function Guest({ meeting, rows, onAdd }: { meeting: MeetingDetail; rows: readonly Attendance[]; onAdd: (row: Attendance) => void }) {
  const people = usePersonChoices();
  const here = new Set(rows.map((row) => row.personId));
  const others = people.filter(({ id }) => !here.has(id));
  // A name typed out is chosen, not added: who is meant is shown first, with the organisation.
  const [chosen, setChosen] = useState<string | null>(null);
  const person = others.find(({ id }) => id === chosen);
  const add = (): void => {
    if (!person) return;
    setChosen(null);
    onAdd({
      id: null,
      version: 0,
      meetingId: meeting.id,
      personId: person.id,
      state: 'present',
      deputyName: '',
      joinedItem: null,
      leftItem: null,
      personName: person.label,
      organisationName: person.description ?? '',
      membership: '',
      role: '',
    });
  };
  if (others.length === 0) return null;
  return (
    <div className={styles.guest}>
      <ComboBox key={rows.length} label={t('meetings.guest')} optional items={others} value={chosen} onChange={setChosen} />
      {person ? (
        <Button icon={Plus} onPress={add}>
          {t('meetings.addGuest', { who: [person.label, person.description].filter(Boolean).join(', ') })}
        </Button>
      ) : null}
    </div>
  );
}
