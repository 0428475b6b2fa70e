import { UNKNOWN_REASONS, missingFrom, type Figure, type Missing, type Unit } from './figure.ts';
import { noteText, STEP_LABELS, type StepLabel } from './labels.ts';
import { roundTo } from './rounding.ts';
import type { Step, Working } from './working.ts';

/** Decimals a unit is shown with; what is whole is shown whole. */
const DECIMALS: Readonly<Record<Unit, number>> = {
  homes: 2,
  'homes a year': 2,
  bedrooms: 0,
  rooms: 0,
  households: 1,
  'per cent': 4,
  share: 4,
  years: 4,
  days: 0,
  number: 4,
};

/** Units that name a thing rather than count it: a year is written 2027. */
const PLAIN: ReadonlySet<StepLabel> = new Set(['year_at_signing', 'year_now']);

/** The words of a line. */
export const labelOfStep = (line: StepLabel): string => STEP_LABELS.find(({ code }) => code === line)!.label;

/** What is missing, in words: “Student bedrooms, net, 2023-24 has not been given”. */
export const sayMissing = ({ line, part, reason }: Missing): string =>
  `${labelOfStep(line)}${part === undefined ? '' : `, ${part},`} ${UNKNOWN_REASONS.find(({ code }) => code === reason)!.label}`;

/** Decimals some figures of one unit are shown with: none where all are whole. */
const decimalsOf = (figures: readonly (Figure | null)[], unit: Unit): number =>
  figures.every((one) => !one?.known || Number.isInteger(roundTo(one.value, 9))) ? 0 : DECIMALS[unit];

/** A figure as text, rounded for showing only; a dash for one that is not known. */
export function figureText(figure: Figure | null, unit: Unit, decimals = decimalsOf([figure], unit)): string {
  if (figure === null) return '';
  if (!figure.known) return '–';
  const rounded = roundTo(figure.value, decimals);
  const text = Math.abs(rounded).toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return `${rounded < 0 ? '−' : ''}${text}${unit === 'per cent' ? '%' : ''}`;
}

/** A line of a working as screens, print and workbooks write it. */
export interface ShownStep {
  letter: string;
  label: string;
  /** The formula in letters; where there is none, what is known of the figure. */
  how: string;
  /** One text for each part, then that of the whole. */
  cells: readonly string[];
  /** What is missing, where the line is not known. */
  missing: readonly string[];
  main: boolean;
}

function shownStep(step: Step, parts: number): ShownStep {
  const { letter, label, formula, note, rule, unit, byPart, value, main } = step;
  // All figures of a line alike: 515.00 under 527.08.
  const decimals = decimalsOf([...(byPart ?? []), value], unit);
  const text = (figure: Figure | null): string =>
    PLAIN.has(label) && figure?.known ? String(figure.value) : figureText(figure, unit, decimals);
  return {
    letter,
    label: labelOfStep(label),
    how: formula ?? (note ? noteText(note) : (rule?.place ?? '')),
    cells: [...Array.from({ length: parts }, (_, at) => text(byPart?.[at] ?? null)), text(value)],
    missing: missingFrom([...(byPart ?? []), ...(value ? [value] : [])]).map(sayMissing),
    main,
  };
}

/** A working as a table of texts: the headings of its figures, and its lines. */
export const shownWorking = ({ parts, steps }: Working): { parts: readonly string[]; steps: ShownStep[] } => ({
  parts,
  steps: steps.map((step) => shownStep(step, parts.length)),
});
