import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something on the page that would be lost by leaving it. */
interface Holder {
  /** Stores what can be stored by itself, such as a cell being typed in. */
  settle?: () => void;
  /** True while something would be lost: by leaving the screen, or by leaving the page altogether. */
  isDirty: (page: boolean) => boolean;
  /**
   * True while something typed is not stored, also what no way of leaving would lose: a cell being typed in, text that
   * saves itself. As `isDirty` when left out.
   */
  isUnsaved?: () => boolean;
}

const holders = new Set<Holder>();

/** Stores what can be stored, and says whether anything would still be lost by leaving the screen, or the page. */
export function wouldLose(page = false): boolean {
  for (const holder of holders) holder.settle?.();
  return [...holders].some((holder) => holder.isDirty(page));
}

/** True while something typed on the screen is not saved. Stores nothing, so it may be asked while drawing. */
export const holdsUnsaved = (): boolean => [...holders].some((holder) => holder.isDirty(false));

const listeners = new Set<() => void>();
let telling = false;

/** Says that what is unsaved may have changed. What holds text outside of a component that draws it calls this. */
export function unsavedChanged(): void {
  if (telling || listeners.size === 0) return;
  telling = true;
  setTimeout(() => {
    telling = false;
    for (const listener of listeners) listener();
  });
}

/** After these the answer may be another, whoever holds what was typed. */
const SIGNS = ['input', 'keyup', 'focusout'] as const;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) for (const sign of SIGNS) document.addEventListener(sign, unsavedChanged, true);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) for (const sign of SIGNS) document.removeEventListener(sign, unsavedChanged, true);
  };
}

const anyUnsaved = (): boolean => [...holders].some(({ isUnsaved, isDirty }) => (isUnsaved ? isUnsaved() : isDirty(false)));

/** Whether anything typed is not stored yet, in any form, cell or text: the one place that "All changes saved" stands on. */
export const useAnyUnsaved = (): boolean => useSyncExternalStore(subscribe, anyUnsaved);

/** Takes part in the question before leaving, for as long as the component is on the page. Answers what ends it. */
export function holdUnsaved(holder: Holder): () => void {
  holders.add(holder);
  unsavedChanged();
  return () => {
    holders.delete(holder);
    unsavedChanged();
  };
}

/** As `holdUnsaved`, for a component: `isDirty` is asked when the page is about to be left. */
export function useUnsaved(isDirty: () => boolean): void {
  const latest = useRef(isDirty);
  useEffect(() => {
    latest.current = isDirty;
    unsavedChanged();
  });
  useEffect(() => holdUnsaved({ isDirty: () => latest.current() }), []);
}
