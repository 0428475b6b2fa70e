import { useMemo } from 'react';
import { CommitmentFields } from '../../../shared/contract/commitments.ts';
import { NEEDS, ROUTES, STAGES, TENURES } from '../../../shared/domain/codes.ts';
import { useQuery } from '../../api/query.tsx';
import { useAct } from '../../app/act.ts';
import { codeChoices, useOrganisationChoices } from '../../app/choices.ts';
import { usePreferences } from '../../app/preferences.ts';
import { RecordDialog } from '../../app/RecordDialog.tsx';
import screen from '../../app/screen.module.css';
import { t } from '../../strings/t.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';

const MOST_SITES = 2000;

/** Records what a provider promises on a site. */
export function CommitmentDialog({ onClose }: { onClose: () => void }) {
  const { act } = useAct('commitments.create');
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
        <FormField name="tenure" kind="select" label={t('fields.tenure')} items={codeChoices(TENURES)} />
        <FormField name="need" kind="select" label={t('fields.need')} items={codeChoices(NEEDS)} />
        <FormField name="stage" kind="select" label={t('fields.stage')} items={codeChoices(STAGES)} />
        <FormField name="route" kind="select" label={t('fields.route')} items={codeChoices(ROUTES)} />
      </div>
    </RecordDialog>
  );
}
