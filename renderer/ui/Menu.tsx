import { ChevronDown, Ellipsis } from 'lucide-react';
import { useRef } from 'react';
import { Collection, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { Placement } from 'react-aria-components';
import { t } from '../words/t.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconType } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import { Kbd } from './Kbd.tsx';
import styles from './Popover.module.css';
import menuStyles from './Menu.module.css';

/** One command of a menu. */
export interface MenuEntry {
  id: string;
  label: string;
  icon?: IconType;
  /** Keys at the right: "Ctrl+D". */
  shortcut?: string;
  description?: string;
  isDisabled?: boolean;
  /** Red words, for what destroys. */
  danger?: boolean;
  href?: string;
  onAction?: () => void;
}

/** A titled or untitled group; a line stands between groups. */
export interface MenuGroup {
  id: string;
  title?: string;
  items: readonly MenuEntry[];
}

/** Entries, or groups of entries. */
export type MenuContent = readonly MenuEntry[] | readonly MenuGroup[];

function isGrouped(content: MenuContent): content is readonly MenuGroup[] {
  const first = content[0];
  return first !== undefined && 'items' in first;
}

/** Named by all its words, keys too: what is seen is what speech control must match (WCAG 2.5.3). */
function Entry({ entry }: { entry: MenuEntry }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      href={entry.href}
      isDisabled={entry.isDisabled}
      onAction={entry.onAction}
      className={cx(styles.item, entry.danger && styles.danger)}
    >
      {entry.icon ? <Icon as={entry.icon} /> : null}
      <span className={styles.words}>
        <span>{entry.label}</span>
        {entry.description ? <span className={styles.description}>{entry.description}</span> : null}
      </span>
      {entry.shortcut ? <Kbd plain>{entry.shortcut}</Kbd> : null}
    </MenuItem>
  );
}

interface MenuListProps {
  label: string;
  items: MenuContent;
  autoFocus?: 'first';
  onClose?: () => void;
}

function MenuList({ label, items, autoFocus, onClose }: MenuListProps) {
  return (
    <Menu aria-label={label} className={styles.list} autoFocus={autoFocus} onClose={onClose}>
      {isGrouped(items)
        ? items.flatMap((group, index) => [
            ...(index > 0 ? [<Separator key={`line-${group.id}`} className={styles.separator} />] : []),
            <MenuSection key={group.id} id={group.id} aria-label={group.title ?? label}>
              {group.title ? <Header className={styles.section}>{group.title}</Header> : null}
              <Collection items={group.items}>{(entry) => <Entry entry={entry} />}</Collection>
            </MenuSection>,
          ])
        : items.map((entry) => <Entry key={entry.id} entry={entry} />)}
    </Menu>
  );
}

/** Props of {@link MenuButton}. */
export interface MenuButtonProps {
  /** Words on the button, or its name when only an icon shows. */
  label: string;
  items: MenuContent;
  icon?: IconType;
  /** Only the icon: three dots unless `icon` says otherwise. */
  iconOnly?: boolean;
  variant?: 'primary' | 'default' | 'quiet';
  size?: 32 | 28;
  /** No ▾ after the words. */
  noChevron?: boolean;
  isDisabled?: boolean;
  placement?: Placement;
  className?: string;
}

/** A button that opens a menu. */
export function MenuButton(props: MenuButtonProps) {
  const { label, items, icon, iconOnly = false, variant, size, noChevron = false, isDisabled, className } = props;
  return (
    <MenuTrigger>
      {iconOnly ? (
        <IconButton label={label} icon={icon ?? Ellipsis} size={size} isDisabled={isDisabled} className={className} />
      ) : (
        <Button
          variant={variant}
          size={size}
          icon={icon}
          iconEnd={noChevron ? undefined : ChevronDown}
          isDisabled={isDisabled}
          className={className}
        >
          {label}
        </Button>
      )}
      <Popover className={styles.popover} placement={props.placement ?? (iconOnly ? 'bottom end' : 'bottom start')} offset={4}>
        <MenuList label={label} items={items} />
      </Popover>
    </MenuTrigger>
  );
}

/** Props of {@link ContextMenu}. */
export interface ContextMenuProps {
  /** Names the menu: "Commitment". */
  label?: string;
  items: MenuContent;
  /** Where to open, in window coordinates; null is closed. For Shift+F10 give the corner of the focused cell. */
  at: { x: number; y: number } | null;
  onClose: () => void;
}

/** The menu of a right-click or Shift+F10. There is always a visible button for the same commands. */
export function ContextMenu({ label = t('ui.more'), items, at, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className={menuStyles.anchor} style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} aria-hidden="true" />
      <Popover
        isOpen={at !== null}
        onOpenChange={(open) => (open ? undefined : onClose())}
        triggerRef={anchor}
        placement="bottom start"
        offset={0}
        className={styles.popover}
      >
        <MenuList label={label} items={items} autoFocus="first" onClose={onClose} />
      </Popover>
    </>
  );
}
