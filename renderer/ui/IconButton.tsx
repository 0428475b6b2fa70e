import type { Ref } from 'react';
import { Button as RacButton } from 'react-aria-components';
import type { ButtonProps as RacButtonProps, Placement } from 'react-aria-components';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconType } from './Icon.tsx';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

/** Props of {@link IconButton}. Press and aria props pass through. */
export interface IconButtonProps extends Omit<RacButtonProps, 'className' | 'style' | 'children' | 'render' | 'aria-label'> {
  /** What it does, said by screen readers and shown in the tooltip. */
  label: string;
  icon: IconType;
  size?: 32 | 28;
  /** Keys shown in the tooltip, like "Ctrl+Z". */
  shortcut?: string;
  /** A small count on the corner; say it in the label too ("Notifications, 9 new"). */
  count?: number;
  /** No tooltip, for a button whose words stand beside it. */
  noTooltip?: boolean;
  tooltipPlacement?: Placement;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** A square button with only an icon: always named, always with a tooltip. */
export function IconButton({
  label,
  icon,
  size = 32,
  shortcut,
  count,
  noTooltip = false,
  tooltipPlacement,
  className,
  ...rest
}: IconButtonProps) {
  const button = (
    <RacButton {...rest} aria-label={label} className={cx(styles.button, size === 28 && styles.small, className)}>
      <Icon as={icon} />
      {count ? (
        <span className={styles.dot} aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
    </RacButton>
  );
  if (noTooltip) return button;
  return (
    <Tooltip text={label} shortcut={shortcut} placement={tooltipPlacement}>
      {button}
    </Tooltip>
  );
}
