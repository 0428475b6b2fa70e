import { OrganisationFields, type Organisation } from '../../../shared/features/partners/organisations.ts';
import { DESIGNATIONS, SECTORS } from '../../../shared/features/partners/codes.ts';
import { useAct } from '../../work/act.ts';
import { changedFields } from '../../work/changed.ts';
import { codeChoices } from '../../work/choices.ts';
import { RecordDialog } from '../../work/RecordDialog.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';

const field = labelsOf('organisation');

export interface OrganisationDialogProps {
  /** The organisation to edit; a new one when left out. */
  organisation?: Organisation;
  onClose: () => void;
  onSaved?: (organisation: Organisation) => void;
}

/** Adds an organisation, or edits one. */
export function OrganisationDialog({ organisation, onClose, onSaved }: OrganisationDialogProps) {
  const { act: create } = useAct('organisations.create');
  const { act: update } = useAct('organisations.update');
  const title = t(organisation ? 'partners.editOrganisation' : 'partners.addOrganisation');
  return (
    <RecordDialog
      title={title}
      submit={organisation ? t('partners.save') : title}
      size="large"
      schema={OrganisationFields}
      defaults={organisation ?? { name: '', isPartner: true }}
      onClose={onClose}
      onSubmit={async (values, onError) => {
        const { name } = values;
        const saved = organisation
          ? await update(
              { id: organisation.id, version: organisation.version, changes: changedFields(values, organisation) },
              { done: t('partners.organisationEdited', { name }), onTheirs: onClose, onError },
            )
          : await create(values, { done: t('partners.organisationAdded', { name }), onError });
        if (saved) onSaved?.(saved);
        return saved !== null;
      }}
    >
      <FormField name="name" label={field('name')} noun={t('partners.nameNoun')} autoFocus />
      <div className={screen.fields}>
        <FormField name="sector" kind="select" label={field('sector')} noun={t('partners.sectorNoun')} items={codeChoices(SECTORS)} />
        <FormField name="shortName" label={field('shortName')} hint={t('partners.shortNameHint')} optional />
        <FormField name="rshCode" label={field('rshCode')} hint={t('partners.rshHint')} optional />
        <FormField name="designation" kind="select" label={field('designation')} items={codeChoices(DESIGNATIONS)} optional />
        <FormField name="corporateForm" label={field('corporateForm')} optional />
        <FormField name="registeredOn" kind="date" label={field('registeredOn')} optional />
        <FormField name="website" label={field('website')} optional />
      </div>
      <FormField name="isPartner" kind="switch" label={t('partners.isPartnerLabel')} />
      <FormField name="notes" kind="textarea" rows={3} label={field('notes')} optional />
    </RecordDialog>
  );
}
