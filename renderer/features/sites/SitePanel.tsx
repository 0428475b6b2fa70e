import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Site } from '../../../shared/features/sites/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { OWNERSHIPS, PERMISSION_TYPES, PLANNING_STATUSES } from '../../../shared/features/sites/codes.ts';
import { useAct } from '../../work/act.ts';
import { RecordHistory } from '../../work/RecordHistory.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { DetailsPanel } from '../../ui/DetailsPanel.tsx';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './SitePanel.module.css';

const field = labelsOf('site');

const day = (iso: string | null): string => (iso ? formatDate(iso) : '');

const factsOf = (site: Site): [label: string, value: string][] => [
  [field('register'), site.register],
  [field('homesFrom'), formatNumber(site.homesFrom)],
  [field('homesTo'), formatNumber(site.homesTo)],
  [field('planningStatus'), labelOf(PLANNING_STATUSES, site.planningStatus)],
  [field('permissionType'), labelOf(PERMISSION_TYPES, site.permissionType)],
  [field('permissionOn'), day(site.permissionOn)],
  [field('ownership'), labelOf(OWNERSHIPS, site.ownership)],
  [field('deliverable'), site.deliverable === null ? '' : t(site.deliverable ? 'app.yes' : 'app.no')],
  [field('ward'), site.ward ?? ''],
  [field('uprn'), site.uprn ?? ''],
  [field('planningReference'), site.planningReference ?? ''],
  [t('sites.coordinates'), [site.geoX, site.geoY].filter(Boolean).join(', ')],
  [field('firstAddedOn'), day(site.firstAddedOn)],
  [field('lastUpdatedOn'), day(site.lastUpdatedOn)],
  [field('endedOn'), day(site.endedOn)],
  [field('notes'), site.notes],
];

/** One site: what the register says, and its history. */
export function SitePanel({ site, onClose }: { site: Site; onClose: () => void }) {
  const { act: remove } = useAct('sites.remove');
  const [tab, setTab] = useState<'details' | 'history'>('details');
  return (
    <DetailsPanel
      title={site.reference}
      subtitle={[site.nameAddress]}
      flush
      onClose={onClose}
      actions={
        <IconButton
          label={t('sites.remove')}
          icon={Trash2}
          onPress={() =>
            void remove({ id: site.id, version: site.version }, { done: t('sites.removed') }).then((gone) => gone && onClose())
          }
        />
      }
    >
      <Tabs
        compact
        label={t('app.about', { name: site.reference })}
        value={tab}
        onChange={setTab}
        items={[
          { id: 'details', label: t('app.details') },
          { id: 'history', label: t('app.history') },
        ]}
      >
        <div className={screen.filler}>
          {tab === 'history' ? (
            <RecordHistory entity="site" id={site.id} />
          ) : (
            <dl className={screen.facts}>
              {factsOf(site).map(([label, value]) => (
                <div key={label} className={styles.fact}>
                  <dt>{label}</dt>
                  <dd>{value || '–'}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </Tabs>
    </DetailsPanel>
  );
}
