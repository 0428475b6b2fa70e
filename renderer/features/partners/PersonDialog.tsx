import { PersonFields, type Person } from '../../../shared/features/partners/people.ts';
import { useAct } from '../../work/act.ts';
import { changedFields } from '../../work/changed.ts';
import { useOrganisationChoices } from '../../work/choices.ts';
import { RecordDialog } from '../../work/RecordDialog.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';

const field = labelsOf('person');

export interface PersonDialogProps {
  /** The person to edit; a new one when left out. */
  person?: Person;
  /** Organisation of a new person. */
  organisationId?: string;
  onClose: () => void;
  onSaved?: (person: Person) => void;
}

/** Adds a person, or edits one. */
export function PersonDialog({ person, organisationId, onClose, onSaved }: PersonDialogProps) {
  const { act: create } = useAct('people.create');
  const { act: update } = useAct('people.update');
  const organisations = useOrganisationChoices();
  const title = t(person ? 'partners.editPerson' : 'partners.addPerson');
  return (
    <RecordDialog
      title={title}
      submit={person ? t('partners.save') : title}
      schema={PersonFields}
      defaults={person ?? { name: '', organisationId: organisationId ?? null }}
      onClose={onClose}
      onSubmit={async (values, onError) => {
        const { name } = values;
        const saved = person
          ? await update(
              { id: person.id, version: person.version, changes: changedFields(values, person) },
              { done: t('partners.personEdited', { name }), onTheirs: onClose, onError },
            )
          : await create(values, { done: t('partners.personAdded', { name }), onError });
        if (saved) onSaved?.(saved);
        return saved !== null;
      }}
    >
      <FormField name="name" label={field('name')} noun={t('partners.nameNoun')} autoFocus />
      <div className={screen.fields}>
        <FormField name="organisationId" kind="combobox" label={field('organisationId')} items={organisations} optional />
        <FormField name="jobTitle" label={field('jobTitle')} optional />
        <FormField name="email" type="email" label={field('email')} optional />
        <FormField name="phone" type="tel" label={field('phone')} optional />
      </div>
      <FormField name="notes" kind="textarea" rows={3} label={field('notes')} optional />
    </RecordDialog>
  );
}
