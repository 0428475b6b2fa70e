import type { GridController } from './controller.ts';
import { pinFirst } from './gestures.ts';
import { NO_REPORT, at } from './grid-model.ts';

/**
 * Takes back what was typed last, or brings it again, where it was refused: as in Excel, before anything older that was
 * stored. False when that is for the stored undo. Waits first for what is on its way, which may yet be refused.
 */
export async function takeBack<Row>(grid: GridController<Row>, again: boolean): Promise<boolean> {
  await grid.storing;
  const cells = again ? grid.cells.bringAgain() : grid.cells.dropLast();
  const [first] = cells;
  if (!first) return false;
  grid.report = { ...NO_REPORT, total: cells.length, takenBack: again ? 'again' : 'dropped' };
  grid.pinnedCallout = null;
  if (again) pinFirst(grid, cells);
  grid.refresh(cells.map(at));
  const place = { row: grid.indexOf(first.rowId), col: grid.columnIndex.get(first.columnKey) ?? -1 };
  if (place.row >= 0 && place.col >= 0 && grid.root?.contains(document.activeElement)) grid.goTo(place);
  grid.changed();
  return true;
}
