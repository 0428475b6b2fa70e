/** What the cells of a column look like: whatever its heading says, words are no dates. */
import { isFigure } from '../../shared/domain/kinds.ts';
import type { FileCell, ImportField } from '../../shared/domain/tabular-types.ts';
import { cellText } from './headings.ts';

/** First rows of a table. */
export type Samples = readonly (readonly FileCell[])[];

const LIKE_DATE = /\d{1,4}[-/._ ]\w{1,9}[-/._ ]\d{2,4}|^\d{5,13}$|^[A-Za-z]{3,9}[-/._ ]\d{2,4}$/u;
const LIKE_NUMBER = /\d/u;

/** A point of a scale: a figure, or a word or three for it. */
const LIKE_POINT = /^(?=.{1,30}$)\S+(?: \S+){0,3}$/u;

const textsOf = (column: number, samples: Samples): string[] =>
  samples.map((row) => cellText(row[column]).trim()).filter((text) => text !== '');

/** True for a column of texts: most say more than a word, and no figures. */
export function isProse(column: number, samples: Samples): boolean {
  const texts = textsOf(column, samples);
  return texts.filter((text) => !/^[\d.,%£ ]+$/u.test(text) && (/ /u.test(text) || text.length > 8)).length * 2 > texts.length;
}

/** What cells of a type look like: a column of words is no column of dates, whatever it is called. */
const typical = ({ type, looksLike, values }: ImportField): RegExp | undefined =>
  looksLike ??
  (type === 'day'
    ? LIKE_DATE
    : type === 'number' && values !== undefined
      ? LIKE_POINT
      : isFigure(type) || type === 'year'
        ? LIKE_NUMBER
        : undefined);

/** True unless the column's first cells show that it holds something else. */
export function looksRight(field: ImportField, column: number, samples: Samples): boolean {
  const like = typical(field);
  if (!like) return true;
  const texts = textsOf(column, samples);
  return texts.filter((text) => like.test(text)).length * 2 >= texts.length;
}
