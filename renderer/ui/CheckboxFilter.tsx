import { ChevronDown } from 'lucide-react';
import {
  Autocomplete,
  Button as RacButton,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  useFilter,
} from 'react-aria-components';
import type { Selection } from 'react-aria-components';
import { t } from '../words/t.ts';
import { Button } from './Button.tsx';
import { CheckMark } from './Checkbox.tsx';
import styles from './CheckboxFilter.module.css';
import { cx } from './cx.ts';
import fieldStyles from './Field.module.css';
import { Icon } from './Icon.tsx';
import popoverStyles from './Popover.module.css';

/** Props of {@link CheckboxFilter}. */
export interface CheckboxFilterProps {
  /** "Provider". */
  label: string;
  items: readonly { id: string; label: string }[];
  /** The ticked ids; null means no filter, everything shows. */
  value: readonly string[] | null;
  onChange: (ids: string[] | null) => void;
  /** A search box above the list; by default from 9 items on. */
  searchable?: boolean;
  isDisabled?: boolean;
}

function summary(items: CheckboxFilterProps['items'], value: CheckboxFilterProps['value']): string {
  if (value === null) return items.length > 4 ? t('ui.filter.all', { count: items.length }) : t('ui.filter.allPlain');
  const chosen = items.filter((item) => value.includes(item.id));
  if (chosen.length === 0) return t('ui.filter.none');
  if (chosen.length === 1) return chosen[0]?.label ?? '';
  return t('ui.filter.some', { count: chosen.length, total: items.length });
}

// The box drives the list below it, which is always there: a combo box to screen readers. react-aria adds aria-controls.
const drivesList = { role: 'combobox', 'aria-expanded': true } as const;

/** A filter button, "Provider All 20", that opens a list with tick boxes. Arrow keys move, Space or Enter ticks. */
export function CheckboxFilter(props: CheckboxFilterProps) {
  const { label, items, value, onChange, isDisabled } = props;
  return (
    <DialogTrigger>
      <RacButton isDisabled={isDisabled} className={cx(styles.button, value !== null && styles.on)}>
        <span className={styles.lead}>{label}</span> {summary(items, value)}
        <Icon as={ChevronDown} />
      </RacButton>
      <Popover className={popoverStyles.popover} placement="bottom start" offset={4}>
        <Dialog aria-label={label} className={styles.dialog}>
          <FilterChoices {...props} />
          <div className={styles.buttons}>
            <Button slot={null} size={28} variant="quiet" isDisabled={value === null} onPress={() => onChange(null)}>
              {t('ui.filter.selectAll')}
            </Button>
            <Button slot={null} size={28} variant="quiet" isDisabled={value?.length === 0} onPress={() => onChange([])}>
              {t('ui.filter.clear')}
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function FilterChoices(props: CheckboxFilterProps) {
  const { label, items, searchable = items.length > 8 } = props;
  const { contains } = useFilter({ sensitivity: 'base' });
  if (!searchable) return <FilterList {...props} takesFocus />;
  const words = t('ui.filter.search', { name: label });
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={words} autoFocus className={styles.search}>
        <Input {...drivesList} className={cx(fieldStyles.control, fieldStyles.text)} placeholder={words} />
      </SearchField>
      <FilterList {...props} />
    </Autocomplete>
  );
}

function FilterList({ label, items, value, onChange, takesFocus }: CheckboxFilterProps & { takesFocus?: boolean }) {
  const all = items.map((item) => item.id);
  const change = (keys: Selection): void => {
    const ids = keys === 'all' ? all : all.filter((id) => keys.has(id));
    onChange(ids.length === all.length ? null : ids);
  };
  return (
    <ListBox
      aria-label={label}
      items={items}
      autoFocus={takesFocus}
      selectionMode="multiple"
      escapeKeyBehavior="none"
      selectedKeys={value === null ? all : [...value]}
      onSelectionChange={change}
      className={cx(popoverStyles.list, styles.list)}
      renderEmptyState={() => <p className={popoverStyles.empty}>{t('ui.filter.empty')}</p>}
    >
      {(item) => (
        <ListBoxItem id={item.id} textValue={item.label} className={cx(popoverStyles.item, styles.item)}>
          {({ isSelected }) => (
            <>
              <CheckMark isSelected={isSelected} className={styles.mark} />
              <span className={popoverStyles.words}>{item.label}</span>
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
