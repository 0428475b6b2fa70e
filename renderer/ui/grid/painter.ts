import type { Rect } from './range-selection.ts';

/** What the painter draws: places by index, and what each cell must say to assistive technology. */
export interface Scene {
  /** Selected area with its data rows' first and last index; null when nothing is selected. */
  rect: Rect | null;
  active: { row: number; key: string } | null;
  columnIndex: ReadonlyMap<string, number>;
  isData: (row: number) => boolean;
  /** Row id of the details panel. */
  currentRowId: string | null;
  hasProblem: (rowId: string, columnKey: string) => boolean;
  /** Id of the open callout and the cell it belongs to. */
  callout: { id: string; rowId: string; columnKey: string } | null;
}

const drawn = new WeakMap<Element, string>();

function edges(rect: Rect, row: number, col: number): string {
  const top = row === rect.top ? ' dg-top' : '';
  const bottom = row === rect.bottom ? ' dg-bottom' : '';
  const left = col === rect.left ? ' dg-left' : '';
  const right = col === rect.right ? ' dg-right' : '';
  return `dg-range${top}${bottom}${left}${right}`;
}

function swapClasses(element: Element, wanted: string): void {
  const had = drawn.get(element) ?? '';
  if (had === wanted) return;
  for (const name of had.split(' ')) if (name) element.classList.remove(name);
  for (const name of wanted.split(' ')) if (name) element.classList.add(name);
  drawn.set(element, wanted);
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

function paintCell(cell: Element, row: number, rowId: string, scene: Scene): void {
  const key = cell.getAttribute('col-id') ?? '';
  const col = scene.columnIndex.get(key);
  if (col === undefined) return;
  const { rect, active, callout } = scene;
  const inRange = rect !== null && row >= rect.top && row <= rect.bottom && col >= rect.left && col <= rect.right && scene.isData(row);
  const isActive = active !== null && active.row === row && active.key === key;
  const problem = scene.hasProblem(rowId, key);
  const parts = [inRange && rect ? edges(rect, row, col) : '', isActive ? 'dg-active' : '', problem ? 'dg-problem' : ''];
  swapClasses(cell, parts.filter(Boolean).join(' '));
  setAttribute(cell, 'aria-selected', inRange ? 'true' : null);
  setAttribute(cell, 'aria-invalid', problem ? 'true' : null);
  const described = callout !== null && callout.rowId === rowId && callout.columnKey === key;
  setAttribute(cell, 'aria-describedby', described ? callout.id : null);
}

/**
 * Draws selection, active cell and problems straight onto the rendered cells. AG Grid isn't asked to refresh
 * anything: with 25 rows × 20 columns on screen this takes about a millisecond.
 */
export function paint(root: Element, scene: Scene): void {
  for (const rowElement of root.querySelectorAll('.ag-row')) {
    const row = Number(rowElement.getAttribute('row-index'));
    if (Number.isNaN(row)) continue;
    const rowId = rowElement.getAttribute('row-id') ?? '';
    const isCurrent = rowId !== '' && rowId === scene.currentRowId;
    swapClasses(rowElement, isCurrent ? 'dg-current' : '');
    setAttribute(rowElement, 'aria-current', isCurrent ? 'true' : null);
    for (const cell of rowElement.querySelectorAll('.ag-cell')) paintCell(cell, row, rowId, scene);
  }
}

/** Top and bottom of the part of the screen where rows scroll, between header and total row. */
export function rowsArea(root: Element): { top: number; bottom: number } | null {
  const viewport = root.querySelector('.ag-grid-viewport')?.getBoundingClientRect();
  const header = root.querySelector('.ag-header')?.getBoundingClientRect();
  const total = root.querySelector('.ag-row.dg-total')?.getBoundingClientRect();
  if (!viewport) return null;
  return { top: header?.bottom ?? viewport.top, bottom: total?.top ?? viewport.bottom };
}

/** The rendered element of a cell, if it is on screen. */
export function cellElement(root: Element, rowId: string, columnKey: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`.ag-row[row-id="${CSS.escape(rowId)}"] .ag-cell[col-id="${CSS.escape(columnKey)}"]`);
}

/** The row, by its place and its id, and the column key under an event, or null outside data rows. */
export function cellAt(target: EventTarget | null): { row: number; rowId: string | null; key: string } | null {
  const cell = target instanceof Element ? target.closest('.ag-cell') : null;
  const drawn = cell?.closest('.ag-row');
  const row = Number(drawn?.getAttribute('row-index') ?? Number.NaN);
  const key = cell?.getAttribute('col-id');
  return key && !Number.isNaN(row) ? { row, rowId: drawn?.getAttribute('row-id') ?? null, key } : null;
}
