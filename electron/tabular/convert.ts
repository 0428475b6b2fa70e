import { columnLetter } from '../../shared/domain/tabular-columns.ts';
import type { FileCell, FieldValue, ImportField, FileProblem, ShownNumber } from '../../shared/domain/tabular-types.ts';
import { isBlankMarker } from '../../shared/domain/blank-marks.ts';
import { isFigure, type Kind } from '../../shared/domain/kinds.ts';
import { convertDate } from './convert-date.ts';
import type { DateOrder } from './date-order.ts';
import { readingOf, type CellReader, type CellReading, type DateRules } from './cell-reading.ts';
import { convertFigure, convertNumber } from './convert-number.ts';
import { convertTime } from './convert-time.ts';
import { convertCode, convertLine, convertReference, convertText, convertYesNo } from './convert-words.ts';
import { blank, refuse } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { cellText } from './headings.ts';
import type { FoundHeader } from './header.ts';
import type { ColumnMatch, MatchedColumn } from './match-columns.ts';

/** Where a cell is: rows and columns 0-based, as in `Sheet.rows`. */
export interface CellPlace {
  sheet: string;
  row: number;
  column: number;
  heading: string;
  /** True for a workbook that counts its days from 1904. */
  date1904?: boolean;
  /** The day it is: a date without a year is the next such day. */
  today: string;
}

/** A cell's value, with a warning if it was repaired; or the problem that stops its row. */
export type Converted = { ok: true; value: FieldValue; warning?: FileProblem } | { ok: false; problem: FileProblem };

const EXCEL_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|ERROR!)$/iu;

/** How a cell becomes a value of each kind: what a workbook knows of it first, then the reader of its text. */
const CELLS: Readonly<Record<Kind, CellReader>> = {
  text: convertLine,
  long_text: convertText('long_text'),
  web_address: convertText('web_address'),
  // Whose name it is the rules of the records know.
  link: convertText('text'),
  reference: convertReference,
  day: convertDate,
  time: convertTime,
  year: convertFigure('year', 'a financial year'),
  number: convertNumber(true),
  decimal: convertNumber(false),
  money: convertFigure('money', 'an amount of money'),
  percent: convertFigure('percent', 'a percentage'),
  yes_no: convertYesNo,
  code: convertCode,
};

function verdictFor(cell: FileCell, field: ImportField, place: CellReading): Verdict {
  const text = cellText(cell).trim();
  if (text === '') return blank();
  if (text.startsWith('#') && EXCEL_ERROR.test(text)) {
    return refuse(
      'excel-error',
      'is an error Excel shows when a formula fails',
      'Correct the formula in the spreadsheet, or type the value.',
    );
  }
  return CELLS[field.type](valueOf(cell, field.type), place);
}

/** What counts of a number that is shown as more than a figure: for figures, days and years what is held, for all else what is seen. */
const valueOf = (cell: FileCell, type: Kind): Exclude<FileCell, ShownNumber> => {
  if (typeof cell !== 'object' || cell === null || !('shown' in cell)) return cell;
  return isFigure(type) || type === 'day' || type === 'time' || type === 'year' ? cell.number : cell.shown;
};

/** Turns a verdict's words into a sentence that names the place. */
function problemFor(cell: FileCell, field: ImportField, place: CellPlace, verdict: Exclude<Verdict, { kind: 'value' }>): FileProblem {
  const letter = columnLetter(place.column);
  const value = cellText(cell);
  const shown = value.length > 60 ? `${value.slice(0, 57)}...` : value;
  const where = `${place.sheet}, row ${place.row + 1}, column ${letter} (${place.heading || field.label})`;
  return {
    sheet: place.sheet,
    row: place.row + 1,
    column: { heading: place.heading, letter },
    value,
    message: verdict.code === 'missing' ? `${where}: ${field.label} ${verdict.words}.` : `${where}: “${shown.trim()}” ${verdict.words}.`,
    remedy: verdict.remedy,
    severity: verdict.kind === 'refused' ? 'error' : 'warning',
    code: verdict.code,
  };
}

/** A cell's verdict by what its field wants, a blank in a required field refused. */
function judge(cell: FileCell, field: ImportField, place: CellReading): Verdict {
  const verdict = verdictFor(cell, field, place);
  if (!field.required || verdict.kind === 'refused' || verdict.value !== null) return verdict;
  const text = cellText(cell).trim();
  const marker = text !== '' && isBlankMarker(text) ? ` (“${text.slice(0, 20)}” counts as blank)` : '';
  return refuse('missing', `is blank, and every row needs it${marker}`, `Enter ${field.label}, or delete the row if it isn’t needed.`);
}

/** Converts one cell by what its field wants. Nothing is guessed at silently: every repair is a warning. */
export function convertCell(cell: FileCell | undefined, field: ImportField, place: CellPlace): Converted {
  const given = cell ?? null;
  const verdict = judge(given, field, readingOf(field, { today: place.today, date1904: place.date1904 ?? false }));
  if (verdict.kind === 'value') return { ok: true, value: verdict.value };
  const problem = problemFor(given, field, place, verdict);
  return verdict.kind === 'refused' ? { ok: false, problem } : { ok: true, value: verdict.value, warning: problem };
}

const VERDICTS_KEPT = 1000;

/** Judges one column's cells. A verdict knows nothing of places, so the same text is judged once: most columns repeat. */
function judgeOf(field: ImportField, dates: DateRules): (cell: FileCell) => Verdict {
  const place = readingOf(field, dates);
  const known = new Map<FileCell, Verdict>();
  let met = 0;
  return (cell) => {
    // A column of references repeats nothing: looking for each would cost more than judging it.
    if (known.size === VERDICTS_KEPT && met < VERDICTS_KEPT) return judge(cell, field, place);
    const earlier = known.get(cell);
    if (earlier !== undefined) {
      met += 1;
      return earlier;
    }
    const verdict = judge(cell, field, place);
    if (known.size < VERDICTS_KEPT) known.set(cell, verdict);
    return verdict;
  };
}

/** One row of a table, converted. Fields without a column, and cells that were refused, are null. */
export interface ConvertedRow {
  /** The row number Excel shows. */
  row: number;
  values: Record<string, FieldValue>;
  problems: FileProblem[];
  /** False when any problem is an error. */
  ok: boolean;
}

/** What `convertRows` reads from. */
export interface ConvertRequest {
  sheet: { name: string; rows: readonly FileCell[][] };
  header: Pick<FoundHeader, 'firstDataRow'>;
  match: Pick<ColumnMatch, 'matched'>;
  fields: readonly ImportField[];
  date1904?: boolean;
  /** How day and month stand in a column, by field. */
  orders?: ReadonlyMap<string, DateOrder>;
  /** The day it is: a date without a year is the next such day. */
  today: string;
}

/** One cell made of several: each text once, under its heading where the field wants that. */
function joined(cells: readonly FileCell[], { column, heading, more = [] }: MatchedColumn, field: ImportField): FileCell {
  const { by, labelled } = field.joins ?? { by: ' ', labelled: false };
  const parts: { heading: string; text: string }[] = [];
  for (const one of [{ column, heading }, ...more]) {
    const text = cellText(cells[one.column]).trim();
    if (text === '' || parts.some((part) => part.text.toLowerCase().includes(text.toLowerCase()))) continue;
    // An address that begins with the name already says both.
    const held = parts.findIndex((part) => !labelled && text.toLowerCase().startsWith(part.text.toLowerCase()));
    if (held >= 0) parts.splice(held, 1);
    parts.push({ heading: one.heading, text });
  }
  return parts.length === 0 ? null : parts.map((part) => (labelled ? `${part.heading}: ${part.text}` : part.text)).join(by);
}

/** Converts a table row by row, leaving out rows in which none of the matched columns has anything. */
export function* convertRows(request: ConvertRequest): Generator<ConvertedRow> {
  const { sheet, header, match, fields, date1904 = false, orders, today } = request;
  const columns = fields.flatMap((field) => {
    const found = Object.hasOwn(match.matched, field.key) ? match.matched[field.key] : undefined;
    return found === undefined ? [] : [{ field, found, judge: judgeOf(field, { today, date1904, order: orders?.get(field.key) }) }];
  });
  const empty = Object.fromEntries(fields.map((field) => [field.key, null]));
  for (let row = header.firstDataRow; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row] ?? [];
    if (columns.every(({ found }) => isBlank(cells, found))) continue;
    const result: ConvertedRow = { row: row + 1, values: { ...empty }, problems: [], ok: true };
    for (const { field, found, judge } of columns) {
      const { column, heading } = found;
      const cell = found.more ? joined(cells, found, field) : (cells[column] ?? null);
      const verdict = judge(cell);
      if (verdict.kind === 'refused') result.ok = false;
      else result.values[field.key] = verdict.value;
      if (verdict.kind !== 'value') {
        const problem = problemFor(cell, field, { sheet: sheet.name, row, column, heading, today }, verdict);
        result.problems.push({ ...problem, field: field.key });
      }
    }
    yield result;
  }
}

const isBlank = (cells: readonly FileCell[], { column, more }: MatchedColumn): boolean =>
  cellText(cells[column]).trim() === '' && (more ?? []).every((one) => cellText(cells[one.column]).trim() === '');
