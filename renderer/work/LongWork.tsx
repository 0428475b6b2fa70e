import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { t } from '../words/t.ts';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { announce } from '../ui/toast.ts';
import type { Running } from './long-act.ts';

export interface LongWorkProps {
  /** From `useLongAct`; nothing is shown while it is null. */
  running: Running | null;
  /** What is being done: "Reading Brownfield register.csv". */
  label: string;
}

/** Work that has taken over a second: what is being done, for how long, and Cancel. */
export function LongWork({ running, label }: LongWorkProps) {
  return running ? <Work key={running.since} running={running} label={label} /> : null;
}

function Work({ running, label }: { running: Running; label: string }) {
  const { since, from, cancelling, cancel } = running;
  const box = useRef<HTMLDivElement>(null);
  const seconds = useSecondsSince(since);
  const said = cancelling ? t('app.work.cancelling') : label;

  useEffect(() => announce(said), [said]);
  useLayoutEffect(() => {
    const shown = box.current;
    return () => {
      if (shown?.contains(document.activeElement)) giveBackFocus(from);
    };
  }, [from]);

  return (
    <div ref={box}>
      <ProgressBar
        label={label}
        text={cancelling ? t('app.work.cancelling') : t('app.work.seconds', { count: seconds })}
        onCancel={cancel}
        cancelling={cancelling}
      />
    </div>
  );
}

/** The Cancel button goes with its bar; focus must not fall on the page itself. */
function giveBackFocus(from: Element | null): void {
  const kept = from instanceof HTMLElement && from.isConnected && from !== document.body ? from : null;
  (kept ?? document.querySelector<HTMLElement>('main'))?.focus();
}

function useSecondsSince(since: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(1, Math.round((now - since) / 1000));
}
