import { parseTsv, type Block } from './clipboard.ts';
import type { GridController } from './controller.ts';
import { carryOut, dataItems, planOver, selectedArea, targetOf, type Area } from './gestures.ts';
import { NO_REPORT } from './grid-model.ts';
import { readList, unreadHeadings, type AddingTo, type ReadList } from './paste-list.ts';
import type { Cell } from './range-selection.ts';

/**
 * A list pasted over the rows' names: asks about what is new and what changes, or says why it goes nowhere. False when it
 * is no such list. Headings that no column is called by are matched first, and a list they don't make is pasted as cells.
 */
function pasteList<Row>(grid: GridController<Row>, block: Block, area: Area, asCells: () => void): boolean {
  const { adding, rows, getRowId } = grid.props;
  const target = adding && targetOf(grid, block, area, true);
  if (!adding || !target) return false;
  const own = adding as unknown as AddingTo<Row>;
  const every = rows.map((row) => ({ id: getRowId(row), row }));
  const say = (refused: string | null): void => {
    grid.report = refused === null ? null : { ...NO_REPORT, total: block.flat().length, refused };
    grid.changed();
  };
  const take = (list: ReadList): boolean => {
    if (list && 'refused' in list) say(list.refused);
    else if (list) void adding.offer(list).then(say);
    return list !== null;
  };
  const unread = unreadHeadings(block, target, own);
  if (!unread) return take(readList(block, target, every, own));
  void adding
    .match(unread)
    .then((matched) => take(readList(block, target, every, own, matched)))
    .then((taken) => taken || asCells());
  return true;
}

/** Pastes tab-separated text at the selection; the selection becomes the area written. */
export function paste<Row>(grid: GridController<Row>, text: string): void {
  const area = selectedArea(grid);
  const block = parseTsv(text);
  // What was said of the last paste isn't said of this one.
  grid.report = null;
  grid.changed();
  if (!area || !pasteList(grid, block, area, () => pasteCells(grid, block, area))) pasteCells(grid, block, area);
}

function pasteCells<Row>(grid: GridController<Row>, block: Block, area: Area | null): void {
  const plan = area && planOver(grid, block, area, true);
  if (!area || !plan || plan.total === 0) {
    if (area && grid.props.onEdit) reportNothing(grid);
    return;
  }
  carryOut(grid, plan, 'paste');
  const { written } = plan;
  if (!written) return;
  const rows = dataItems(grid);
  const placeOf = (row: number, col: number): Cell => ({ row: grid.indexOf(rows[row]?.id ?? ''), col });
  grid.setRange(
    {
      anchor: placeOf(written.top, written.left),
      head: placeOf(written.top + written.height - 1, written.left + written.width - 1),
    },
    'none',
  );
}

function reportNothing<Row>(grid: GridController<Row>): void {
  grid.report = { ...NO_REPORT, nothing: true };
  grid.changed();
}
