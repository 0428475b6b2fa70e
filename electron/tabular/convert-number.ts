import type { Kind } from '../../shared/domain/kinds.ts';
import { KINDS } from '../../shared/domain/kinds.ts';
import { isScale, judgeNumber } from '../../shared/domain/uk-numbers.ts';
import { verdictOf, type CellReader } from './cell-reading.ts';
import { refuse } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** Refuses figures on several lines: a line break never separates thousands, so 200 and 220 are not 200,220. */
function oneLine(cell: string): Verdict | undefined {
  if (!/[\r\n]/u.test(cell)) return undefined;
  const lines = cell
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 2) return undefined;
  const words = `is ${lines.length} figures on ${lines.length} lines`;
  return refuse('not-a-number', words, `Keep one of them, such as ${lines[0]?.slice(0, 20)}.`);
}

const wrongCell = (cell: unknown, what: string): Verdict =>
  refuse(
    'not-a-number',
    typeof cell === 'boolean' ? `is TRUE or FALSE, not ${what}` : `is a date, not ${what}`,
    `Enter ${what}, and format the cell as a number in Excel.`,
  );

/** Converts a cell of a number column. "about 40" is refused with 40 offered, never taken. */
export const convertNumber =
  (whole: boolean): CellReader =>
  (cell, place) => {
    if (typeof cell === 'number') return verdictOf(judgeNumber(cell, { ...place, whole }));
    if (typeof cell !== 'string') return wrongCell(cell, whole ? 'a whole number' : 'a number');
    const verdict = oneLine(cell) ?? verdictOf(KINDS[whole ? 'number' : 'decimal'].read(cell, place));
    return isWord(cell, verdict) && isScale({ ...place, whole }) ? { ...verdict, code: 'unknown-value' } : verdict;
  };

/** True for a refused text without a figure: on a scale it is the name of a point, so what it means is asked. */
const isWord = (cell: string, verdict: Verdict): verdict is Extract<Verdict, { kind: 'refused' }> =>
  verdict.kind === 'refused' && verdict.code === 'not-a-number' && /\p{L}/u.test(cell) && !/\d/u.test(cell);

/** Converts a cell of another kind of figure, by its text. */
export const convertFigure =
  (kind: Kind, what: string): CellReader =>
  (cell, place) => {
    if (typeof cell !== 'number' && typeof cell !== 'string') return wrongCell(cell, what);
    return oneLine(String(cell)) ?? verdictOf(KINDS[kind].read(String(cell), place));
  };
