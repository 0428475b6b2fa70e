import { announce } from '../toast.ts';
import { lockedMessage } from './cell-text.ts';
import type { GridController } from './controller.ts';
import type { RowItem } from './display-rows.ts';
import type { GridColumn } from './types.ts';

/** Says why a cell of a list that can be typed in takes nothing. */
export function sayLocked<Row>(grid: GridController<Row>, item: RowItem<Row>, column: GridColumn<Row>): true {
  if (!grid.props.onEdit) return true;
  const message = lockedMessage(column, item.row, grid.nameOf(item.row));
  grid.pinnedCallout = { rowId: item.id, columnKey: column.key, message, problem: false };
  announce(message);
  grid.changed();
  return true;
}
