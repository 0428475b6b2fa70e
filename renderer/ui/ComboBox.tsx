import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, ComboBox as RacComboBox, Group, Input, Popover } from 'react-aria-components';
import { t } from '../words/t.ts';
import { controlProps, FieldHint, FieldLabel, FieldMessage } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import fieldStyles from './Field.module.css';
import { Icon } from './Icon.tsx';
import { OptionList } from './OptionList.tsx';
import type { Option } from './OptionList.tsx';
import popoverStyles from './Popover.module.css';
import { useUnhiddenPage } from './useUnhiddenPage.ts';

/** Props of {@link ComboBox}. */
export interface ComboBoxProps extends FieldProps {
  items: readonly Option[];
  value?: string | null;
  defaultValue?: string | null;
  onChange?: (id: string | null) => void;
  placeholder?: string;
  /** With `onSearch` the caller finds the items (it may take time); without it the given items are filtered here. */
  onSearch?: (text: string) => void;
  /** The text in the box, when the caller controls it (needed with `onSearch` and a chosen value). */
  inputValue?: string;
  isLoading?: boolean;
  /** Keeps words that match no item; they come back through `onText`. */
  allowsCustomValue?: boolean;
  onText?: (text: string) => void;
}

/** Type to find, arrows to move, Enter to take: people, providers, wards. */
export function ComboBox(props: ComboBoxProps) {
  const { label, hint, error, items, onSearch, isLoading } = props;
  const [isOpen, setOpen] = useState(false);
  useUnhiddenPage(isOpen);
  const searched = onSearch !== undefined;
  const type = (text: string): void => {
    onSearch?.(text);
    props.onText?.(text);
  };
  return (
    <RacComboBox<Option>
      {...controlProps(props)}
      {...(searched ? { items } : { defaultItems: items })}
      {...(props.inputValue === undefined ? {} : { inputValue: props.inputValue })}
      value={props.value}
      defaultValue={props.defaultValue}
      onChange={(key) => props.onChange?.(key === null ? null : String(key))}
      onInputChange={type}
      onOpenChange={setOpen}
      allowsCustomValue={props.allowsCustomValue}
      allowsEmptyCollection
      menuTrigger="input"
    >
      <FieldLabel {...props} />
      <FieldHint>{hint}</FieldHint>
      <Group className={fieldStyles.control}>
        <Input className={fieldStyles.inner} placeholder={props.placeholder} />
        <Button className={fieldStyles.inside} aria-label={t('ui.combo.open', { name: label })}>
          <Icon as={ChevronDown} />
        </Button>
      </Group>
      <FieldMessage error={error} />
      <Popover className={popoverStyles.popover} offset={4}>
        <OptionList empty={isLoading ? t('ui.combo.loading') : t('ui.combo.empty')} />
      </Popover>
    </RacComboBox>
  );
}
