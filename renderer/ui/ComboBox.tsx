import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, ComboBox as RacComboBox, Group, Input, Popover, useFilter } from 'react-aria-components';
import type { Reading } from '../../shared/domain/reading.ts';
import { t } from '../words/t.ts';
import { controlProps, FieldHint, FieldLabel, FieldMessage } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import fieldStyles from './Field.module.css';
import { Icon } from './Icon.tsx';
import { OptionList } from './OptionList.tsx';
import type { Option } from './OptionList.tsx';
import popoverStyles from './Popover.module.css';
import { useTyped, type TypedProps } from './typed.ts';
import { useUnhiddenPage } from './useUnhiddenPage.ts';

/** Props of {@link ComboBox}. */
export interface ComboBoxProps extends FieldProps, TypedProps<string> {
  items: readonly Option[];
  placeholder?: string;
  /** With `onSearch` the caller finds the items (it may take time); without it the given items are filtered here. */
  onSearch?: (text: string) => void;
  isLoading?: boolean;
  /** Makes what is not in the list yet, by the name typed, and answers its id; offered as "Add …". */
  onAdd?: (name: string) => Promise<string | null>;
}

const ADD = '\uE000add';
const MORE = '\uE000more';

/** Names in an open list; of more, how many, and how to find them. */
const MOST = 200;

const bare = (text: string): string => text.trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('en-GB');

/** The one item of this name. A name that is there twice, or not at all, is for the person to settle. */
function readChoice(text: string, items: readonly Option[], canAdd: boolean): Reading<string, 'unknown' | 'several'> {
  const wanted = bare(text);
  if (wanted === '') return { ok: true, value: null };
  const found = items.filter(({ label, isDisabled }) => !isDisabled && bare(label) === wanted);
  if (found.length === 1) return { ok: true, value: found[0]!.id };
  if (found.length > 1) return { ok: false, reason: 'several', words: t('ui.combo.several'), remedy: t('ui.combo.choose') };
  return { ok: false, reason: 'unknown', words: t('ui.combo.unknown'), remedy: t(canAdd ? 'ui.combo.chooseOrAdd' : 'ui.combo.choose') };
}

/** As many as a list has room for, the chosen one among them; the last line says how many more there are. */
function firstOf(found: readonly Option[], chosen: string | null): Option[] {
  if (found.length <= MOST) return [...found];
  const shown = found.filter(({ id }, at) => at < MOST || id === chosen);
  return [...shown, { id: MORE, label: t('ui.combo.more', { count: found.length - shown.length }), isDisabled: true }];
}

/** Type to find, arrows to move, Enter to take: people, providers, wards. Letters that leave one name take it by Tab. A name typed out in full needs no taking. */
export function ComboBox(props: ComboBoxProps) {
  const { label, hint, items, onSearch, onAdd, isLoading } = props;
  const [isOpen, setOpen] = useState(false);
  // Opened by its button, the list shows everything until a letter is typed.
  const [showsAll, setShowsAll] = useState(false);
  const [added, setAdded] = useState<ReadonlyMap<string, string>>(new Map());
  useUnhiddenPage(isOpen);
  const { contains } = useFilter({ sensitivity: 'base' });
  const labelOf = (id: string): string => items.find((item) => item.id === id)?.label ?? added.get(id) ?? '';
  const typed = useTyped(props, (text) => readChoice(text, items, onAdd !== undefined), labelOf);
  const { text, value } = typed;
  const whole = showsAll || onSearch !== undefined || bare(text) === '' || (!typed.isTyping && value !== null);
  const shown = useMemo((): Option[] => {
    const found = whole ? items : items.filter((item) => contains(item.label, text));
    const known = items.some((item) => bare(item.label) === bare(text));
    const offer = onAdd && bare(text) !== '' && !known && value === null;
    return [...firstOf(found, value), ...(offer ? [{ id: ADD, label: t('ui.combo.add', { name: text.trim() }) }] : [])];
  }, [items, whole, contains, text, onAdd, value]);

  const add = async (name: string): Promise<void> => {
    const id = await onAdd?.(name);
    if (!id) return;
    setAdded((before) => new Map(before).set(id, name));
    typed.take(id);
  };
  // What was taken keeps its name when a search finds others.
  const take = (id: string): void => {
    const name = labelOf(id);
    setAdded((before) => new Map(before).set(id, name));
    typed.take(id);
  };
  // Tab takes the one name that the letters leave, and shows it whole; of several, the person chooses.
  const takeTheOnlyOne = (): void => {
    if (!typed.isTyping || value !== null || bare(text) === '') return;
    const left = items.filter((item) => !item.isDisabled && contains(item.label, bare(text)));
    if (left.length === 1) take(left[0]!.id);
  };
  const error = props.error ?? typed.error;
  return (
    <RacComboBox<Option>
      {...controlProps({ ...props, error })}
      items={shown}
      inputValue={text}
      // A name typed out may be the beginning of another one: the list stays open.
      value={typed.isTyping ? null : value}
      onInputChange={(next) => {
        if (next === text) return;
        setShowsAll(false);
        onSearch?.(next);
        typed.type(next);
      }}
      onChange={(key) => {
        // Null comes when the box is left with words that aren't in the list: they stay, and are refused in words.
        if (key === ADD) void add(text.trim());
        else if (key !== null) take(String(key));
      }}
      onBlur={() => {
        typed.leave();
        props.onBlur?.();
      }}
      onOpenChange={(open, trigger) => {
        setOpen(open);
        if (open) setShowsAll(trigger === 'manual');
      }}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="input"
    >
      <FieldLabel {...props} />
      <FieldHint>{hint}</FieldHint>
      <Group className={fieldStyles.control}>
        <Input
          className={fieldStyles.inner}
          placeholder={props.placeholder}
          onKeyDown={(event) => {
            if (event.key === 'Tab') takeTheOnlyOne();
          }}
        />
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
