import type { ReactNode } from 'react';
import { Tooltip as RacTooltip, TooltipTrigger } from 'react-aria-components';
import type { Placement } from 'react-aria-components';
import styles from './Tooltip.module.css';

/** Props of {@link Tooltip}. */
export interface TooltipProps {
  /** The words. */
  text: string;
  /** Keys shown after the words, like "Ctrl+Z". */
  shortcut?: string;
  placement?: Placement;
  /** A Button, IconButton or anything focusable from react-aria. */
  children: ReactNode;
}

/** Shows words on hover and on keyboard focus. Never the only place something is said. */
export function Tooltip({ text, shortcut, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={100}>
      {children}
      <RacTooltip className={styles.tooltip} placement={placement} offset={6}>
        {text}
        {shortcut ? <span className={styles.shortcut}>{shortcut}</span> : null}
      </RacTooltip>
    </TooltipTrigger>
  );
}
