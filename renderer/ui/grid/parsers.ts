import { sayRemark, withRemedy } from '../../../shared/domain/reading.ts';
import { t } from '../../words/t.ts';
import { columnName, optionsOf } from './cell-text.ts';
import { drawingOf, readCell } from './kinds.ts';
import { sharing } from './told-apart.ts';
import { NO, YES, type CellValue, type GridColumn, type ParseCell, type ParseResult, type SelectOption } from './types.ts';

const cellOf = (value: string | number | boolean | null): CellValue => (typeof value === 'boolean' ? (value ? YES : NO) : value);

/** What is said of a text that is none of a list; of a list of records, one may be missing yet. */
function noOption(name: string, options: readonly SelectOption[], isLink: boolean): string {
  if (options.length === 0) return t('grid.problem.noOptions', { column: name });
  const many = options.length > 4;
  const listed = options.slice(0, many ? 2 : 4).map((option) => option.label);
  const list = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(listed);
  if (isLink) return t(many ? 'grid.problem.nameMany' : 'grid.problem.name', { column: name, options: list });
  return t(many ? 'grid.problem.optionMany' : 'grid.problem.option', { column: name, options: list });
}

/** The parser of a column: the screen's own first, else the one of its kind. `today` is YYYY-MM-DD. */
export function parserFor<Row>(
  own: ParseCell<Row> | undefined,
  today: () => string,
): (column: GridColumn<Row>, text: string, row: Row) => ParseResult {
  return (column, text, row) => {
    const decided = own?.(column, text, row);
    if (decided) return decided;
    const name = columnName(column);
    const options = optionsOf(column, row);
    const isLink = drawingOf(column).as === 'link';
    const unit = column.unit ?? t('grid.units.homes');
    const reading = withRemedy(readCell(column, text, options, { label: name, today: today(), unit }), column.remedy);
    if (!reading.ok) {
      const isUnknown = reading.reason === 'unknown-value' || reading.reason === 'unknown-name';
      if (reading.reason === 'shared-name') {
        const each = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
          sharing(options, text).map((one) => t('grid.quoted', { text: one })),
        );
        return { problem: t('grid.problem.sharedName', { column: name, options: each }) };
      }
      const problem = isUnknown
        ? noOption(name, options, isLink)
        : t('grid.problem.unread', { column: name, reason: sayRemark(text, reading) });
      return { problem };
    }
    const value = cellOf(reading.value);
    const refused = column.check?.(value);
    return refused === undefined ? { ok: value } : { problem: t('grid.problem.unread', { column: name, reason: refused }) };
  };
}
