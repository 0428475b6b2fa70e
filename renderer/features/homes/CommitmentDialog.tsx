import { useMemo } from 'react';
import { CommitmentFields } from '../../../shared/features/homes/contract.ts';
import { NEEDS, ROUTES, STAGES, TENURES } from '../../../shared/features/homes/codes.ts';
import { useQuery } from '../../api/query.tsx';
import { useAct } from '../../work/act.ts';
import { codeChoices, useOrganisationChoices } from '../../work/choices.ts';
import { usePreferences } from '../../work/preferences.ts';
import { RecordDialog } from '../../work/RecordDialog.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';

const field = labelsOf('commitment');

const MOST_SITES = 2000;

/** Records what a provider promises on a site. */
export function CommitmentDialog({ onClose }: { onClose: () => void }) {
  const { act } = useAct('homes.create');
  const { organisationId } = usePreferences();
  const organisations = useOrganisationChoices();
  const sites = useQuery('sites.list', { limit: MOST_SITES });
  const siteChoices = useMemo(
    () => (sites.data?.rows ?? []).map((site) => ({ id: site.id, label: site.nameAddress, description: site.reference })),
    [sites.data],
  );
  return (
    <RecordDialog
      title={t('homes.add')}
      submit={t('homes.add')}
      schema={CommitmentFields}
      defaults={{
        organisationId: organisationId ?? '',
        siteName: '',
        tenure: 'SR',
        need: 'general',
        stage: 'idea',
        route: 'not_specified',
      }}
      onClose={onClose}
      onSubmit={async (values, onError) => (await act(values, { done: t('homes.added'), onError })) !== null}
    >
      <FormField
        name="organisationId"
        kind="combobox"
        label={t('homes.provider')}
        noun={t('homes.providerNoun')}
        items={organisations}
        autoFocus
      />
      <FormField name="siteName" label={t('homes.siteName')} hint={t('homes.siteNameHint')} optional />
      <FormField name="siteId" kind="combobox" label={t('homes.registerSite')} items={siteChoices} optional />
      <div className={screen.fields}>
        <FormField name="tenure" kind="select" label={field('tenure')} items={codeChoices(TENURES)} />
        <FormField name="need" kind="select" label={field('need')} items={codeChoices(NEEDS)} />
        <FormField name="stage" kind="select" label={field('stage')} items={codeChoices(STAGES)} />
        <FormField name="route" kind="select" label={field('route')} items={codeChoices(ROUTES)} />
      </div>
    </RecordDialog>
  );
}
