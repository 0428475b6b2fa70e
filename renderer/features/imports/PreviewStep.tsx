import { useMemo, useState, type ReactNode } from 'react';
import type { Preview, PreviewRow, Problem } from '../../../shared/features/imports/contract.ts';
import { t } from './t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { GridColumn } from '../../ui/grid/types.ts';
import { formatNumber } from '../../ui/format.ts';
import { Stat, Stats } from '../../ui/Stat.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './ImportPage.module.css';

const rowColumns: GridColumn<PreviewRow>[] = [
  {
    key: 'row',
    heading: t('imports.row'),
    kind: 'whole',
    width: 72,
    value: (row) => row.row,
    label: true,
  },
  {
    key: 'state',
    heading: t('imports.state'),
    kind: 'status',
    width: 112,
    value: (row) => t(`imports.states.${row.state}`),
    render: (row) => (
      <Chip tone={row.state === 'new' ? 'blue' : row.state === 'changed' ? 'risk' : 'neutral'}>{t(`imports.states.${row.state}`)}</Chip>
    ),
    label: true,
  },
  {
    key: 'reference',
    heading: t('imports.reference'),
    kind: 'text',
    width: 160,
    value: (row) => row.reference,
    label: true,
  },
  {
    key: 'name',
    heading: t('imports.name'),
    kind: 'text',
    flex: 1,
    minWidth: 240,
    value: (row) => row.name,
    label: true,
  },
  {
    key: 'changes',
    heading: t('imports.changes'),
    kind: 'longtext',
    flex: 1,
    minWidth: 160,
    value: (row) => row.changes.join('; '),
    label: true,
  },
];

const problemColumns: GridColumn<Problem>[] = [
  {
    key: 'row',
    heading: t('imports.row'),
    kind: 'whole',
    width: 72,
    value: (problem) => problem.row,
    label: true,
  },
  {
    key: 'severity',
    heading: t('imports.state'),
    kind: 'status',
    width: 112,
    value: (problem) => t(`imports.severities.${problem.severity}`),
    render: (problem) => <Chip tone={problem.severity === 'error' ? 'off' : 'risk'}>{t(`imports.severities.${problem.severity}`)}</Chip>,
    label: true,
  },
  {
    key: 'column',
    heading: t('imports.column'),
    kind: 'text',
    width: 160,
    value: (problem) => problem.column,
    label: true,
  },
  {
    key: 'message',
    heading: t('imports.message'),
    kind: 'longtext',
    flex: 2,
    minWidth: 320,
    value: (problem) => problem.message,
    label: true,
  },
  {
    key: 'remedy',
    heading: t('imports.remedy'),
    kind: 'longtext',
    flex: 1,
    minWidth: 200,
    value: (problem) => problem.remedy,
    label: true,
  },
];

export interface PreviewStepProps {
  preview: Preview;
  pending: boolean;
  /** How far the import has got; shown beside the button that started it. */
  progress: ReactNode;
  onImport: (skipProblems: boolean) => Promise<void>;
  onCancel: () => void;
}

/** A long file shows its first rows of each state. */
const rowsTab = ({ sample, rows }: Preview): { label: string; count?: number } =>
  sample.length < rows ? { label: t('imports.firstRows', { count: sample.length }) } : { label: t('imports.rows'), count: rows };

/** New, changed, same and problem rows, before anything is written. */
export function PreviewStep({ preview, pending, progress, onImport, onCancel }: PreviewStepProps) {
  const errors = useMemo(() => preview.problems.filter((problem) => problem.severity === 'error').length, [preview.problems]);
  const [tab, setTab] = useState<'rows' | 'problems'>(errors > 0 ? 'problems' : 'rows');
  const ready = preview.new + preview.changed;
  const problems = useMemo(() => preview.problems.map((problem, at) => ({ ...problem, id: String(at) })), [preview.problems]);
  return (
    <Card
      title={t('imports.preview', { file: preview.file })}
      actions={
        <>
          <Button onPress={onCancel} isDisabled={pending}>
            {t('imports.cancel')}
          </Button>
          <Button variant="primary" pending={pending} isDisabled={!preview.ready || ready === 0} onPress={() => void onImport(errors > 0)}>
            {ready === 0 ? t('imports.nothing') : t('imports.import', { count: ready })}
          </Button>
        </>
      }
    >
      <div className={styles.progress}>{progress}</div>
      <Stats label={t('imports.counts')}>
        <Stat label={t('imports.states.new')} value={formatNumber(preview.new)} />
        <Stat label={t('imports.states.changed')} value={formatNumber(preview.changed)} />
        <Stat label={t('imports.states.same')} value={formatNumber(preview.same)} />
        <Stat
          label={t('imports.states.stopped')}
          value={formatNumber(preview.stopped)}
          unit={t('imports.ofRows', { count: preview.rows })}
        />
      </Stats>
      {errors > 0 && preview.ready ? <Banner tone="warning">{t('imports.problemsNote', { count: errors })}</Banner> : null}
      {preview.notes.map((note) => (
        <Banner key={note} tone="info">
          {note}
        </Banner>
      ))}
      <Tabs
        compact
        label={t('imports.previewTabs')}
        value={tab}
        onChange={setTab}
        items={[
          { id: 'rows', ...rowsTab(preview) },
          { id: 'problems', label: t('imports.problems'), count: preview.problems.length },
        ]}
      >
        <div className={styles.grid}>
          {tab === 'rows' ? (
            <DataGrid
              name={t('imports.rows')}
              rows={preview.sample}
              getRowId={(row) => String(row.row)}
              columns={rowColumns}
              density="compact"
            />
          ) : (
            <DataGrid name={t('imports.problems')} rows={problems} getRowId={(row) => row.id} columns={problemColumns} density="compact" />
          )}
        </div>
      </Tabs>
    </Card>
  );
}
