import { CommitmentFields, type Commitment } from '../../../shared/features/homes/contract.ts';
import { NEEDS, ROUTES, STAGES, TENURES } from '../../../shared/features/homes/codes.ts';
import { useAct } from '../../work/act.ts';
import { changedFields } from '../../work/changed.ts';
import { codeChoices, useAddChoice, useOrganisationChoices } from '../../work/choices.ts';
import { usePreferences } from '../../work/preferences.ts';
import { RecordDialog } from '../../work/RecordDialog.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { useSiteChoice } from './use-site-choice.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';

const field = labelsOf('commitment');

export interface CommitmentDialogProps {
  /** The commitment to edit, as it was when editing began; a new one when left out. */
  commitment?: Commitment;
  onClose: () => void;
  /** Shows what was added, which takes the dialog away. */
  onAdded?: (id: string) => void;
}

/** Records what a provider promises on a site, or changes what was recorded. */
export function CommitmentDialog({ commitment, onClose, onAdded }: CommitmentDialogProps) {
  const { act: create } = useAct('homes.create');
  const { act: update } = useAct('homes.update');
  const addProvider = useAddChoice('organisation');
  const { organisationId } = usePreferences();
  const organisations = useOrganisationChoices();
  const site = useSiteChoice(commitment?.siteId ?? null);
  const nameOf = ({ siteId, siteName }: Commitment): string =>
    siteName || (site.items.find(({ id }) => id === siteId)?.label ?? t('homes.noSite'));
  return (
    <RecordDialog
      keptAs={`commitment ${commitment?.id ?? ''}`}
      title={t(commitment ? 'homes.edit' : 'homes.add')}
      submit={t(commitment ? 'homes.save' : 'homes.add')}
      schema={CommitmentFields}
      defaults={
        commitment ?? {
          organisationId: organisationId ?? '',
          siteId: null,
          siteName: '',
          tenure: 'NS',
          need: 'not_specified',
          stage: 'idea',
          route: 'not_specified',
          notes: '',
        }
      }
      onClose={onClose}
      onSubmit={async (values, onError) => {
        if (!commitment) {
          const made = await create(values, { done: (one) => t('homes.added', { site: nameOf(one) }), onError });
          if (made) onAdded?.(made.id);
          return made !== null;
        }
        const { id, version } = commitment;
        const changes = changedFields(values, commitment);
        return (
          (await update(
            { id, version, changes },
            { done: (one) => t('homes.edited', { site: nameOf(one) }), onTheirs: onClose, onError },
          )) !== null
        );
      }}
      leavesByItself={onAdded !== undefined}
    >
      <FormField
        name="organisationId"
        kind="combobox"
        label={t('homes.provider')}
        noun={t('homes.providerNoun')}
        items={organisations}
        onAdd={addProvider}
        autoFocus
      />
      <FormField name="siteName" label={t('homes.siteName')} hint={t('homes.siteNameHint')} optional />
      <FormField name="siteId" kind="combobox" label={t('homes.registerSite')} {...site} optional />
      <div className={screen.fields}>
        <FormField name="tenure" kind="select" label={field('tenure')} items={codeChoices(TENURES)} />
        <FormField name="need" kind="select" label={field('need')} items={codeChoices(NEEDS)} />
        <FormField name="stage" kind="select" label={field('stage')} items={codeChoices(STAGES)} />
        <FormField name="route" kind="select" label={field('route')} items={codeChoices(ROUTES)} />
      </div>
      <FormField name="notes" kind="textarea" rows={3} label={field('notes')} optional />
    </RecordDialog>
  );
}
