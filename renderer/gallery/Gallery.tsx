import { useState } from 'react';
import { Link } from '../ui/Link.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { paneProps, usePaneCycle } from '../ui/panes.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { ButtonsSection } from './ButtonsSection.tsx';
import { ChoicesSection } from './ChoicesSection.tsx';
import { FieldsSection } from './FieldsSection.tsx';
import { FormSection } from './FormSection.tsx';
import styles from './Gallery.module.css';
import { OverlaysSection } from './OverlaysSection.tsx';
import { PanelSection } from './PanelSection.tsx';
import { StatesSection } from './StatesSection.tsx';
import { StatusSection } from './StatusSection.tsx';

type Theme = 'light' | 'dark' | 'system';

const pages = [
  { id: 'all', label: 'Everything', count: 40 },
  { id: 'status', label: 'Status', count: '7 words' },
  { id: 'off', label: 'Not ready', isDisabled: true },
] as const;

/** Every component in every state, for axe, screenshots and eyes. A developer's page: its words are not in the strings file. */
export function Gallery() {
  const [theme, setTheme] = useState<Theme>('light');
  const [page, setPage] = useState<'all' | 'status' | 'off'>('all');
  const [panel, setPanel] = useState(true);
  usePaneCycle();
  const pick = (next: Theme): void => {
    document.documentElement.dataset.theme = next;
    setTheme(next);
  };
  return (
    <div className={styles.page}>
      <main className={styles.main} {...paneProps('main')}>
        <PageHeader
          title="Gallery"
          crumbs={[{ label: 'Help', href: '#help' }, { label: 'For developers' }]}
          sub="Friday 29 January 2027"
          actions={
            <Segmented
              label="Theme"
              value={theme}
              onChange={pick}
              items={[
                { id: 'light', label: 'Light' },
                { id: 'dark', label: 'Dark' },
                { id: 'system', label: 'System' },
              ]}
            />
          }
        />
        <Tabs label="Parts of the gallery" items={pages} value={page} onChange={setPage}>
          <div className={styles.grid}>
            <StatusSection />
            {page === 'all' ? (
              <>
                <ButtonsSection />
                <FieldsSection />
                <ChoicesSection />
                <FormSection />
                <OverlaysSection />
                <StatesSection />
              </>
            ) : null}
          </div>
        </Tabs>
        <div className={styles.tools}>
          <Link onPress={() => setPanel(true)}>Show the details panel</Link>
        </div>
      </main>
      {panel ? <PanelSection onClose={() => setPanel(false)} /> : null}
    </div>
  );
}
