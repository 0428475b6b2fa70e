import type { ReactNode } from 'react';
import { t } from '../words/t.ts';
import styles from './FirstOf.module.css';

export interface FirstOfProps<T> {
  items: readonly T[];
  /** How many are shown. */
  most: number;
  /** How many there are, when more than were handed over. */
  total?: number;
  children: (shown: readonly T[]) => ReactNode;
}

/** The first of a list, and how many more there are: no list is cut without a word. */
export function FirstOf<T>({ items, most, total = items.length, children }: FirstOfProps<T>) {
  const shown = items.slice(0, most);
  return (
    <>
      {children(shown)}
      {total > shown.length ? <p className={styles.more}>{t('ui.andMore', { count: total - shown.length })}</p> : null}
    </>
  );
}
