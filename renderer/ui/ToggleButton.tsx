import { ToggleButton as RacToggleButton } from 'react-aria-components';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconType } from './Icon.tsx';
import styles from './Segmented.module.css';
import { Tooltip } from './Tooltip.tsx';

/** Props of {@link ToggleButton}. */
export interface ToggleButtonProps {
  label: string;
  icon?: IconType;
  /** Only the icon shows; the label is its name and tooltip. */
  iconOnly?: boolean;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  size?: 32 | 28;
  shortcut?: string;
  isDisabled?: boolean;
}

/** One thing on or off: Plain table, Bold. */
export function ToggleButton(props: ToggleButtonProps) {
  const { label, icon, iconOnly = false, size = 32 } = props;
  const button = (
    <RacToggleButton
      aria-label={iconOnly ? label : undefined}
      isSelected={props.isSelected}
      onChange={props.onChange}
      isDisabled={props.isDisabled}
      className={cx(styles.toggle, size === 28 && styles.small, iconOnly && styles.iconOnly)}
    >
      {icon ? <Icon as={icon} /> : null}
      {iconOnly ? null : label}
    </RacToggleButton>
  );
  if (!iconOnly) return button;
  return (
    <Tooltip text={label} shortcut={props.shortcut}>
      {button}
    </Tooltip>
  );
}
