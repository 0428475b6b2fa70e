import { useState } from 'react';
import { DetailsPanel } from '../ui/DetailsPanel.tsx';
import { HistoryList } from '../ui/HistoryList.tsx';
import { Link } from '../ui/Link.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { RagChip } from '../ui/RagChip.tsx';
import { Select } from '../ui/Select.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import styles from './Gallery.module.css';
import { stages } from './sample.ts';

const tabs = [
  { id: 'ledger', label: 'Ledger' },
  { id: 'dates', label: 'Dates' },
  { id: 'evidence', label: 'Evidence', count: 2 },
] as const;

/** The panel at the right of a grid, as in the mockup. */
export function PanelSection({ onClose }: { onClose: () => void }) {
  const [tab, setTab] = useState<'ledger' | 'dates' | 'evidence'>('ledger');
  return (
    <DetailsPanel
      title="Foundry Wharf"
      subtitle={['Ashgrove Homes', 'Shared ownership, general needs']}
      status={
        <>
          <RagChip status="at-risk" />
          18 fewer than promised
        </>
      }
      actions={<MenuButton label="More for Foundry Wharf panel" iconOnly items={[{ id: 'copy', label: 'Copy' }]} />}
      onClose={onClose}
      flush
    >
      <Tabs compact label="Parts of Foundry Wharf" items={tabs} value={tab} onChange={setTab}>
        <div className={styles.panelBody}>
          <Select label="What changed?" aside="Forecast fell by 11%" items={stages} placeholder="Choose a reason" />
          <div className={styles.split}>
            <h3>History</h3>
            <Link href="#compare">Compare</Link>
          </div>
          <HistoryList
            label="History of Foundry Wharf"
            items={[
              {
                id: '4',
                what: '88 to 78',
                delta: '−10',
                when: '29 January 2027, 2:31pm',
                warning: 'Reason needed',
                isCurrent: true,
              },
              {
                id: '3',
                what: '92 to 88',
                delta: '−4',
                when: '30 October 2026, Quarter 2',
                why: 'Utility diversion: 4 months later',
              },
              { id: '1', what: '96', when: '12 March 2025', why: 'Promised at signing' },
            ]}
          />
        </div>
      </Tabs>
    </DetailsPanel>
  );
}
