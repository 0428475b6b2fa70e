import { Pencil, Play } from 'lucide-react';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Badge, Chip } from '../ui/Chip.tsx';
import { Link } from '../ui/Link.tsx';
import { PersonChip } from '../ui/PersonChip.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { RagChip } from '../ui/RagChip.tsx';
import type { RagStatus } from '../ui/RagChip.tsx';
import { Bar, SegmentsBar } from '../ui/SegmentsBar.tsx';
import { KeyFigure, Stat, Stats } from '../ui/Stat.tsx';
import styles from './Gallery.module.css';

const words: readonly RagStatus[] = ['on-track', 'at-risk', 'off-track', 'complete', 'not-started', 'no-data', 'no-target'];

/** Chips, figures, bars and banners. */
export function StatusSection() {
  return (
    <>
      <Card title="Housing supply group" padding="main" actions={<Chip icon={Pencil}>Draft agenda</Chip>}>
        <Stats label="Next meeting">
          <Stat label="Matters arising" value={8} unit="6 actions, 2 deferred" />
          <Stat label="Members expected" value={9} unit="of 12, quorum is 7" />
          <Stat label="Agenda time" value={95} unit="of 120 minutes" />
        </Stats>
      </Card>
      <Card
        title="Returns received"
        badge={<Badge count={14} label="14 overdue" />}
        actions={<Link href="#all">See all</Link>}
        footer={<Link href="#missing">See 6 missing returns</Link>}
      >
        <div className={styles.split}>
          <KeyFigure value={14} unit="of 20" />
          <div>
            <RagChip status="at-risk" text="Due in 2 days" />
          </div>
        </div>
        <SegmentsBar value={14} max={20} label="14 of 20 returns received" />
        <p className="caption">Quarter 3 (Oct to Dec), due 31 January 2027</p>
      </Card>
      <ChipsCard />
      <MessagesCard />
    </>
  );
}

function ChipsCard() {
  return (
    <Card title="Status">
      <div className={styles.row}>
        {words.map((status) => (
          <RagChip key={status} status={status} />
        ))}
      </div>
      <div className={styles.row}>
        <Chip tone="blue" icon={Play}>
          In progress
        </Chip>
        <Chip tone="blue" icon={Pencil}>
          9 of 12 figures
        </Chip>
        <Chip>Draft</Chip>
        <Badge count={3} label="3 new" tone="neutral" />
      </div>
      <div className={styles.row}>
        <PersonChip name="A Okafor" detail="Chair" />
        <PersonChip name="R Singh" absent />
        <PersonChip name="C Marlow" detail="Ashgrove Homes" showName />
      </div>
      <div className={styles.stack}>
        <Bar value={78} max={96} />
        <Bar value={12} max={96} tone="ok" />
        <Bar value={3} max={4} size="thick" />
      </div>
    </Card>
  );
}

function MessagesCard() {
  return (
    <Card title="Progress and messages" className={styles.wide}>
      <div className={styles.stack}>
        <ProgressBar label="Making the board report" value={12} max={20} text="12 of 20 providers" onCancel={() => undefined} />
        <ProgressBar label="Reading files" />
        <ProgressBar label="Importing sites" text="Cancelling…" onCancel={() => undefined} cancelling />
        <Banner tone="info">Quarter 3 figures are due on 31 January 2027.</Banner>
        <Banner tone="success">18 returns imported.</Banner>
        <Banner tone="warning" title="Last backup was 9 days ago" actions={<Button size={28}>Back up now</Button>}>
          Choose a folder on another disk.
        </Banner>
        <Banner tone="error" title="2 files could not be read" onDismiss={() => undefined}>
          Save them as .xlsx in Excel and drop them again.
        </Banner>
      </div>
    </Card>
  );
}
