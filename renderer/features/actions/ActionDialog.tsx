import { useEffect, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { ActionFields, type Action } from '../../../shared/features/actions/contract.ts';
import { ACTION_STATUSES, PRIORITIES } from '../../../shared/features/actions/codes.ts';
import { useQuery } from '../../api/query.tsx';
import { useAct } from '../../work/act.ts';
import { changedFields } from '../../work/changed.ts';
import { codeChoices, useAdders, useGroupChoices, useLinkChoices, useOrganisationChoices, usePersonChoices } from '../../work/choices.ts';
import { RecordDialog } from '../../work/RecordDialog.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';

const field = labelsOf('action');

/** The meeting it was agreed at, and the item. An item belongs to its meeting, so another meeting empties it. */
function MeetingFields() {
  const { getValues, setValue, watch } = useFormContext<{ meetingId: string | null; agendaItemId: string | null }>();
  const meetingId = watch('meetingId');
  const chosen = typeof meetingId === 'string' && meetingId !== '' ? meetingId : null;
  const choicesOf = useLinkChoices('action', MEETING);
  const meeting = useQuery('meetings.get', { id: chosen ?? '' }, { enabled: chosen !== null });
  const items = (chosen === null ? [] : (meeting.data?.items ?? [])).map(({ id, position, title }) => ({
    id,
    label: `${position} ${title}`,
  }));
  const of = useRef(chosen);
  useEffect(() => {
    if (of.current === chosen) return;
    of.current = chosen;
    if (getValues('agendaItemId')) setValue('agendaItemId', null, { shouldDirty: true });
  }, [chosen, getValues, setValue]);
  return (
    <>
      <FormField name="meetingId" kind="combobox" label={field('meetingId')} items={choicesOf('meetingId')} optional />
      <FormField name="agendaItemId" kind="select" label={field('agendaItemId')} items={items} isDisabled={chosen === null} optional />
    </>
  );
}

const MEETING = ['meetingId'];

export interface ActionDialogProps {
  /** The action to edit, as it was when editing began; a new one when left out. */
  action?: Action;
  onClose: () => void;
  /** Shows what was added, which takes the dialog away. */
  onAdded?: (action: Action) => void;
}

/** Records an action, or changes what was recorded. */
export function ActionDialog({ action, onClose, onAdded }: ActionDialogProps) {
  const { act: create } = useAct('actions.create');
  const { act: update } = useAct('actions.update');
  const adderOf = useAdders('action');
  const [people, organisations, groups] = [usePersonChoices(), useOrganisationChoices(), useGroupChoices()];
  return (
    <RecordDialog
      keptAs={`action ${action?.id ?? ''}`}
      title={t(action ? 'actions.edit' : 'actions.add')}
      submit={t(action ? 'actions.save' : 'actions.add')}
      schema={ActionFields}
      defaults={
        action ?? {
          title: '',
          ownerPersonId: null,
          organisationId: null,
          groupId: null,
          meetingId: null,
          agendaItemId: null,
          raisedOn: null,
          dueOn: null,
          priority: 'normal',
          status: 'open',
        }
      }
      onClose={onClose}
      onSubmit={async (values, onError) => {
        if (action) {
          const { id, version, ref } = action;
          const changes = changedFields(values, action);
          return (await update({ id, version, changes }, { done: t('actions.edited', { ref }), onTheirs: onClose, onError })) !== null;
        }
        const made = await create(values, { done: ({ ref }) => t('actions.added', { ref }), onError });
        if (made) onAdded?.(made);
        return made !== null;
      }}
      leavesByItself={onAdded !== undefined}
    >
      <FormField
        name="title"
        kind="textarea"
        rows={2}
        label={field('title')}
        noun={t('actions.titleNoun')}
        hint={t('actions.titleHint')}
        autoFocus
      />
      <div className={screen.fields}>
        <FormField
          name="ownerPersonId"
          kind="combobox"
          label={field('ownerPersonId')}
          items={people}
          onAdd={adderOf('ownerPersonId')}
          optional
        />
        <FormField
          name="organisationId"
          kind="combobox"
          label={field('organisationId')}
          items={organisations}
          onAdd={adderOf('organisationId')}
          hint={t('actions.organisationHint')}
          optional
        />
        <FormField name="dueOn" kind="date" label={field('dueOn')} optional />
        <FormField name="priority" kind="select" label={field('priority')} items={codeChoices(PRIORITIES)} />
        <FormField name="groupId" kind="combobox" label={field('groupId')} items={groups} onAdd={adderOf('groupId')} optional />
        <FormField name="status" kind="select" label={field('status')} items={codeChoices(ACTION_STATUSES)} />
        <FormField name="raisedOn" kind="date" label={field('raisedOn')} hint={t('actions.raisedHint')} optional />
      </div>
      <MeetingFields />
    </RecordDialog>
  );
}
