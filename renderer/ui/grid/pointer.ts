import type { GridController } from './controller.ts';
import { rowsArea } from './painter.ts';
import { holds, isSingle, rectOf, single, type Cell } from './range-selection.ts';

/** Distance from the edge of the rows at which a drag scrolls. */
const EDGE = 24;
const STEP_MS = 60;

function cellUnder<Row>(grid: GridController<Row>, x: number, y: number): Cell | null {
  return grid.cellFrom(document.elementFromPoint(x, y));
}

function extend<Row>(grid: GridController<Row>, head: Cell): void {
  const { range } = grid;
  if (!range || (range.head.row === head.row && range.head.col === head.col)) return;
  grid.setRange({ anchor: range.anchor, head }, 'none');
}

/** Follows the pointer from a pressed cell until the button is let go; scrolls when it nears the edge. */
function drag<Row>(grid: GridController<Row>): void {
  let x = 0;
  let y = 0;
  const scroll = setInterval(() => {
    const box = grid.root && rowsArea(grid.root);
    const head = grid.range?.head;
    if (!box || !head || y === 0) return;
    const by = y > box.bottom - EDGE ? 1 : y < box.top + EDGE ? -1 : 0;
    const row = head.row + by;
    if (by === 0 || row < 0 || row >= grid.items.length) return;
    grid.api?.ensureIndexVisible(row);
    extend(grid, { row, col: head.col });
  }, STEP_MS);
  const onMove = (event: MouseEvent): void => {
    x = event.clientX;
    y = event.clientY;
    const cell = cellUnder(grid, x, y);
    if (cell) extend(grid, cell);
  };
  const stop = (): void => {
    clearInterval(scroll);
    window.removeEventListener('mousemove', onMove);
    window.removeEventListener('mouseup', stop);
  };
  window.addEventListener('mousemove', onMove);
  window.addEventListener('mouseup', stop);
}

/** True when the press belongs to a control inside the cell (button, link, editor). */
function onControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input, textarea, .dg-editor') !== null;
}

/** True for presses that must not move the focus: Shift extends, the right button keeps a selection it is in. */
function keepsFocus<Row>(grid: GridController<Row>, event: MouseEvent): boolean {
  const cell = grid.cellFrom(event.target);
  if (!cell || !grid.range || onControl(event.target)) return false;
  if (event.button === 2) return holds(rectOf(grid.range), cell.row, cell.col);
  return event.button === 0 && event.shiftKey;
}

/** Pointer down, which AG Grid answers by moving the focus. */
export function touched<Row>(grid: GridController<Row>, event: MouseEvent): void {
  if (keepsFocus(grid, event)) event.stopPropagation();
}

/** Mouse button down on the grid, before AG Grid sees it. */
export function pressed<Row>(grid: GridController<Row>, event: MouseEvent): void {
  const cell = grid.cellFrom(event.target);
  if (!cell || onControl(event.target)) return;
  grid.tabStart = null;
  const kept = keepsFocus(grid, event);
  if (kept) {
    event.stopPropagation();
    event.preventDefault();
  }
  if (event.button !== 0) return;
  if (kept && grid.range) {
    grid.focusCell(grid.range.anchor, true);
    extend(grid, cell);
  } else if (grid.range && !isSingle(grid.range)) {
    grid.setRange(single(cell), 'none');
  }
  drag(grid);
}
