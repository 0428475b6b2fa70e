import { SiteFields, type Site } from '../../../shared/features/sites/contract.ts';
import { PLANNING_STATUSES } from '../../../shared/features/sites/codes.ts';
import { useAct } from '../../work/act.ts';
import { codeChoices } from '../../work/choices.ts';
import { RecordDialog } from '../../work/RecordDialog.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';

const field = labelsOf('site');

/** Adds a site by hand. */
export function SiteDialog({ onClose, onAdded }: { onClose: () => void; onAdded: (site: Site) => void }) {
  const { act } = useAct('sites.create');
  return (
    <RecordDialog
      title={t('sites.add')}
      submit={t('sites.add')}
      schema={SiteFields}
      defaults={{ register: '', reference: '', nameAddress: '' }}
      onClose={onClose}
      onSubmit={async (values, onError) => {
        const made = await act(values, { done: t('sites.added'), onError });
        if (made) onAdded(made);
        return made !== null;
      }}
    >
      <FormField name="nameAddress" kind="textarea" rows={2} label={field('nameAddress')} autoFocus />
      <div className={screen.fields}>
        <FormField name="reference" label={field('reference')} />
        <FormField name="register" label={field('register')} hint={t('sites.registerHint')} optional />
        <FormField name="uprn" label={field('uprn')} optional />
        <FormField name="planningReference" label={field('planningReference')} optional />
        <FormField name="ward" label={field('ward')} optional />
        <FormField name="planningStatus" kind="select" label={field('planningStatus')} items={codeChoices(PLANNING_STATUSES)} optional />
        <FormField name="homesFrom" kind="number" label={field('homesFrom')} optional />
        <FormField name="homesTo" kind="number" label={field('homesTo')} optional />
      </div>
    </RecordDialog>
  );
}
