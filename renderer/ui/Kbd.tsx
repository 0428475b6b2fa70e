import { cx } from './cx.ts';
import styles from './Kbd.module.css';

/** Keys to press, like "Ctrl+K". `plain` leaves out the key cap, inside buttons and menus. */
export function Kbd({ children, plain = false }: { children: string; plain?: boolean }) {
  return <kbd className={cx(styles.kbd, plain && styles.plain)}>{children}</kbd>;
}
