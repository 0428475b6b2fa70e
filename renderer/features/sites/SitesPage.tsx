import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Import, MapPin, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Site, SiteList } from '../../../shared/features/sites/contract.ts';
import type { z } from 'zod';
import { useQuery } from '../../api/query.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import screen from '../../work/screen.module.css';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatNumber } from '../../ui/format.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SiteDialog } from './SiteDialog.tsx';
import { SitePanel } from './SitePanel.tsx';
import { SitesGrid } from './SitesGrid.tsx';

const route = getRouteApi('/sites');

/** The site register: brownfield registers and sites of the partners. */
export function SitesPage() {
  const { site, new: adding } = route.useSearch();
  const go = route.useNavigate();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const sites = useQuery('sites.list', {});
  const selected = sites.data?.rows.find((row) => row.id === site);
  const open = (row: Site): void => void go({ search: { site: row.id } });
  const toImport = (): void => void navigate({ to: '/import', search: { kind: 'brownfield' } });
  return (
    <div className={screen.screen} data-wide>
      <div className={screen.left}>
        <PageHeader
          title={t('nav.sites')}
          sub={sites.data ? t('sites.count', { count: sites.data.totals.sites }) : undefined}
          actions={
            <>
              <Button icon={Import} onPress={toImport}>
                {t('sites.import')}
              </Button>
              <Button variant="primary" icon={Plus} onPress={() => void go({ search: { new: true } })}>
                {t('sites.add')}
              </Button>
            </>
          }
        />
        <div className={screen.tools}>
          <TextField label={t('sites.filter')} hideLabel placeholder={t('sites.filter')} value={text} onChange={setText} />
        </div>
        <Loaded query={sites} text={t('sites.loading')}>
          {(list) => (
            <SitesGrid
              rows={list.rows}
              text={text}
              selected={site ?? null}
              onOpen={open}
              status={<Totals totals={list.totals} />}
              empty={
                <EmptyState icon={MapPin} action={<Button onPress={toImport}>{t('sites.import')}</Button>}>
                  {t('sites.empty')}
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </div>
      {selected ? <SitePanel key={selected.id} site={selected} onClose={() => void go({ search: {} })} /> : null}
      {adding ? <SiteDialog onClose={() => void go({ search: {} })} onAdded={open} /> : null}
    </div>
  );
}

function Totals({ totals }: { totals: z.infer<typeof SiteList>['totals'] }) {
  return (
    <span>
      {t('sites.totals', {
        from: formatNumber(totals.homesFrom),
        permissioned: formatNumber(totals.permissioned),
        not: formatNumber(totals.notPermissioned),
        pending: formatNumber(totals.pending),
      })}
    </span>
  );
}
