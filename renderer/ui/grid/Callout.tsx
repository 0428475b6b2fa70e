import { TriangleAlert } from 'lucide-react';
import { useLayoutEffect, useRef, useSyncExternalStore, type ReactElement } from 'react';
import { Icon } from '../Icon.tsx';
import type { GridController } from './controller.ts';
import { cellElement, rowsArea } from './painter.ts';

const GAP = 6;
const MARGIN = 8;

function place(callout: HTMLElement, root: HTMLElement, cell: HTMLElement | null): void {
  const rows = rowsArea(root);
  const box = cell?.getBoundingClientRect();
  const frame = root.getBoundingClientRect();
  const seen = box && (!rows || (box.bottom > rows.top && box.top < rows.bottom));
  callout.style.visibility = box && seen ? 'visible' : 'hidden';
  if (!box) return;
  const { offsetWidth: width, offsetHeight: height } = callout;
  const room = box.bottom + GAP + height <= frame.bottom;
  const below = room && callout.classList.contains('dg-callout-problem');
  const wanted = box.right - width + Math.min(55, width / 4);
  const left = Math.max(frame.left + MARGIN, Math.min(wanted, frame.right - width - MARGIN));
  callout.dataset['below'] = String(below);
  callout.style.left = `${left - frame.left}px`;
  callout.style.top = `${(below ? box.bottom + GAP : box.top - GAP - height) - frame.top}px`;
  callout.style.setProperty('--dg-arrow', `${box.left + box.width / 2 - left - 4}px`);
}

/** The message beside a cell: follows scrolling, and stays while the pointer is on it. */
export function Callout<Row>({ grid }: { grid: GridController<Row> }): ReactElement | null {
  const { callout } = useSyncExternalStore(grid.view.subscribe, grid.view.get);
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { root } = grid;
    if (!callout || !root) return undefined;
    const update = (): void => {
      if (element.current) place(element.current, root, cellElement(root, callout.rowId, callout.columnKey));
    };
    update();
    const late = requestAnimationFrame(update);
    root.addEventListener('scroll', update, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(late);
      root.removeEventListener('scroll', update, { capture: true });
    };
  }, [callout, grid]);
  if (!callout) return null;
  const [, name, rest] = /^([^:]+:)(.*)$/s.exec(callout.message) ?? [];
  return (
    <div ref={element} id={grid.calloutId} role="tooltip" className={callout.problem ? 'dg-callout dg-callout-problem' : 'dg-callout'}>
      {callout.problem ? <Icon as={TriangleAlert} /> : null}
      <p>
        {name && callout.problem ? (
          <>
            <b>{name}</b>
            {rest}
          </>
        ) : (
          callout.message
        )}
      </p>
    </div>
  );
}
