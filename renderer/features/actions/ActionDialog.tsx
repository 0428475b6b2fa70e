import { ActionFields, type Action } from '../../../shared/features/actions/contract.ts';
import { PRIORITIES } from '../../../shared/features/actions/codes.ts';
import { useAct } from '../../work/act.ts';
import { codeChoices, useGroupChoices, useOrganisationChoices, usePersonChoices } from '../../work/choices.ts';
import { RecordDialog } from '../../work/RecordDialog.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';

const field = labelsOf('action');

/** Records an action. */
export function ActionDialog({ onClose, onAdded }: { onClose: () => void; onAdded: (action: Action) => void }) {
  const { act } = useAct('actions.create');
  const [people, organisations, groups] = [usePersonChoices(), useOrganisationChoices(), useGroupChoices()];
  return (
    <RecordDialog
      title={t('actions.add')}
      submit={t('actions.add')}
      schema={ActionFields}
      defaults={{ title: '', priority: 'normal', status: 'open' }}
      onClose={onClose}
      onSubmit={async (values, onError) => {
        const made = await act(values, { done: (action) => t('actions.added', { ref: action.ref }), onError });
        if (made) onAdded(made);
        return made !== null;
      }}
      leavesByItself
    >
      <FormField name="title" kind="textarea" rows={2} label={t('actions.title')} noun={t('actions.titleNoun')} autoFocus />
      <div className={screen.fields}>
        <FormField name="ownerPersonId" kind="combobox" label={field('ownerPersonId')} items={people} optional />
        <FormField
          name="organisationId"
          kind="combobox"
          label={field('organisationId')}
          items={organisations}
          hint={t('actions.organisationHint')}
          optional
        />
        <FormField name="dueOn" kind="date" label={field('dueOn')} optional />
        <FormField name="priority" kind="select" label={field('priority')} items={codeChoices(PRIORITIES)} />
        <FormField name="groupId" kind="combobox" label={field('groupId')} items={groups} optional />
      </div>
    </RecordDialog>
  );
}
