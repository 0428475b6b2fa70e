import { useRef, type ReactElement } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { t } from '../../words/t.ts';
import styles from '../Popover.module.css';
import type { RowMenuItem } from './types.ts';

/** An open row menu and where it hangs. */
export interface OpenMenu {
  rowName: string;
  items: readonly RowMenuItem[];
  anchor: HTMLElement;
}

/** The menu of a row: from right-click, Shift+F10 or the '⋯' button. */
export function RowMenu({ open, onClose }: { open: OpenMenu; onClose: () => void }): ReactElement {
  const anchor = useRef<HTMLElement>(open.anchor);
  anchor.current = open.anchor;
  return (
    <Popover
      className={styles['popover'] ?? ''}
      triggerRef={anchor}
      isOpen
      placement="bottom start"
      offset={2}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Menu
        className={styles['list'] ?? ''}
        aria-label={t('grid.rowMenu', { row: open.rowName })}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu takes the focus when it opens
        autoFocus="first"
        onClose={onClose}
        onAction={(key) => open.items.find((item) => item.id === key)?.onAction()}
        disabledKeys={open.items.filter((item) => item.disabled).map((item) => item.id)}
      >
        {open.items.map((item) => (
          <MenuItem key={item.id} id={item.id} textValue={item.label} className={styles['item'] ?? ''}>
            {item.icon}
            <span className={styles['words'] ?? ''}>{item.label}</span>
            {item.shortcut ? <kbd className="dg-caption">{item.shortcut}</kbd> : null}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
