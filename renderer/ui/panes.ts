import { useEffect } from 'react';

const lastFocus = new WeakMap<Element, HTMLElement>();
// An open dialog is a pane too, so that F6 goes between it and the messages while the rest is inert.
const selector = '[data-pane], [role="dialog"], [role="alertdialog"]';

/** Spread on a pane of the window (top bar, nav, main, details, messages) to make F6 stop there. */
export function paneProps(name: string): { 'data-pane': string; tabIndex: -1 } {
  return { 'data-pane': name, tabIndex: -1 };
}

function isOpen(pane: HTMLElement): boolean {
  return !pane.closest('[inert], [hidden]') && pane.getClientRects().length > 0;
}

function enter(pane: HTMLElement): void {
  const last = lastFocus.get(pane);
  const first = pane.querySelector<HTMLElement>('[aria-current="page"], [data-autofocus]');
  (last?.isConnected && pane.contains(last) ? last : (first ?? pane)).focus();
}

/** F6 and Shift+F6 move between panes; each pane remembers where focus was. Call once, in the frame. */
export function usePaneCycle(): void {
  useEffect(() => {
    const remember = (event: FocusEvent): void => {
      const target = event.target;
      if (!(target instanceof HTMLElement)) return;
      const pane = target.closest(selector);
      if (pane && pane !== target) lastFocus.set(pane, target);
    };
    const cycle = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey) return;
      const panes = [...document.querySelectorAll<HTMLElement>(selector)].filter(isOpen);
      if (panes.length === 0) return;
      event.preventDefault();
      // Details lie within the main pane: the innermost counts, and stands after those around it.
      const here = panes.findLastIndex((pane) => pane.contains(document.activeElement));
      const step = event.shiftKey ? -1 : 1;
      const next = here < 0 ? 0 : (here + step + panes.length) % panes.length;
      const pane = panes[next];
      if (pane) enter(pane);
    };
    document.addEventListener('focusin', remember);
    // In the capture phase: react-aria's buttons stop keys on their way up.
    document.addEventListener('keydown', cycle, true);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keydown', cycle, true);
    };
  }, []);
}
