import { useEffect, useRef, useSyncExternalStore } from 'react';

/** What is left: the page altogether, the screen with its lists, or only the record shown beside a list that stays. */
export type Leaving = 'page' | 'screen' | 'record';

/** Something on the page that would be lost by leaving it. */
interface Holder {
  /** Stores what can be stored by itself, such as a cell being typed in. */
  settle?: () => void;
  /** Ends when it is known whether what is on its way was stored or refused. */
  answered?: () => Promise<unknown>;
  /** True while something would be lost. */
  isDirty: (leaving: Leaving) => boolean;
  /** Entries that were refused and are stored nowhere, and whether taking one back is what Ctrl+Z does next. */
  refused?: () => { count: number; isNext: boolean };
  /** Takes back what was typed last and refused, or brings it again; false when nothing was. */
  takeBack?: (again: boolean) => Promise<boolean>;
  /** A step was undone or redone: what was said of the last one may not be so any more. */
  stepped?: () => void;
  /**
   * True while something typed is not stored, also what no way of leaving would lose: a cell being typed in, text that
   * saves itself. As `isDirty` when left out.
   */
  isUnsaved?: () => boolean;
}

const holders = new Set<Holder>();

/** How long leaving waits to hear that what is on its way was not refused. */
const PATIENCE_MS = 2000;

const settleAll = (): void => {
  for (const holder of holders) holder.settle?.();
};

const anyDirty = (leaving: Leaving): boolean => [...holders].some((holder) => holder.isDirty(leaving));

/** Stores what can be stored, and says whether anything would still be lost by leaving the page. */
export function wouldLosePage(): boolean {
  settleAll();
  return anyDirty('page');
}

/** As `wouldLosePage`, of a screen or the record on it, once it is known what became of what is on its way. */
export async function wouldLose(leaving: Leaving): Promise<boolean> {
  settleAll();
  if (leaving !== 'record') {
    const answered = Promise.all([...holders].flatMap((holder) => holder.answered?.() ?? []));
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }
  return anyDirty(leaving);
}

/** True while something typed about the record shown is not saved. Stores nothing, so it may be asked while drawing. */
export const holdsUnsaved = (): boolean => anyDirty('record');

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

const refusedOf = (): { count: number; isNext: boolean }[] => [...holders].flatMap((holder) => holder.refused?.() ?? []);
const countRefused = (): number => refusedOf().reduce((sum, { count }) => sum + count, 0);
const isNextRefused = (): boolean => refusedOf().some(({ isNext }) => isNext);

/** Entries on the screen that were refused and are stored nowhere, and whether Ctrl+Z takes one of them back. */
export const useRefused = (): { count: number; isNext: boolean } => ({
  count: useSyncExternalStore(subscribe, countRefused),
  isNext: useSyncExternalStore(subscribe, isNextRefused),
});

/** Takes back, or brings again, what was typed last and refused; false when that is for the stored undo. */
export async function takeBackRefused(again: boolean): Promise<boolean> {
  for (const holder of [...holders].toReversed()) if (await holder.takeBack?.(again)) return true;
  return false;
}

/** Says that a step was undone or redone. */
export function stepped(): void {
  for (const holder of holders) holder.stepped?.();
}

const anyUnsaved = (): boolean => [...holders].some(({ isUnsaved, isDirty }) => (isUnsaved ? isUnsaved() : isDirty('screen')));

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
