import { CalendarPlus } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { formatDateLong, formatDelta, formatMoney, formatQuarter, formatTime, formatYear } from '../ui/format.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import styles from './Gallery.module.css';

/** Empty, loading and failed; and how dates and numbers read. */
export function StatesSection() {
  return (
    <>
      <Card title="Empty">
        <EmptyState icon={CalendarPlus} action={<Button>New meeting series</Button>}>
          No meetings yet. Set up a group and its dates once; agendas then fill themselves.
        </EmptyState>
        <EmptyState compact action={<Button size={28}>Clear filters</Button>}>
          No figures for this selection.
        </EmptyState>
      </Card>
      <Card title="Loading">
        <LoadingState text="Loading meetings…" delay={0} />
        <LoadingState text="Loading cards…" delay={0} shape="cards" lines={1} />
      </Card>
      <Card title="Failed">
        <ErrorState title="The meetings could not be read." onRetry={() => undefined}>
          The data file may be open on another computer. Close it there, then try again.
        </ErrorState>
      </Card>
      <Card title="Words for dates and numbers">
        <ul className={styles.stack}>
          <li>{`${formatDateLong('2026-03-12')}, ${formatTime('17:30')}`}</li>
          <li>{`${formatQuarter(1)} ${formatYear(2026)}`}</li>
          <li>{`${formatDelta(-24)} homes, ${formatMoney(160_000_000)}`}</li>
        </ul>
      </Card>
    </>
  );
}
