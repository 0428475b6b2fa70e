import { asTyped, inWords } from '../../../shared/domain/kinds.ts';
import { t } from '../../words/t.ts';
import { drawingOf, isFigure } from './kinds.ts';
import { statusWord } from './status-words.ts';
import { writtenOf } from './told-apart.ts';
import type { CellValue, GridColumn, SelectOption } from './types.ts';

/** The choices of a select column for one row. */
export function optionsOf<Row>(column: GridColumn<Row>, row: Row): readonly SelectOption[] {
  const { options } = column;
  if (!options) return [];
  return typeof options === 'function' ? options(row) : options;
}

/** True for a column whose cells are chosen from a list, or called otherwise than they are. */
const isChosen = <Row>({ kind, options }: GridColumn<Row>): boolean => options !== undefined || kind === 'status' || kind === 'opener';

function labelOf<Row>(column: GridColumn<Row>, value: CellValue, row: Row): string {
  const found = optionsOf(column, row).find((option) => option.value === value);
  return found?.label ?? (column.kind === 'status' ? statusWord(value) : undefined) ?? String(value);
}

/** What a cell shows: 12,345, 12 Mar 2026, the option's label; an en dash for an empty figure. */
export function shownText<Row>(column: GridColumn<Row>, value: CellValue, row: Row): string {
  if (column.format) return column.format(value, row);
  if (value === null || value === '') return isFigure(column) ? t('grid.dash') : '';
  if (isChosen(column)) return labelOf(column, value, row);
  const { as, brief } = drawingOf(column);
  return brief ? brief(String(value)) : inWords(as, value);
}

/** What an editor starts with and what is copied: plain digits, dd/mm/yyyy, the option's label. */
export function plainText<Row>(column: GridColumn<Row>, value: CellValue, row: Row): string {
  if (value === null) return '';
  if (isChosen(column)) {
    const options = optionsOf(column, row);
    const own = options.find((option) => option.value === value);
    const written = writtenOf(options, value);
    // Copied or filled down, one of two of a name must still be that one.
    if (own && written !== undefined && written !== own.label) return written;
    return column.format ? column.format(value, row) : labelOf(column, value, row);
  }
  return asTyped(drawingOf(column).as, value);
}

/** A value as a message says it: what the cell shows, found by the value itself, as the row still holds another. */
export function saidText<Row>(column: GridColumn<Row>, value: CellValue, row: Row): string {
  if (value === null || value === '') return t('app.nothing');
  return isChosen(column) ? labelOf(column, value, row) : inWords(drawingOf(column).as, value);
}

/** The name of a column in messages and labels. */
export function columnName<Row>(column: GridColumn<Row>): string {
  return column.longName ?? column.heading;
}

/** Why a cell can't be changed. */
export function lockedMessage<Row>(column: GridColumn<Row>, row: Row, rowName: string): string {
  if (column.lockedReason) return column.lockedReason;
  const name = columnName(column);
  const whole = column.readOnly || column.label || !column.editable;
  return whole ? t('grid.problem.locked', { column: name }) : t('grid.problem.lockedRow', { column: name, row: rowName });
}

/** True when typing, pasting and filling may change this cell. */
export function canEdit<Row>(column: GridColumn<Row>, row: Row): boolean {
  if (column.readOnly || column.label) return false;
  if (drawingOf(column).fixed) return false;
  if (column.kind === 'status' && !column.options) return false;
  return column.editable ? column.editable(row) : true;
}
