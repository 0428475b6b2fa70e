import type { CellStyle } from 'hucre/xlsx';
import { isFigure } from '../../shared/domain/kinds.ts';
import type { ReportKind } from './report-model.ts';

/** The look of every report. One object per look: they are shared, never copied. */
const FACE = 'Arial';
const INK = '1B1F24';
const ACCENT = '12436D';
const LINE = 'D5D9DE';

/** The workbook's default font. */
export const BASE_FONT = { name: FACE, size: 11, color: { rgb: INK } };

const BIG = { name: FACE, size: 12, color: { rgb: INK } };
const STRONG = { name: FACE, size: 12, bold: true, color: { rgb: INK } };
const HAIRLINE = { bottom: { style: 'thin' as const, color: { rgb: LINE } } };

/** The first line of a sheet. */
export const TITLE: CellStyle = {
  font: { name: FACE, size: 16, bold: true, color: { rgb: ACCENT } },
  alignment: { vertical: 'center' },
};
/** The line under a title. */
export const SUBTITLE: CellStyle = { font: BIG, alignment: { vertical: 'top' } };
/** A heading on the cover. */
export const SECTION: CellStyle = { font: { name: FACE, size: 14, bold: true, color: { rgb: ACCENT } } };
/** A label on the cover. */
export const LABEL: CellStyle = { font: STRONG, alignment: { vertical: 'top', wrapText: true } };
/** Words on the cover and in the notes. */
export const PROSE: CellStyle = { font: BIG, alignment: { vertical: 'top', wrapText: true } };
/** A link on the cover. */
export const CONTENTS_LINK: CellStyle = {
  font: { name: FACE, size: 12, underline: true, color: { rgb: '1A5A96' } },
  alignment: { vertical: 'top', wrapText: true },
};

function header(horizontal: 'left' | 'right'): CellStyle {
  return {
    font: { name: FACE, size: 12, bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: ACCENT }, bgColor: { rgb: ACCENT } },
    alignment: { horizontal, vertical: 'center', wrapText: true, indent: 1 },
  };
}
const HEADER_LEFT = header('left');
const HEADER_RIGHT = header('right');

const WORDS: CellStyle = {
  font: BASE_FONT,
  border: HAIRLINE,
  alignment: { vertical: 'top', horizontal: 'left', wrapText: true, indent: 1 },
};
/** A topic on the Notes sheet. */
export const NOTE_LABEL: CellStyle = { ...LABEL, border: HAIRLINE, alignment: WORDS.alignment };
/** Words on the Notes sheet. */
export const NOTE_PROSE: CellStyle = { ...PROSE, border: HAIRLINE, alignment: WORDS.alignment };
const CODE: CellStyle = {
  font: BASE_FONT,
  border: HAIRLINE,
  numFmt: '@',
  alignment: { vertical: 'top', horizontal: 'left', indent: 1 },
};
const LINK: CellStyle = {
  font: { name: FACE, size: 11, underline: true, color: { rgb: '1A5A96' } },
  border: HAIRLINE,
  alignment: { vertical: 'top', horizontal: 'left', wrapText: true, indent: 1 },
};
const DATE: CellStyle = {
  font: BASE_FONT,
  border: HAIRLINE,
  numFmt: '[$-809]d mmmm yyyy',
  alignment: { vertical: 'top', horizontal: 'left', indent: 1 },
};

function figures(numFmt: string): CellStyle {
  return { font: BASE_FONT, border: HAIRLINE, numFmt, alignment: { vertical: 'top', horizontal: 'right', indent: 1 } };
}

/** How the cells of each kind of column look. */
export const BODY: Readonly<Record<ReportKind, CellStyle>> = {
  text: WORDS,
  long_text: WORDS,
  reference: CODE,
  web_address: LINK,
  day: DATE,
  time: CODE,
  year: CODE,
  number: figures('#,##0'),
  decimal: figures('#,##0.00'),
  money: figures('[$£-809]#,##0.00'),
  percent: figures('0.0#%'),
  yes_no: CODE,
  code: WORDS,
  link: WORDS,
  rag: WORDS,
};

/** Whether a kind is a figure, so right-aligned. */
export const isNumeric = (kind: ReportKind): boolean => kind !== 'rag' && isFigure(kind);

/** How a column's header cell looks. */
export function headerStyle(kind: ReportKind): CellStyle {
  return isNumeric(kind) ? HEADER_RIGHT : HEADER_LEFT;
}

/** How a column's cell in the totals row looks. A count is a whole number whatever it counts. */
export function totalStyle(kind: ReportKind, counts: boolean): CellStyle {
  const { numFmt } = BODY[counts ? 'number' : kind];
  return {
    font: { name: FACE, size: 11, bold: true, color: { rgb: INK } },
    border: { top: { style: 'thin', color: { rgb: INK } }, bottom: { style: 'double', color: { rgb: INK } } },
    alignment: { vertical: 'top', horizontal: isNumeric(kind) ? 'right' : 'left', indent: 1 },
    ...(numFmt === undefined ? {} : { numFmt }),
  };
}
