import { X } from 'lucide-react';
import { createContext, useContext, useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { t } from '../words/t.ts';
import styles from './DetailsPanel.module.css';
import { IconButton } from './IconButton.tsx';
import { paneProps } from './panes.ts';

/** Props of {@link DetailsPanel}. */
export interface DetailsPanelProps {
  title: string;
  /** Lines under the title: organisation, tenure. */
  subtitle?: readonly string[];
  /** A chip and words under the lines. */
  status?: ReactNode;
  /** Icon buttons before the close button. */
  actions?: ReactNode;
  /** Called for the close button and Esc; give focus back to the row it belongs to. */
  onClose: () => void;
  /** 320 to 480. */
  width?: number;
  /** Tabs that fill the panel; without it children get the 24 px padding. */
  flush?: boolean;
  footer?: ReactNode;
  children?: ReactNode;
}

/** Words at the head of the panel within, from whoever reads its record. */
export const PanelNotice = createContext<ReactNode>(null);

/** What is known about the selected row, at the right of the screen. F6 reaches it. */
export function DetailsPanel(props: DetailsPanelProps) {
  const { title, subtitle = [], status, actions, onClose, width = 320, flush = false, footer, children } = props;
  const id = useId();
  const notice = useContext(PanelNotice);
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
  useScreenEscape(onClose);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc comes up from the controls inside.
    <aside
      {...paneProps('details')}
      aria-labelledby={id}
      className={styles.panel}
      style={{ width: Math.min(480, Math.max(320, width)) }}
      onKeyDown={closeOnEscape}
    >
      <div className={styles.header}>
        <div className={styles.top}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {actions}
          <IconButton label={t('ui.panel.close')} icon={X} onPress={onClose} />
        </div>
        {subtitle.map((line) => (
          <p key={line} className={styles.sub}>
            {line}
          </p>
        ))}
        {status ? <div className={styles.status}>{status}</div> : null}
      </div>
      {notice}
      <div className={styles.body}>{flush ? children : <div className={styles.inner}>{children}</div>}</div>
      {footer ? <div className={styles.footer}>{footer}</div> : null}
    </aside>
  );
}

/** A box, a menu or a dialog has an Esc of its own. */
const OWN_ESCAPE = 'input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** Esc closes the panel from the list beside it, too, or from wherever a search has left the focus. */
function useScreenEscape(close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (target instanceof Element && target.closest(OWN_ESCAPE)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
