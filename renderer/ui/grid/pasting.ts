import { t } from '../../words/t.ts';
import { parseTsv, type Block } from './clipboard.ts';
import type { GridController } from './controller.ts';
import { columnName, saidText } from './cell-text.ts';
import { carryOut, dataItems, planOver, selectedArea, targetOf, type Area } from './gestures.ts';
import { NO_REPORT } from './grid-model.ts';
import { readList, unreadHeadings, type AddingTo, type ReadList } from './paste-list.ts';
import type { PastePlan } from './paste-plan.ts';
import type { Cell } from './range-selection.ts';
import type { Offered, PlacedPaste } from './pasted.ts';

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
    else if (list) void adding.offer(list).then((answer) => offered(grid, answer, say));
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

/** How often it is looked whether what was stored has come, and how long. */
const LOOK_MS = 100;
const LOOKS = 30;

/** Says why a list was not stored, or which of its rows the list as it is shown leaves out. */
async function offered<Row>(grid: GridController<Row>, answer: Offered, say: (refused: string | null) => void): Promise<void> {
  if (!answer || 'refused' in answer) return say(answer?.refused ?? null);
  const { report } = grid;
  const hidden = (): number => answer.stored.filter((id) => grid.indexOf(id) < 0).length;
  for (let look = 0; look < LOOKS && hidden() > 0; look += 1) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  const { part } = grid.props;
  // Rows that are not read yet are hidden by nothing, and what was said meanwhile is newer.
  if (hidden() === 0 || (part && part.shown < part.count) || grid.report !== report) return;
  grid.report = { ...NO_REPORT, hidden: hidden() };
  grid.changed();
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
    if (area && grid.props.onEdit) reportNothing(grid, plan?.blanks === true);
    return;
  }
  const placed = plan.headerRead && plan.refused === undefined && plan.changes.length > 0 ? placedOf(grid, plan) : null;
  const ask = grid.props.askPlaced;
  if (!placed || !ask) return write(grid, plan);
  void ask(placed).then((meant) => meant && write(grid, plan));
}

/** What a block placed by its headings would change, in words. */
function placedOf<Row>(grid: GridController<Row>, plan: PastePlan<Row>): PlacedPaste {
  const rows = new Map<string, PlacedPaste['rows'][number] & { changes: PlacedPaste['rows'][number]['changes'][number][] }>();
  for (const { rowId, row, columnKey, value, previous } of plan.changes) {
    const column = grid.columns.get(columnKey);
    if (!column) continue;
    const own = rows.get(rowId) ?? { name: grid.nameOf(row), changes: [] };
    own.changes.push({ label: columnName(column), before: saidText(column, previous, row), after: saidText(column, value, row) });
    rows.set(rowId, own);
  }
  return { rows: [...rows.values()], refused: [...plan.problems.map(({ message }) => message), ...plan.leftOut], blanks: plan.blanks };
}

function write<Row>(grid: GridController<Row>, plan: PastePlan<Row>): void {
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

function reportNothing<Row>(grid: GridController<Row>, onlyBlanks: boolean): void {
  grid.report = onlyBlanks ? { ...NO_REPORT, refused: t('grid.refused.onlyBlanks') } : { ...NO_REPORT, nothing: true };
  grid.changed();
}
