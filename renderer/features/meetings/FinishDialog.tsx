import { CircleAlert, CircleCheck } from 'lucide-react';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Finish.module.css';
import { isMinuted } from './words.ts';
import type { WholeMeeting } from './use-meeting.ts';

export interface FinishDialogProps {
  meeting: WholeMeeting;
  pending: boolean;
  onFinish: () => void;
  /** Goes to an item of the agenda. */
  onGo: (itemId: string | null) => void;
  onClose: () => void;
}

interface Check {
  id: string;
  words: string;
  /** Where to put it right. */
  places: { id: string; label: string; itemId: string | null }[];
}

function checksOf(meeting: WholeMeeting): Check[] {
  const live = meeting.actions.filter((action) => action.status !== 'withdrawn' && action.status !== 'superseded');
  const ofActions = (list: typeof live): Check['places'] =>
    list.map((action) => ({ id: action.id, label: `${action.ref} ${action.title}`, itemId: action.agendaItemId }));
  const noDue = live.filter((action) => action.dueOn === null && action.status !== 'closed');
  const noOwner = live.filter((action) => action.ownerPersonId === null && action.organisationId === null);
  const blank = meeting.items.filter((item) => !isMinuted(meeting, item));
  const unrecorded = meeting.attendance.filter((entry) => entry.state === 'expected').length;
  return [
    { id: 'due', words: t('meetings.checkNoDue', { count: noDue.length }), places: ofActions(noDue) },
    { id: 'owner', words: t('meetings.checkNoOwner', { count: noOwner.length }), places: ofActions(noOwner) },
    {
      id: 'minutes',
      words: t('meetings.checkNoMinutes', { count: blank.length }),
      places: blank.map((item) => ({
        id: item.id,
        label: t('meetings.itemPick', { number: item.position, title: item.title }),
        itemId: item.id,
      })),
    },
    ...(unrecorded > 0 ? [{ id: 'attendance', words: t('meetings.checkAttendance', { count: unrecorded }), places: [] }] : []),
  ].filter((check) => check.places.length > 0 || check.id === 'attendance');
}

/** What is still missing before the minutes go out, with the way to each; finishing is never refused. */
export function FinishDialog({ meeting, pending, onFinish, onGo, onClose }: FinishDialogProps) {
  const checks = checksOf(meeting);
  return (
    <Dialog
      isOpen
      title={t('meetings.finishTitle')}
      onClose={onClose}
      onFinish={onFinish}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" autoFocus pending={pending} onPress={onFinish}>
            {t('meetings.finish')}
          </Button>
        </>
      }
    >
      {checks.length === 0 ? (
        <p className={styles.ready}>
          <Icon as={CircleCheck} />
          {t('meetings.finishReady')}
        </p>
      ) : (
        <>
          <p>{t('meetings.finishIntro')}</p>
          <ul className={styles.checks}>
            {checks.map((check) => (
              <li key={check.id}>
                <p className={styles.check}>
                  <Icon as={CircleAlert} />
                  {check.words}
                </p>
                <ul className={styles.places}>
                  {check.places.map((place) => (
                    <li key={place.id}>
                      <Button variant="quiet" size={28} className={styles.place} onPress={() => onGo(place.itemId)}>
                        {place.label}
                      </Button>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.stage}>{t('meetings.finishStage')}</p>
    </Dialog>
  );
}
