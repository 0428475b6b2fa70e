import { getRouteApi } from '@tanstack/react-router';
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import type { ReportFile, ReportInfo } from '../../../shared/features/reports/contract.ts';
import { useConnection, useQuery } from '../../api/query.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { useLongAct } from '../../work/long-act.ts';
import { LongWork } from '../../work/LongWork.tsx';
import { useRooms } from '../../work/rooms.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { formatClock } from '../../work/when.ts';
import { formatNumber } from '../../ui/format.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { toast } from '../../ui/toast.ts';
import styles from './ReportsPage.module.css';

const route = getRouteApi('/reports');

type Info = z.infer<typeof ReportInfo>;

/** The report of the list that a person came from stands first: its button is the filled one. */
const chosenFirst = (list: readonly Info[], chosen: string | undefined): Info[] =>
  list.toSorted((one, next) => Number(next.name === chosen) - Number(one.name === chosen));

/** Reports to hand over: each is made from what is here now. */
export function ReportsPage() {
  const reports = useQuery('reports.list', {});
  const { report: chosen } = route.useSearch();
  return (
    <div>
      <PageHeader title={t('nav.reports')} sub={t('reports.sub')} />
      <Loaded query={reports}>
        {(list) => (
          <div className={styles.cards}>
            {chosenFirst(list, chosen).map((report, at) => (
              <Report key={report.name} report={report} primary={at === 0} />
            ))}
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Report({ report, primary }: { report: Info; primary: boolean }) {
  const { host } = useConnection();
  const rooms = useRooms();
  const { act, pending, running } = useLongAct('reports.create');
  const [made, setMade] = useState<{ file: z.infer<typeof ReportFile>; at: Date } | null>(null);
  const create = async (): Promise<void> => {
    const file = await act({ name: report.name });
    if (!file) return;
    const { saved, path } = await host.saveFile(file.fileName, file.bytes);
    if (!saved) return;
    setMade({ file, at: new Date() });
    const show = path && host.showInFolder ? [{ label: t('reports.showInFolder'), onPress: () => void host.showInFolder?.(path) }] : [];
    toast(t('reports.made', { file: file.fileName }), { actions: show });
  };
  return (
    <Card title={report.title} padding="main" badge={<Chip icon={FileSpreadsheet}>{t('reports.excel')}</Chip>}>
      <p className={styles.words}>{report.description}</p>
      {made ? (
        <div className={styles.made} role="status">
          <p className={styles.caption}>{t('reports.lastMade', { file: made.file.fileName, time: formatClock(made.at) })}</p>
          <dl className={styles.totals}>
            {Object.entries(made.file.totals).map(([name, value]) => (
              <div key={name}>
                <dt>{rooms.find((room) => room.totals?.[name])?.totals?.[name] ?? made.file.words[name] ?? name}</dt>
                <dd>{formatNumber(value)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
      <Button variant={primary ? 'primary' : 'default'} pending={pending} onPress={() => void create()}>
        {t('reports.create')}
        <span className="visually-hidden">{report.title}</span>
      </Button>
      <LongWork running={running} label={t('reports.making', { report: report.title })} />
    </Card>
  );
}
