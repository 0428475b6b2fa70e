import { History } from 'lucide-react';
import { t } from './t.ts';
import { useQuery } from '../../api/query.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { formatShortWhen } from '../../work/when.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { GridColumn } from '../../ui/grid/types.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import styles from './HistoryPage.module.css';

interface Row {
  seq: number;
  at: string;
  actor: string;
  label: string;
  kind: string;
  records: number;
}

const columns: GridColumn<Row>[] = [
  { key: 'label', heading: t('history.what'), kind: 'text', flex: 1, minWidth: 240, value: (row) => row.label },
  {
    key: 'kind',
    heading: t('history.kind'),
    kind: 'text',
    width: 120,
    value: (row) => t(`history.kinds.${row.kind as 'do' | 'undo' | 'redo'}`),
  },
  {
    key: 'records',
    heading: t('history.records'),
    kind: 'number',
    width: 110,
    value: (row) => row.records,
  },
  { key: 'actor', heading: t('history.who'), kind: 'text', width: 180, value: (row) => row.actor },
  {
    key: 'at',
    heading: t('history.when'),
    kind: 'text',
    width: 200,
    value: (row) => row.at,
    format: (value) => formatShortWhen(String(value)),
  },
];

const MOST = 500;

/** Everything done in this partnership, newest first. */
export function HistoryPage() {
  const recent = useQuery('history.recent', { limit: MOST });
  return (
    <div className={styles.page}>
      <PageHeader title={t('history.title')} sub={recent.data?.length === MOST ? t('history.newest', { count: MOST }) : t('history.sub')} />
      <Loaded query={recent}>
        {(rows) => (
          <DataGrid
            className={styles.grid}
            name={t('history.title')}
            rows={rows}
            getRowId={(row) => String(row.seq)}
            columns={columns}
            storageKey="history"
            empty={<EmptyState icon={History}>{t('history.empty')}</EmptyState>}
          />
        )}
      </Loaded>
    </div>
  );
}
