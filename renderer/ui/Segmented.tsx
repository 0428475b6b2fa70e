import { ToggleButton as RacToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconType } from './Icon.tsx';
import styles from './Segmented.module.css';

/** Props of {@link Segmented}. */
export interface SegmentedProps<Id extends string = string> {
  /** Names the group: "View". */
  label: string;
  items: readonly { id: Id; label: string; icon?: IconType; isDisabled?: boolean }[];
  value: Id;
  onChange: (id: Id) => void;
  size?: 32 | 28;
}

/** Two to four exclusive views side by side: Chart, Table. */
export function Segmented<Id extends string = string>({ label, items, value, onChange, size = 32 }: SegmentedProps<Id>) {
  const pick = (keys: Set<string | number>): void => {
    const found = items.find((item) => keys.has(item.id));
    if (found && found.id !== value) onChange(found.id);
  };
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={pick}
      className={cx(styles.group, size === 28 && styles.small)}
    >
      {items.map((item) => (
        <RacToggleButton key={item.id} id={item.id} isDisabled={item.isDisabled} className={styles.part}>
          {item.icon ? <Icon as={item.icon} /> : null}
          {item.label}
        </RacToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
