import type { RuleRef } from './edition.ts';
import { known, missingFrom, sumOf, unknown, type Figure, type Unit } from './figure.ts';
import { lettersIn, printedAlone, type Formula } from './formula.ts';
import type { Note, StepLabel } from './labels.ts';
import { roundTo } from './rounding.ts';

/** A line that another one uses. */
export interface StepInput {
  letter: string;
  label: StepLabel;
  unit: Unit;
}

/** One line of a working. Screens, print and Excel show these as they stand. */
export interface Step {
  /** What formulas call it: a, b … z, aa. */
  letter: string;
  /** Key of its words in `STEP_LABELS`. */
  label: StepLabel;
  unit: Unit;
  /** How it comes from lines above, in letters; null for a figure that was given. */
  formula: string | null;
  /** The same to evaluate again, such as in a workbook. */
  expression: Formula | null;
  /** The lines the formula uses. */
  inputs: readonly StepInput[];
  /** Its figure for each part, unrounded, in the order of the working's parts; null for a line of the whole. */
  byPart: readonly Figure[] | null;
  /** Its figure over all parts, unrounded; null where the parts have no sum that means anything. */
  value: Figure | null;
  /** A line others lead to, to be shown heavier. */
  main: boolean;
  /** The rule that decided it. */
  rule: RuleRef | null;
  /** Where a given figure comes from, or what was chosen. */
  note: Note | null;
}

/** A working: its parts (years, spans) and its lines, in the order they are worked. */
export interface Working {
  /** Names of the columns, such as `2024-25`; empty where there is one figure a line. */
  parts: readonly string[];
  steps: readonly Step[];
}

/** What may be said about a line. */
export interface Said {
  main?: boolean;
  rule?: RuleRef | null;
  note?: Note;
  /** False where adding up the parts would mean nothing, such as years' requirements. */
  summed?: boolean;
}

/** A line of a working that is being made, as a term of formulas. */
export type Line = Extract<Formula, { op: 'line' }>;

function letterAt(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(97 + (rest % 26)) + letters;
  return letters;
}

function reckon(op: Exclude<Formula['op'], 'line' | 'number' | 'round' | 'running'>, left: number, right: number): number | undefined {
  if (op === '+') return left + right;
  if (op === '−') return left - right;
  if (op === '×') return left * right;
  if (op === 'lower of') return Math.min(left, right);
  if (op === 'higher of') return Math.max(left, right);
  return right === 0 ? undefined : left / right;
}

/** What a formula is evaluated over: the figure of a letter, and the part it is evaluated for; null for the whole. */
interface Place {
  label: StepLabel;
  at: number | null;
  figureOf: (letter: string, at: number | null) => Figure;
}

/** Evaluates a formula. Unknown as soon as a line it uses is. */
function evaluate(formula: Formula, place: Place): Figure {
  const { label, at, figureOf } = place;
  if (formula.op === 'line') return figureOf(formula.letter, at);
  if (formula.op === 'number') return known(formula.value);
  if (formula.op === 'round') {
    const of = evaluate(formula.of, place);
    return of.known ? known(roundTo(of.value, formula.decimals)) : of;
  }
  if (formula.op === 'running') {
    if (at === null) return evaluate(formula.of, place);
    return sumOf(Array.from({ length: at + 1 }, (_, upTo) => evaluate(formula.of, { ...place, at: upTo })));
  }
  const [left, right] = [evaluate(formula.left, place), evaluate(formula.right, place)];
  if (!left.known || !right.known) return unknown(...missingFrom([left, right]));
  const value = reckon(formula.op, left.value, right.value);
  return value === undefined ? unknown({ reason: 'divides_by_zero', line: label }) : known(value);
}

/** A working on its way: each line is added below those it uses, and its figure comes from its own formula. */
export interface WorkingBook {
  readonly working: Working;
  /** A figure somebody gave; null is unknown. */
  given(label: StepLabel, unit: Unit, value: number | Figure | null, said?: Said): Line;
  /** A figure somebody gave for each part. */
  givenByPart(label: StepLabel, unit: Unit, values: readonly (number | Figure | null)[], said?: Said): Line;
  /** A line of the whole, from lines' figures over all parts. */
  line(label: StepLabel, unit: Unit, formula: Formula, said?: Said): Line;
  /** A line worked part by part; lines of the whole count alike in each. */
  lineByPart(label: StepLabel, unit: Unit, formula: Formula, said?: Said): Line;
  /** A line's figure over all parts. */
  figure(line: Line): Figure;
  /** A line's figure in one part. */
  figureIn(line: Line, at: number): Figure;
}

/** Starts a working. */
export function startWorking(parts: readonly string[] = []): WorkingBook {
  const steps: Step[] = [];
  const stepOf = (letter: string): Step => steps.find((step) => step.letter === letter)!;
  const figureOf = (letter: string, at: number | null): Figure => {
    const { value, byPart, label } = stepOf(letter);
    return (at === null ? null : byPart?.[at]) ?? value ?? unknown({ reason: 'not_given', line: label });
  };
  const add = (step: Pick<Step, 'label' | 'unit' | 'byPart' | 'value'>, expression: Formula | null, said: Said): Line => {
    const letter = letterAt(steps.length);
    const inputs = (expression ? lettersIn(expression) : []).map((used) => {
      const { label, unit } = stepOf(used);
      return { letter: used, label, unit };
    });
    const formula = expression && printedAlone(expression);
    steps.push({
      letter,
      ...step,
      formula,
      expression,
      inputs,
      main: said.main ?? false,
      rule: said.rule ?? null,
      note: said.note ?? null,
    });
    return { op: 'line', letter };
  };
  const asFigure = (label: StepLabel, value: number | Figure | null, part?: string): Figure => {
    if (value === null) return unknown({ reason: 'not_given', line: label, ...(part === undefined ? {} : { part }) });
    return typeof value === 'number' ? known(value) : value;
  };
  const addByPart = (label: StepLabel, unit: Unit, byPart: Figure[], expression: Formula | null, said: Said): Line =>
    add({ label, unit, byPart, value: said.summed === false ? null : sumOf(byPart) }, expression, said);
  return {
    working: { parts, steps },
    given: (label, unit, value, said = {}) => add({ label, unit, byPart: null, value: asFigure(label, value) }, null, said),
    givenByPart: (label, unit, values, said = {}) =>
      addByPart(
        label,
        unit,
        parts.map((part, at) => asFigure(label, values[at] ?? null, part)),
        null,
        said,
      ),
    line: (label, unit, formula, said = {}) =>
      add({ label, unit, byPart: null, value: evaluate(formula, { label, at: null, figureOf }) }, formula, said),
    lineByPart: (label, unit, formula, said = {}) =>
      addByPart(
        label,
        unit,
        parts.map((_, at) => evaluate(formula, { label, at, figureOf })),
        formula,
        said,
      ),
    figure: ({ letter }) => figureOf(letter, null),
    figureIn: ({ letter }, at) => figureOf(letter, at),
  };
}
