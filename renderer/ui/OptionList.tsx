import { Check } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { IconType } from './Icon.tsx';
import styles from './Popover.module.css';

/** One choice of a Select or ComboBox. */
export interface Option {
  id: string;
  label: string;
  /** A second line: an organisation, a role. */
  description?: string;
  icon?: IconType;
  isDisabled?: boolean;
}

/** The list inside a Select or ComboBox popover. */
export function OptionList({ items, empty }: { items?: readonly Option[]; empty?: string }) {
  return (
    <ListBox<Option>
      items={items}
      className={styles.list}
      renderEmptyState={empty ? () => <p className={styles.empty}>{empty}</p> : undefined}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} isDisabled={option.isDisabled} className={styles.item}>
          {option.icon ? <Icon as={option.icon} /> : null}
          <span className={styles.words}>
            <span>{option.label}</span>
            {option.description ? <span className={styles.description}>{option.description}</span> : null}
          </span>
          <Icon as={Check} className={styles.tick} />
        </ListBoxItem>
      )}
    </ListBox>
  );
}
