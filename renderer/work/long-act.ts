import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, Output } from '../../shared/rpc.ts';
import type { At, CommandName } from '../api/query.tsx';
import { useAct, type ActOptions } from './act.ts';

/** Shorter work shows no progress: the button's turning mark will do. */
const LONG_MS = 1000;

/** Work that has taken a second, for `LongWork`. */
export interface Running {
  /** When it began, in milliseconds since 1970. */
  since: number;
  /** What had focus then: it gets it back from the Cancel button. */
  from: Element | null;
  /** The person has cancelled, and the answer is awaited. */
  cancelling: boolean;
  cancel: () => void;
}

type LongOptions<N extends CommandName> = Omit<ActOptions<N>, 'signal'>;

/** As `useAct`, for what may take more than a second. `running` is null until it does; `LongWork` shows it. */
export function useLongAct<N extends CommandName>(name: N, { untilLeft = false }: { untilLeft?: boolean } = {}) {
  const { act: plainAct, pending } = useAct(name);
  const [running, setRunning] = useState<Running | null>(null);
  const cancelNow = useRef<(() => void) | null>(null);

  const act = useCallback(
    async (input: Input<At<N>>, options: LongOptions<N> = {}): Promise<Output<At<N>> | null> => {
      const stop = new AbortController();
      const cancel = (): void => {
        setRunning((shown) => shown && { ...shown, cancelling: true });
        stop.abort();
      };
      const began: Running = { since: Date.now(), from: document.activeElement, cancelling: false, cancel };
      const timer = setTimeout(() => setRunning(began), LONG_MS);
      cancelNow.current = () => stop.abort();
      try {
        return await plainAct(input, { ...options, signal: stop.signal });
      } finally {
        clearTimeout(timer);
        cancelNow.current = null;
        setRunning(null);
      }
    },
    [plainAct],
  );

  // Nobody could see what it answers.
  useEffect(() => (untilLeft ? () => cancelNow.current?.() : undefined), [untilLeft]);
  return { act, pending, running };
}
