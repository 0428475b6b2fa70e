import { t } from '../../words/t.ts';
import { formatDateShort, formatNumber } from '../format.ts';
import { statusWord } from './status-words.ts';
import type { CellValue, GridColumn, SelectOption } from './types.ts';

/** The choices of a select column for one row. */
export function optionsOf<Row>(column: GridColumn<Row>, row: Row): readonly SelectOption[] {
  const { options } = column;
  if (!options) return [];
  return typeof options === 'function' ? options(row) : options;
}

function labelOf<Row>(column: GridColumn<Row>, value: CellValue, row: Row): string {
  const found = optionsOf(column, row).find((option) => option.value === value);
  return found?.label ?? (column.kind === 'status' ? statusWord(value) : undefined) ?? String(value);
}

/** What a cell shows: 12,345, 12 Mar 2026, the option's label; an en dash for an empty figure. */
export function shownText<Row>(column: GridColumn<Row>, value: CellValue, row: Row): string {
  if (column.format) return column.format(value, row);
  if (value === null || value === '') return column.kind === 'whole' ? t('grid.dash') : '';
  if (column.kind === 'whole') return typeof value === 'number' ? formatNumber(value) : value;
  if (column.kind === 'date') return formatDateShort(String(value));
  return labelOf(column, value, row);
}

/** What an editor starts with and what is copied: plain digits, dd/mm/yyyy, the option's label. */
export function plainText<Row>(column: GridColumn<Row>, value: CellValue, row: Row): string {
  if (value === null) return '';
  if (column.kind === 'date') {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value));
    return match ? `${match[3]}/${match[2]}/${match[1]}` : String(value);
  }
  if (column.kind === 'whole' || column.kind === 'text' || column.kind === 'longtext') {
    return String(value);
  }
  return column.format ? column.format(value, row) : labelOf(column, value, row);
}

/** The name of a column in messages and labels. */
export function columnName<Row>(column: GridColumn<Row>): string {
  return column.longName ?? column.heading;
}

/** True when typing, pasting and filling may change this cell. */
export function canEdit<Row>(column: GridColumn<Row>, row: Row): boolean {
  if (column.readOnly || column.label) return false;
  if (column.kind === 'link') return false;
  if (column.kind === 'status' && !column.options) return false;
  return column.editable ? column.editable(row) : true;
}
