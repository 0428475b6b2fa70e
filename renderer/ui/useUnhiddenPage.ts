import { useEffect, useLayoutEffect } from 'react';

const mark = 'data-react-aria-top-layer';
const ours = 'data-unhidden';

/**
 * While its list is open, react-aria's combo box puts aria-hidden on the rest of the page and leaves the controls
 * there focusable, which fails WCAG 4.1.2 (axe: aria-hidden-focus). It spares what is marked as top layer when its
 * effect runs, so the page wears that mark between the layout effect and the effect of one commit. `isOpen` must
 * come from the same update that opens the list.
 */
export function useUnhiddenPage(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return;
    for (const element of document.body.children) {
      if (element.hasAttribute(mark)) continue;
      element.setAttribute(mark, 'true');
      element.setAttribute(ours, '');
    }
  }, [isOpen]);
  useEffect(() => {
    for (const element of document.querySelectorAll(`[${ours}]`)) {
      element.removeAttribute(mark);
      element.removeAttribute(ours);
    }
  }, [isOpen]);
}
