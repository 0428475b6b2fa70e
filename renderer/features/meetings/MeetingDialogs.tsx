import { MeetingFields, type Meeting } from '../../../shared/features/meetings/contract.ts';
import { useAct } from '../../work/act.ts';
import { changedFields } from '../../work/changed.ts';
import { useAddChoice, useGroupChoices } from '../../work/choices.ts';
import { RecordDialog } from '../../work/RecordDialog.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';

const field = labelsOf('meeting');

function PlaceAndTime() {
  return (
    <div className={screen.fields}>
      <FormField name="heldOn" kind="date" label={field('heldOn')} noun={t('meetings.dateNoun')} />
      <FormField name="place" label={field('place')} hint={t('meetings.placeHint')} optional />
      <FormField name="startsAt" kind="time" label={field('startsAt')} optional />
      <FormField name="endsAt" kind="time" label={field('endsAt')} optional />
    </div>
  );
}

export interface PlanDialogProps {
  /** The group to start with. */
  groupId: string | null;
  onClose: () => void;
  onPlanned: (meeting: Meeting) => void;
}

/** Plans a meeting; its agenda then fills itself. */
export function PlanDialog({ groupId, onClose, onPlanned }: PlanDialogProps) {
  const { act } = useAct('meetings.create');
  const groups = useGroupChoices();
  const addGroup = useAddChoice('working_group');
  return (
    <RecordDialog
      keptAs="meeting "
      title={t('meetings.plan')}
      submit={t('meetings.plan')}
      schema={MeetingFields}
      defaults={{ groupId: groupId ?? '', place: '', stage: 'draft' }}
      onClose={onClose}
      onSubmit={async (values, onError, answers) => {
        const made = await act({ ...values, ...answers }, { done: t('meetings.planned'), onError });
        if (made) onPlanned(made);
        return made !== null;
      }}
      // The new meeting's screen takes the dialog away; closing it too would go back to the list.
      leavesByItself
    >
      <FormField
        name="groupId"
        kind="combobox"
        label={field('groupId')}
        noun={t('meetings.groupNoun')}
        items={groups}
        onAdd={addGroup}
        autoFocus
      />
      <PlaceAndTime />
    </RecordDialog>
  );
}

/** Edits when and where a meeting is, and its title. */
export function EditMeetingDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { act } = useAct('meetings.update');
  const groups = useGroupChoices();
  const addGroup = useAddChoice('working_group');
  return (
    <RecordDialog
      keptAs={`meeting ${meeting.id}`}
      title={t('meetings.editTitle')}
      submit={t('meetings.saveChanges')}
      schema={MeetingFields}
      defaults={meeting}
      onClose={onClose}
      onSubmit={async (values, onError, answers) =>
        (await act(
          { id: meeting.id, version: meeting.version, changes: changedFields(values, meeting), ...answers },
          { done: t('meetings.edited'), onTheirs: onClose, onError },
        )) !== null
      }
    >
      <FormField name="title" label={field('title')} hint={t('meetings.titleHint')} optional autoFocus />
      <FormField name="groupId" kind="combobox" label={field('groupId')} noun={t('meetings.groupNoun')} items={groups} onAdd={addGroup} />
      <PlaceAndTime />
      <FormField name="notes" kind="textarea" rows={3} label={field('notes')} optional />
    </RecordDialog>
  );
}
