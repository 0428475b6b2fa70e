import { AppError } from '../../../shared/errors.ts';
import type { Answers } from '../../../shared/features/imports/contract.ts';
import type { ImportKindRules } from '../../rooms/import-kind.ts';
import { slips } from '../../tabular/likeness.ts';
import { TAKE_PROPOSED, type Asking } from './asking.ts';
import type { ReadFile } from './read.ts';
import { hasWords } from './words.ts';

/** How the id of a question begins, and whether more follows: a word, a name, a row. */
interface Head {
  id: string;
  more: 'none' | 'may' | 'must';
}

const TAIL = { none: '(?:@.+)?', may: '(?:[:@].+)?', must: ':.+' } as const;
const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** The questions that a file of a kind may raise. */
function headsOf({ fields, names = [], registers, ownReferences, ownNames, asksBlank, whole }: ImportKindRules): Head[] {
  const heads = (more: Head['more'], ...ids: string[]): Head[] => ids.map((id) => ({ id, more }));
  return [
    ...heads('none', 'sheets', 'columns', 'totals', 'named-total', 'repeat', 'spelling', 'spellings'),
    ...heads('must', 'total'),
    ...heads('may', 'quotes'),
    ...(registers ? heads('none', 'register') : []),
    ...(ownReferences ? heads('may', 'reuse', 'which') : []),
    ...(ownNames ? heads('may', 'namesake') : []),
    ...(asksBlank ? heads('none', 'blank') : []),
    ...(whole ? heads('none', 'gone') : []),
    ...fields.flatMap((field) => [
      ...heads('none', `column:${field.key}`),
      ...(field.type === 'day' ? heads('may', `dates:${field.key}`) : []),
      ...(hasWords(field) ? heads('must', `value:${field.key}`) : []),
    ]),
    ...names.flatMap(({ field }) => heads('must', `name:${field}`)),
  ];
}

/** Tells whether a file of a kind may raise a question: what a month's file doesn't, the next one may. */
export function mayRaise(rules: ImportKindRules): (id: string) => boolean {
  const patterns = headsOf(rules).map(({ id, more }) => new RegExp(`^${quoted(id)}${TAIL[more]}$`, 'su'));
  return (id) => patterns.some((pattern) => pattern.test(id));
}

/** The question that an id is most like, with what it is about. */
function nearest(id: string, rules: ImportKindRules, raised: readonly string[]): string {
  const parts = id.split(':');
  const found = headsOf(rules).map((head) => {
    const length = head.id.split(':').length;
    const rest = head.more === 'none' ? [] : parts.slice(length);
    return {
      whole: [head.id, ...rest].join(':'),
      slips: slips(parts.slice(0, head.more === 'none' ? undefined : length).join(':'), head.id),
    };
  });
  const whole = raised.map((one) => ({ whole: one, slips: slips(id, one) }));
  return [...whole, ...found].toSorted((one, other) => one.slips - other.slips)[0]!.whole;
}

/** Answers to questions that this file doesn't raise. */
export function unaskedOf(answers: Answers, asking: Asking): string[] {
  const raised = new Set(asking.questions.map(({ id }) => id));
  return Object.keys(answers).filter((id) => id !== '*' && !raised.has(id));
}

/** Refuses a sheet that the file has not, where it has but one and nothing is asked. */
function refuseOtherSheet(answer: string, sheets: readonly { name: string }[], fileName: string): void {
  const name = answer.replace(/^sheet:/u, '');
  if (name === answer || sheets.some((sheet) => sheet.name === name)) return;
  throw new AppError('validation', `${fileName} has no sheet “${name}”.`, {
    remedy: `Its sheets are ${sheets.map((sheet) => `“${sheet.name}”`).join(', ')}.`,
    issues: [{ path: ['answers', 'sheets'], message: 'No such sheet.' }],
  });
}

/** Refuses an answer to what is no question of any such file: most likely it is misspelt. */
export function refuseStray({ answers, asking, sheets, fileName }: ReadFile, rules: ImportKindRules): void {
  const all = answers['*'];
  if (all !== undefined && all !== TAKE_PROPOSED)
    throw new AppError('validation', `“${all}” is no answer to all questions.`, { remedy: `Answer “*” with “${TAKE_PROPOSED}”.` });
  const may = mayRaise(rules);
  const unasked = unaskedOf(answers, asking);
  if (unasked.includes('sheets')) refuseOtherSheet(answers['sheets'] ?? '', sheets, fileName);
  const stray = unasked.find((id) => !may(id));
  if (stray === undefined) return;
  const raised = asking.questions.map(({ id }) => id);
  const listed = raised.length > 0 ? ` The questions of this file are ${raised.map((id) => `“${id}”`).join(', ')}.` : '';
  throw new AppError('validation', `“${stray}” is no question about ${fileName}, nor about any file of its kind.`, {
    remedy: `The nearest is “${nearest(stray, rules, raised)}”.${listed}`,
    issues: [{ path: ['answers', stray], message: 'No such question.' }],
  });
}
