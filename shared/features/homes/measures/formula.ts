/** A formula over the lines of a working, which it names by their letters. It is evaluated and printed from one form. */
export type Formula =
  | { op: 'line'; letter: string }
  | { op: 'number'; value: number }
  | { op: '+' | '−' | '×' | '÷'; left: Formula; right: Formula }
  | { op: 'lower of' | 'higher of'; left: Formula; right: Formula }
  | { op: 'round'; of: Formula; decimals: number }
  | { op: 'running'; of: Formula };

/** A line of a working, a number, or a formula of them. */
export type Term = Formula | number;

const asFormula = (term: Term): Formula => (typeof term === 'number' ? { op: 'number', value: term } : term);

type Pair = Extract<Formula, { left: Formula }>;
const pair =
  (op: Pair['op']) =>
  (left: Term, right: Term): Formula => ({ op, left: asFormula(left), right: asFormula(right) });

/** One term added to another. */
export const plus = pair('+');
/** One term less another. */
export const minus = pair('−');
/** One term times another. */
export const times = pair('×');
/** One term divided by another. */
export const over = pair('÷');
/** The lower of two terms. */
export const lowerOf = pair('lower of');
/** The higher of two terms. */
export const higherOf = pair('higher of');
/** A term rounded half away from zero. */
export const rounded = (of: Term, decimals: number): Formula => ({ op: 'round', of: asFormula(of), decimals });
/** A term added up from the first part to this one. */
export const running = (of: Formula): Formula => ({ op: 'running', of });
/** All the terms added up. */
export const allOf = (terms: readonly Formula[]): Formula =>
  terms.length === 0 ? asFormula(0) : terms.slice(1).reduce<Formula>((sum, term) => plus(sum, term), terms[0]!);

/** The letters of the lines a formula uses, each once. */
export function lettersIn(formula: Formula): string[] {
  if (formula.op === 'line') return [formula.letter];
  if (formula.op === 'number') return [];
  if (formula.op === 'round' || formula.op === 'running') return lettersIn(formula.of);
  return [...new Set([...lettersIn(formula.left), ...lettersIn(formula.right)])];
}

const RANK = { '+': 1, '−': 1, '×': 2, '÷': 2 } as const;
const rankOf = (formula: Formula): number => ('left' in formula && formula.op in RANK ? RANK[formula.op as keyof typeof RANK] : 3);
const shown = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 12 });

function side(formula: Formula, rank: number, right: boolean): string {
  const text = printed(formula);
  return rankOf(formula) < rank || (right && rankOf(formula) === rank) ? `(${text})` : text;
}

/** A formula as a person reads it: `(a + b) × 1.05`, `lower of g and h`. */
export function printed(formula: Formula): string {
  if (formula.op === 'line') return formula.letter;
  if (formula.op === 'number') return shown(formula.value);
  if (formula.op === 'round')
    return `${side(formula.of, 3, false)} to ${formula.decimals === 0 ? 'a whole number' : `${formula.decimals} decimals`}`;
  if (formula.op === 'running') return `running total of ${side(formula.of, 3, false)}`;
  const { op, left, right } = formula;
  if (op === 'lower of' || op === 'higher of') return `(${op} ${printed(left)} and ${printed(right)})`;
  const rank = RANK[op];
  // A sum of sums needs no brackets; a difference or a quotient on the right does.
  const loose = (op === '+' || op === '×') && 'left' in right && right.op === op;
  return `${side(left, rank, false)} ${op} ${side(right, rank, !loose)}`;
}

/** A formula as it stands alone in a line: without brackets around all of it. */
export function printedAlone(formula: Formula): string {
  const text = printed(formula);
  return formula.op === 'lower of' || formula.op === 'higher of' ? text.slice(1, -1) : text;
}
