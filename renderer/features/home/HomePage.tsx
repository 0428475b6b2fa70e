import type { HomeSummary } from '../../../shared/features/home/contract.ts';
import { ROLES } from '../../../shared/domain/codes.ts';
import { useQuery } from '../../api/query.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { setPreferences, usePreferences, type Preferences } from '../../work/preferences.ts';
import { t } from './t.ts';
import { formatDateLong } from '../../ui/format.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Select } from '../../ui/Select.tsx';
import { ActionsCard } from '../actions/ActionsCard.tsx';
import styles from './HomePage.module.css';
import { HomesCard } from '../homes/HomesCard.tsx';
import { NextMeetingCard } from '../meetings/NextMeetingCard.tsx';
import { OverdueCard } from '../actions/OverdueCard.tsx';
import { ProvidersCard } from '../homes/ProvidersCard.tsx';
import { RecentCard } from '../history/RecentCard.tsx';
import { StartCard } from './StartCard.tsx';
import { WarningsCard } from './WarningsCard.tsx';

/** What needs this person now, by what the person mainly does. */
export function HomePage() {
  const { role, organisationId } = usePreferences();
  const summary = useQuery('home.summary', role === 'representative' && organisationId ? { role, organisationId } : { role });
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('nav.home')}
        sub={summary.data ? formatDateLong(summary.data.today) : undefined}
        actions={<ViewAs role={role} />}
      />
      <Loaded query={summary} text={t('home.loading')}>
        {(data) => <Cards role={role} organisationId={organisationId} summary={data} />}
      </Loaded>
    </div>
  );
}

function ViewAs({ role }: { role: Preferences['role'] }) {
  return (
    <Select
      label={t('home.viewAs')}
      inlineLabel
      items={ROLES.map(({ code, label }) => ({ id: code, label }))}
      value={role}
      onChange={(next) => setPreferences({ role: (next ?? 'chair') as Preferences['role'] })}
    />
  );
}

interface CardsProps {
  role: Preferences['role'];
  organisationId: string | null;
  summary: HomeSummary;
}

/** Nothing entered yet: the first steps instead of empty cards. */
const isBare = (summary: HomeSummary): boolean => !summary.nextMeeting && summary.openActions === 0 && summary.providers.length === 0;

function Cards({ role, organisationId, summary }: CardsProps) {
  if (isBare(summary)) {
    return (
      <div className={`${styles.columns} ${styles.bare}`}>
        <StartCard />
        {summary.recent.length > 0 ? <RecentCard recent={summary.recent} /> : null}
      </div>
    );
  }
  if (role === 'representative') {
    return (
      <div className={styles.columns}>
        <div className={styles.column}>
          <HomesCard summary={summary} organisationId={organisationId} primary />
          <ActionsCard actions={summary.actions} total={summary.openActions} />
        </div>
        <div className={styles.column}>
          <NextMeetingCard meeting={summary.nextMeeting} compact />
          <RecentCard recent={summary.recent} />
        </div>
      </div>
    );
  }
  if (role === 'officer') {
    return (
      <div className={styles.columns}>
        <div className={styles.column}>
          <HomesCard summary={summary} organisationId={null} primary report />
          <ProvidersCard providers={summary.providers} />
        </div>
        <div className={styles.column}>
          <WarningsCard warnings={summary.warnings} />
          <RecentCard recent={summary.recent} />
        </div>
      </div>
    );
  }
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <NextMeetingCard meeting={summary.nextMeeting} />
        <OverdueCard organisations={summary.overdueByOrganisation} overdue={summary.overdueActions} open={summary.openActions} />
      </div>
      <div className={styles.column}>
        <HomesCard summary={summary} organisationId={null} />
        <RecentCard recent={summary.recent} />
      </div>
    </div>
  );
}
