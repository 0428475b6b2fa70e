import { useEffect, useRef } from 'react';

/** Something on the page that would be lost by leaving it. */
interface Holder {
  /** Stores what can be stored by itself, such as a cell being typed in. */
  settle?: () => void;
  /** True while something would be lost: by leaving the screen, or by leaving the page altogether. */
  isDirty: (page: boolean) => boolean;
}

const holders = new Set<Holder>();

/** Stores what can be stored, and says whether anything would still be lost by leaving the screen, or the page. */
export function wouldLose(page = false): boolean {
  for (const holder of holders) holder.settle?.();
  return [...holders].some((holder) => holder.isDirty(page));
}

/** True while something typed on the screen is not saved. Stores nothing, so it may be asked while drawing. */
export const holdsUnsaved = (): boolean => [...holders].some((holder) => holder.isDirty(false));

/** Takes part in the question before leaving, for as long as the component is on the page. Answers what ends it. */
export function holdUnsaved(holder: Holder): () => void {
  holders.add(holder);
  return () => void holders.delete(holder);
}

/** As `holdUnsaved`, for a component: `isDirty` is asked when the page is about to be left. */
export function useUnsaved(isDirty: () => boolean): void {
  const latest = useRef(isDirty);
  useEffect(() => {
    latest.current = isDirty;
  });
  useEffect(() => holdUnsaved({ isDirty: () => latest.current() }), []);
}
