import { cellElement } from './painter.ts';

/** Finds a grid's cell again after its row was drawn anew or has gone; null when the element is in no grid. */
export function cellAgain(element: Element): (() => HTMLElement | null) | null {
  const root = element.closest('.dg-root');
  if (!root) return null;
  const cell = element.closest('.ag-cell');
  const [row, key] = [cell?.closest('.ag-row')?.getAttribute('row-id') ?? '', cell?.getAttribute('col-id') ?? ''];
  return () => (root.isConnected ? (cellElement(root, row, key) ?? root.querySelector<HTMLElement>('.dg-active, .ag-row .ag-cell')) : null);
}
