import { LoaderCircle } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as RacButton, ProgressBar } from 'react-aria-components';
import type { ButtonProps as RacButtonProps } from 'react-aria-components';
import { t } from '../words/t.ts';
import styles from './Button.module.css';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconType } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import { Tooltip } from './Tooltip.tsx';

/** Props of {@link Button}. `onPress`, `isDisabled`, `autoFocus`, `type`, `aria-*` and `slot` pass through. */
export interface ButtonProps extends Omit<RacButtonProps, 'className' | 'style' | 'children' | 'isPending' | 'render'> {
  /** One `primary` per view. `danger-plain` is a plain button whose word says what is destroyed. */
  variant?: 'primary' | 'default' | 'quiet' | 'danger-plain';
  /** 32 in page headers and forms; 28 inside cards and toolbars. */
  size?: 32 | 28;
  icon?: IconType;
  /** An icon after the words: a chevron, an arrow. */
  iconEnd?: IconType;
  /** Keys shown inside the button, like "Ctrl+Shift+A". */
  shortcut?: string;
  /** Work is running: shows a turning mark, keeps focus, ignores presses. */
  pending?: boolean;
  /** Extra words on hover and focus. */
  tooltip?: string;
  /** Why it can't be pressed now. It keeps focus, so that the reason can be found, and ignores presses. */
  off?: string | undefined;
  className?: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A button: verb and noun, sentence case. */
export function Button({
  variant = 'default',
  size = 32,
  icon,
  iconEnd,
  shortcut,
  pending = false,
  tooltip,
  off,
  className,
  children,
  ...rest
}: ButtonProps) {
  const button = (
    <RacButton
      {...rest}
      // react-aria's own pending state announces through an element that is gone once the button is.
      {...(pending || off ? { onPress: undefined, type: 'button' as const } : {})}
      {...(off ? { 'aria-disabled': true } : {})}
      data-pending={pending || undefined}
      data-off={off ? '' : undefined}
      className={cx(
        styles.button,
        size === 28 && styles.small,
        variant === 'primary' && styles.primary,
        variant === 'quiet' && styles.quiet,
        variant === 'danger-plain' && styles.danger,
        className,
      )}
    >
      {pending ? (
        <ProgressBar isIndeterminate aria-label={t('ui.working')} className={styles.spinner}>
          <Icon as={LoaderCircle} />
        </ProgressBar>
      ) : icon ? (
        <Icon as={icon} />
      ) : null}
      {children}
      {shortcut ? <Kbd plain>{shortcut}</Kbd> : null}
      {iconEnd ? <Icon as={iconEnd} /> : null}
    </RacButton>
  );
  const words = off ?? tooltip;
  return words ? <Tooltip text={words}>{button}</Tooltip> : button;
}
