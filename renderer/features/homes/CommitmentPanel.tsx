import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { FigureChange, GridRow } from '../../../shared/features/homes/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { NEEDS, ROUTES, STAGES, TENURES } from '../../../shared/features/homes/codes.ts';
import { slippageYears } from '../../../shared/features/homes/supply.ts';
import { useQuery } from '../../api/query.tsx';
import { useAct } from '../../work/act.ts';
import { Loaded, LoadedPanel } from '../../work/Loaded.tsx';
import { useTab } from '../../work/view-address.ts';
import { RecordHistory } from '../../work/RecordHistory.tsx';
import screen from '../../work/screen.module.css';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { DetailsPanel } from '../../ui/DetailsPanel.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDateTime, formatDelta, formatNumber, formatYear } from '../../ui/format.ts';
import { HistoryList } from '../../ui/HistoryList.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { RagChip } from '../../ui/RagChip.tsx';
import { Bar } from '../../ui/SegmentsBar.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './CommitmentPanel.module.css';
import { CommitmentDialog } from './CommitmentDialog.tsx';
import { ragOf } from './grid-columns.tsx';

const field = labelsOf('commitment');
const figure = labelsOf('commitment_year');

export interface CommitmentPanelProps {
  row: GridRow;
  currentYear: number;
  onClose: () => void;
}

/** One commitment: the ledger of what was promised, expected and delivered, and every change of it. */
export function CommitmentPanel({ row, currentYear, onClose }: CommitmentPanelProps) {
  const { act: remove } = useAct('homes.remove');
  const [tab, setTab] = useTab(['ledger', 'details', 'history'], 'ledger');
  // As it was when editing began, so that a change by somebody else meanwhile is noticed on saving.
  const [editing, setEditing] = useState<GridRow | null>(null);
  const gap = row.expected - row.promised;
  return (
    <DetailsPanel
      title={row.siteLabel}
      subtitle={[row.providerName, `${labelOf(TENURES, row.tenure)}, ${labelOf(NEEDS, row.need).toLowerCase()}`]}
      status={
        <span className={styles.status}>
          <RagChip status={ragOf(row.status)} />
          {row.promised > 0 ? (
            <span>{t(gap < 0 ? 'homes.fewer' : gap > 0 ? 'homes.more' : 'homes.asPromised', { count: Math.abs(gap) })}</span>
          ) : null}
        </span>
      }
      flush
      onClose={onClose}
      actions={
        <>
          <IconButton label={t('homes.edit')} icon={Pencil} onPress={() => setEditing(row)} />
          <IconButton
            label={t('homes.remove')}
            icon={Trash2}
            onPress={() =>
              void remove({ id: row.id, version: row.version }, { done: t('homes.removed', { site: row.siteLabel }) }).then(
                (gone) => gone && onClose(),
              )
            }
          />
        </>
      }
    >
      <Tabs
        compact
        label={t('app.about', { name: row.siteLabel })}
        value={tab}
        onChange={setTab}
        items={[
          { id: 'ledger', label: t('homes.ledger') },
          { id: 'details', label: t('app.details') },
          { id: 'history', label: t('app.history') },
        ]}
      >
        <div className={screen.filler}>
          {tab === 'ledger' ? (
            <Ledger row={row} currentYear={currentYear} />
          ) : tab === 'details' ? (
            <Details row={row} />
          ) : (
            <RecordHistory entity="commitment" id={row.id} />
          )}
        </div>
      </Tabs>
      {editing ? <CommitmentDialog commitment={editing} onClose={() => setEditing(null)} /> : null}
    </DetailsPanel>
  );
}

/** Of a commitment that isn't in the grid: why. */
export function MissingPanel({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <LoadedPanel query={useQuery('homes.ledger', { id })} onClose={onClose}>
      {() => null}
    </LoadedPanel>
  );
}

function Ledger({ row, currentYear }: { row: GridRow; currentYear: number }) {
  const changes = useQuery('homes.ledger', { id: row.id });
  const most = Math.max(1, row.promised, row.forecast, row.delivered, row.expected);
  const slip = slippageYears(row.years, currentYear, row.stage);
  const lines = [
    { label: figure('promised'), note: t('homes.atSigning'), value: row.promised, tone: 'neutral' },
    {
      label: figure('forecast'),
      note: slip ? t(slip > 0 ? 'homes.later' : 'homes.sooner', { count: Math.abs(slip) }) : t('homes.now'),
      value: row.forecast,
      tone: 'accent',
    },
    { label: figure('delivered'), note: t('homes.soFar'), value: row.delivered, tone: 'ok' },
    { label: t('homes.expected'), note: t('homes.expectedIs'), value: row.expected, tone: 'accent' },
  ] as const;
  return (
    <div className={screen.stack}>
      <dl className={styles.ledger}>
        {lines.map((line) => (
          <div key={line.label} className={styles.line}>
            <dt>
              {line.label}
              <span className={styles.note}>{line.note}</span>
            </dt>
            <dd>{formatNumber(line.value)}</dd>
            <dd className={styles.bar}>
              <Bar value={line.value} max={most} tone={line.tone} />
            </dd>
          </div>
        ))}
      </dl>
      <h3>{t('homes.changes')}</h3>
      <Loaded query={changes}>{(list) => <Changes changes={list} />}</Loaded>
    </div>
  );
}

function Changes({ changes }: { changes: FigureChange[] }) {
  // A first 0 says no more than an empty cell.
  const told = changes.filter((change) => change.before !== null || (change.after ?? 0) !== 0);
  if (told.length === 0) return <EmptyState compact>{t('homes.noChanges')}</EmptyState>;
  return (
    <HistoryList
      label={t('homes.changes')}
      items={told.map((change, at) => ({
        id: String(at),
        what: t('homes.change', {
          year: formatYear(change.year),
          measure: figure(change.measure).toLowerCase(),
          before: formatNumber(change.before),
          after: formatNumber(change.after),
        }),
        when: `${formatDateTime(change.at)}, ${change.by}`,
        isCurrent: at === 0,
        ...(change.before !== null && change.after !== null ? { delta: formatDelta(change.after - change.before) } : {}),
      }))}
    />
  );
}

function Details({ row }: { row: GridRow }) {
  const facts = [
    [t('homes.provider'), row.providerName],
    [t('homes.site'), row.siteLabel],
    [field('tenure'), labelOf(TENURES, row.tenure)],
    [field('need'), labelOf(NEEDS, row.need)],
    [field('stage'), labelOf(STAGES, row.stage)],
    [field('route'), labelOf(ROUTES, row.route)],
    [field('notes'), row.notes],
  ];
  return (
    <dl className={screen.facts}>
      {facts.map(([label, value]) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value || t('app.nothing')}</dd>
        </div>
      ))}
    </dl>
  );
}
