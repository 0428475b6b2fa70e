import { cx } from './cx.ts';
import styles from './PersonChip.module.css';

/** "C Marlow" is CM, "Jo van Dyke" is JD, "Prince" is P. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase('en-GB');
}

/** Props of {@link PersonChip}. */
export interface PersonChipProps {
  name: string;
  /** A second line, or more words for the name: role, organisation. */
  detail?: string;
  /** A dashed ring: apologies, absent. */
  absent?: boolean;
  /** The name stands beside the initials. */
  showName?: boolean;
}

/** A person as initials, with the name beside them or in the label. */
export function PersonChip({ name, detail, absent = false, showName = false }: PersonChipProps) {
  const full = detail ? `${name}, ${detail}` : name;
  const disc = cx(styles.disc, absent && styles.absent);
  if (!showName) {
    return (
      <span role="img" aria-label={full} title={full} className={disc}>
        {initials(name)}
      </span>
    );
  }
  return (
    <span className={styles.person}>
      <span aria-hidden="true" className={disc}>
        {initials(name)}
      </span>
      <span className={styles.words}>
        <span>{name}</span>
        {detail ? <span className={styles.sub}>{detail}</span> : null}
      </span>
    </span>
  );
}
