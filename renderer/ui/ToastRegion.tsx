import { CircleAlert, CircleCheck, Info, TriangleAlert, Undo2, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore, type RefObject } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { t } from '../words/t.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import { paneProps } from './panes.ts';
import { dismissToast, pauseToasts, resumeToasts, subscribeToasts, toastSnapshot } from './toast.ts';
import type { ToastEntry } from './toast.ts';
import styles from './ToastRegion.module.css';

const icons = { success: CircleCheck, info: Info, warning: TriangleAlert, error: CircleAlert };

/** The page's property that says how much of its foot messages take: what fills the window ends above it. */
const ROOM = '--messages';
const AROUND_PX = 16;

/** Keeps the foot of the window free for the messages, so that they cover nothing that may be pressed next. */
function useRoom(region: RefObject<HTMLElement | null>, count: number): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const element = region.current;
    if (count === 0 || !element || !('ResizeObserver' in globalThis)) return undefined;
    const measure = (): void => style.setProperty(ROOM, `${Math.ceil(element.getBoundingClientRect().height) + AROUND_PX}px`);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty(ROOM);
    };
  }, [region, count]);
}

/**
 * Where toasts appear. Rendered once, by the frame, before any message: the live region must already be there.
 * It sits in <body> and stays usable while a dialog makes the rest of the page inert.
 */
export function ToastRegion() {
  const { toasts, spoken } = useSyncExternalStore(subscribeToasts, toastSnapshot);
  const region = useRef<HTMLElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const count = toasts.length;
  useRoom(region, count);

  // A toast that goes while it holds focus must not drop focus on <body>.
  useEffect(() => {
    if (document.activeElement !== document.body || !cameFrom.current) return;
    const next = region.current?.querySelector('button') ?? cameFrom.current;
    next.focus();
    if (count === 0) {
      cameFrom.current = null;
      resumeToasts();
    }
  }, [count]);

  const onFocus = (event: FocusEvent): void => {
    pauseToasts();
    const from = event.relatedTarget;
    if (from instanceof HTMLElement && !region.current?.contains(from)) cameFrom.current = from;
  };
  const onBlur = (event: FocusEvent): void => {
    if (region.current?.contains(event.relatedTarget)) return;
    if (event.relatedTarget) cameFrom.current = null;
    if (!region.current?.matches(':hover')) resumeToasts();
  };
  const onLeave = (): void => {
    if (!region.current?.contains(document.activeElement)) resumeToasts();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = toasts.at(-1);
    if (event.key !== 'Escape' || !last) return;
    event.stopPropagation();
    dismissToast(last.key);
  };

  return createPortal(
    <>
      <Announcer {...spoken} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Only pauses clocks; Esc comes up from the buttons inside. */}
      <section
        ref={region}
        {...(count > 0 ? paneProps('messages') : {})}
        aria-label={t('ui.toast.region')}
        data-react-aria-top-layer="true"
        className={cx(styles.region, count === 0 && styles.quiet)}
        onPointerEnter={pauseToasts}
        onPointerLeave={onLeave}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
      >
        <ol className={styles.list}>
          {toasts.map((entry) => (
            <ToastCard key={entry.key} entry={entry} />
          ))}
        </ol>
      </section>
    </>,
    document.body,
  );
}

function Announcer({ text, turn }: { text: string; turn: number }) {
  return (
    <div role="status" aria-atomic="true" data-live-announcer="true" className="visually-hidden">
      <span key={turn}>{text}</span>
    </div>
  );
}

function ToastCard({ entry }: { entry: ToastEntry }) {
  const act = (work: () => void) => (): void => {
    dismissToast(entry.key);
    work();
  };
  return (
    <li className={cx(styles.toast, styles[entry.tone])}>
      <Icon as={icons[entry.tone]} />
      <p className={styles.text}>{entry.text}</p>
      <div className={styles.actions}>
        {entry.undo ? (
          <Button size={28} icon={Undo2} onPress={act(entry.undo)}>
            {t('ui.toast.undo')}
          </Button>
        ) : null}
        {entry.actions.map((action) => (
          <Button key={action.label} size={28} onPress={act(action.onPress)}>
            {action.label}
          </Button>
        ))}
        <IconButton size={28} icon={X} label={t('ui.toast.dismiss')} noTooltip onPress={() => dismissToast(entry.key)} />
      </div>
    </li>
  );
}
