import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as RacTabs } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './Tabs.module.css';

/** One tab. */
export interface TabItem {
  id: string;
  label: string;
  /** Grey words after the label: 3, "14 of 20". */
  count?: number | string;
  isDisabled?: boolean;
}

/** Props of {@link Tabs}. */
export interface TabsProps<Id extends string = string> {
  /** Names the list of tabs: "Views of homes". */
  label: string;
  items: readonly (TabItem & { id: Id })[];
  value: Id;
  onChange: (id: Id) => void;
  /** 36 high, inside a details panel. */
  compact?: boolean;
  className?: string;
  /** Content of the tab that is selected. */
  children?: ReactNode;
}

/** Tabs over one panel; arrow keys move, the content follows. */
export function Tabs<Id extends string = string>(props: TabsProps<Id>) {
  const { label, items, value, onChange, compact = false, className, children } = props;
  const pick = (key: string | number): void => {
    const found = items.find((item) => item.id === key);
    if (found && found.id !== value) onChange(found.id);
  };
  return (
    <RacTabs selectedKey={value} onSelectionChange={pick} className={cx(styles.tabs, compact && styles.compact, className)}>
      <TabList aria-label={label} className={styles.list}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} isDisabled={item.isDisabled} className={styles.tab}>
            <span className={styles.word} data-word={item.label}>
              {item.label}
            </span>
            {item.count === undefined ? null : <span className={styles.count}>{item.count}</span>}
          </Tab>
        ))}
      </TabList>
      {/* A panel keeps the id it began with, which its tab would then no longer name. */}
      <TabPanel key={value} id={value} className={styles.panel}>
        {children}
      </TabPanel>
    </RacTabs>
  );
}
