import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { PartnershipFields, type Partnership } from '../../../shared/features/partnership/contract.ts';
import { ROLES } from '../../../shared/domain/codes.ts';
import { useQuery } from '../../api/query.tsx';
import { useAct } from '../../work/act.ts';
import { changedFields } from '../../work/changed.ts';
import { useHeldRecord } from '../../work/held-record.ts';
import { Loaded } from '../../work/Loaded.tsx';
import { useLongAct } from '../../work/long-act.ts';
import { LongWork } from '../../work/LongWork.tsx';
import { setPreferences, usePreferences, type Preferences } from '../../work/preferences.ts';
import { t } from './t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { FormField, SchemaForm, useSchemaForm } from '../../ui/form/SchemaForm.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { toast } from '../../ui/toast.ts';
import { useUnsaved } from '../../ui/unsaved.ts';
import styles from './SettingsPage.module.css';

/** Partnership details, appearance of this computer, backup, and what is open. */
export function SettingsPage() {
  const navigate = useNavigate();
  const partnership = useQuery('partnership.get', {});
  return (
    <div>
      <PageHeader
        title={t('settings.title')}
        actions={<Button onPress={() => void navigate({ to: '/history' })}>{t('settings.history')}</Button>}
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Loaded query={partnership}>{(record) => (record ? <Details partnership={record} /> : null)}</Loaded>
        </div>
        <div className={styles.column}>
          <Appearance />
          <Keeping />
        </div>
      </div>
    </div>
  );
}

function Details({ partnership }: { partnership: Partnership }) {
  const { act, pending } = useAct('partnership.update');
  const form = useSchemaForm(PartnershipFields, partnership);
  const { isDirty } = form.formState;
  useUnsaved(() => isDirty);
  const { held, changed, release } = useHeldRecord(partnership, isDirty);
  useEffect(() => {
    if (!isDirty) form.reset(partnership);
  }, [form, partnership, isDirty]);
  const save = async (values: z.output<typeof PartnershipFields>): Promise<void> => {
    const saved = await act(
      { id: held.id, version: held.version, changes: changedFields(values, held) },
      {
        done: t('settings.saved'),
        onTheirs: () => form.reset(partnership),
      },
    );
    if (!saved) return;
    release(saved);
    form.reset(saved);
  };
  return (
    <Card title={t('settings.partnership')}>
      <SchemaForm form={form} onSubmit={save}>
        <FormField name="name" label={t('settings.name')} kind="text" />
        <FormField name="area" label={t('settings.area')} kind="text" />
        <FormField name="purpose" label={t('settings.purpose')} kind="textarea" />
        <div className={styles.pair}>
          <FormField name="firstYear" label={t('settings.firstYear')} hint={t('settings.yearHint')} kind="read" of="year" />
          <FormField name="lastYear" label={t('settings.lastYear')} hint={t('settings.yearHint')} kind="read" of="year" />
        </div>
        <div className={styles.buttons}>
          <Button variant="primary" type="submit" pending={pending}>
            {t('settings.save')}
          </Button>
        </div>
      </SchemaForm>
      {/* Below the button: what comes meanwhile must not move it from under the pointer. */}
      {changed ? (
        <div className={styles.after}>
          <Banner tone="warning">{t('settings.changedSince')}</Banner>
        </div>
      ) : null}
    </Card>
  );
}

function Appearance() {
  const preferences = usePreferences();
  const organisations = useQuery('organisations.list', {});
  return (
    <Card title={t('settings.appearance')}>
      <div className={styles.stack}>
        <div>
          <h3 className={styles.label}>{t('settings.theme')}</h3>
          <Segmented<Preferences['theme']>
            label={t('settings.theme')}
            value={preferences.theme}
            onChange={(theme) => setPreferences({ theme })}
            items={(['system', 'light', 'dark'] as const).map((id) => ({ id, label: t(`settings.themes.${id}`) }))}
          />
        </div>
        <div>
          <h3 className={styles.label}>{t('settings.density')}</h3>
          <Segmented<Preferences['density']>
            label={t('settings.density')}
            value={preferences.density}
            onChange={(density) => setPreferences({ density })}
            items={(['compact', 'default', 'comfortable'] as const).map((id) => ({
              id,
              label: t(`settings.densities.${id}`),
            }))}
          />
        </div>
        <Select
          label={t('settings.role')}
          hint={t('settings.roleHint')}
          items={ROLES.map(({ code, label }) => ({ id: code, label }))}
          value={preferences.role}
          onChange={(role) => setPreferences({ role: (role ?? 'chair') as Preferences['role'] })}
        />
        <Select
          label={t('settings.organisation')}
          hint={t('settings.organisationHint')}
          items={(organisations.data ?? []).map((entry) => ({ id: entry.id, label: entry.name }))}
          value={preferences.organisationId}
          placeholder={t('settings.organisationNone')}
          onChange={(organisationId) => setPreferences({ organisationId })}
        />
      </div>
    </Card>
  );
}

function Keeping() {
  const { act: about } = useAct('system.about');
  const { act: backup, pending: backingUp, running: backingUpLong } = useLongAct('system.backup');
  const { act: check, pending: checking, running: checkingLong } = useLongAct('system.check');
  const [facts, setFacts] = useState<Awaited<ReturnType<typeof about>>>(null);
  useEffect(() => void about({}).then(setFacts), [about]);
  return (
    <Card title={t('settings.keeping')}>
      <div className={styles.stack}>
        {facts?.warning ? <Banner tone="warning">{facts.warning}</Banner> : null}
        {facts ? (
          <dl className={styles.facts}>
            <dt>{t('settings.file')}</dt>
            <dd>{facts.path ?? facts.name}</dd>
            <dt>{t('settings.savedAs')}</dt>
            <dd>{facts.actor}</dd>
            <dt>{t('settings.version')}</dt>
            <dd>{facts.version}</dd>
          </dl>
        ) : null}
        <div className={styles.buttons}>
          <Button
            pending={backingUp}
            isDisabled={facts?.database === 'postgres'}
            onPress={() => void backup({}).then((made) => made && toast(t('settings.backedUp', { path: made.path })))}
          >
            {t('settings.backup')}
          </Button>
          <Button
            pending={checking}
            onPress={() =>
              void check({}).then(
                (found) =>
                  found &&
                  toast(found.ok ? t('settings.checkOk') : found.findings.join(' '), {
                    tone: found.ok ? 'success' : 'error',
                  }),
              )
            }
          >
            {t('settings.check')}
          </Button>
        </div>
        <LongWork running={backingUpLong} label={t('settings.backingUp')} />
        <LongWork running={checkingLong} label={t('settings.checking')} />
      </div>
    </Card>
  );
}
