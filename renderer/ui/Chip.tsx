import styles from './Chip.module.css';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconType } from './Icon.tsx';

/** The tint of a chip; status meanings belong to RagChip. */
export type ChipTone = 'neutral' | 'blue' | 'ok' | 'risk' | 'off' | 'plain';

/** Props of {@link Chip}. */
export interface ChipProps {
  tone?: ChipTone;
  icon?: IconType;
  children: string;
}

/** A state in words on a tint: "Draft agenda", "9 of 12 figures". */
export function Chip({ tone = 'neutral', icon, children }: ChipProps) {
  return (
    <span className={cx(styles.chip, styles[tone], !icon && styles.wordOnly)}>
      {icon ? <Icon as={icon} size={14} /> : null}
      {children}
    </span>
  );
}

/** A count in a pill. `label` says what is counted ("14 overdue"). */
export function Badge({ count, label, tone = 'danger' }: { count: number; label: string; tone?: 'danger' | 'neutral' }) {
  return (
    <span className={cx(styles.badge, tone === 'neutral' && styles.badgeNeutral)}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
