import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { Button, Label, Popover, Select as RacSelect, SelectValue } from 'react-aria-components';
import { t } from '../words/t.ts';
import { cx } from './cx.ts';
import { controlProps, FieldHint, FieldLabel, FieldMessage } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import fieldStyles from './Field.module.css';
import { Icon } from './Icon.tsx';
import { OptionList } from './OptionList.tsx';
import type { Option } from './OptionList.tsx';
import popoverStyles from './Popover.module.css';
import styles from './Select.module.css';

/** Props of {@link Select}. */
export interface SelectProps extends FieldProps {
  items: readonly Option[];
  value?: string | null;
  defaultValue?: string | null;
  onChange?: (id: string | null) => void;
  placeholder?: string;
  /** "View as Chair": the label stands inside the box, for toolbars and page headers. */
  inlineLabel?: boolean;
}

/** Stands for nothing in the list: a listbox has no choice of no choice. */
const NOTHING = '\uE000nothing';

/** A short list of choices; more than about 12 want a ComboBox. */
export function Select(props: SelectProps) {
  const { label, hint, error, inlineLabel = false, optional } = props;
  const items = optional ? [{ id: NOTHING, label: t('ui.nothingChosen') }, ...props.items] : props.items;
  const words = useId();
  const control = controlProps(props);
  return (
    <RacSelect
      {...control}
      value={props.value}
      defaultValue={props.defaultValue}
      onChange={(key) => props.onChange?.(key === null || key === NOTHING ? null : String(key))}
      placeholder={props.placeholder ?? t('ui.choose')}
      isDisabled={props.isDisabled || props.isReadOnly}
      className={cx(control.className, inlineLabel && styles.inline)}
    >
      {inlineLabel ? null : <FieldLabel {...props} />}
      <FieldHint>{hint}</FieldHint>
      {/* A label inside is read before the value, as it is seen; react-aria would read the value first. */}
      <Button className={cx(fieldStyles.control, styles.button)} aria-labelledby={inlineLabel ? words : undefined}>
        <span id={words} className={styles.words}>
          {inlineLabel ? (
            <Label elementType="span" className={styles.lead}>
              {label}
            </Label>
          ) : null}
          <SelectValue className={styles.value}>
            {({ selectedText, isPlaceholder, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
          </SelectValue>
        </span>
        <Icon as={ChevronDown} />
      </Button>
      <FieldMessage error={error} />
      <Popover className={popoverStyles.popover} offset={4}>
        <OptionList items={items} />
      </Popover>
    </RacSelect>
  );
}
