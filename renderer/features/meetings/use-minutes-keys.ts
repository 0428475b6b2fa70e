import { useEffect, useRef } from 'react';

/** What keys do: `d` and `a` with Ctrl+Shift, the arrows with Ctrl alone. */
export interface MinutesKeys {
  d?: () => void;
  a?: () => void;
  arrowup?: () => void;
  arrowdown?: () => void;
}

const isKey = (name: string): name is keyof MinutesKeys => name === 'd' || name === 'a' || name === 'arrowup' || name === 'arrowdown';

/** Keys of the minutes, wherever focus is on the screen. They come before the frame's: Ctrl+Shift+A adds here, not in the log. */
export function useMinutesKeys(keys: MinutesKeys): void {
  const latest = useRef(keys);
  useEffect(() => void (latest.current = keys));
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !isKey(name) || event.shiftKey === name.startsWith('arrow')) return;
      const run = latest.current[name];
      if (!run || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    // In the capture phase: a text box would move its caret, and react-aria's controls stop keys on their way up.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
}
