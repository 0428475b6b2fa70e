import type { Answers, Question } from '../../../shared/features/imports/contract.ts';
import { AppError } from '../../../shared/errors.ts';

/** A question before anybody has answered it. */
export interface Asked extends Pick<Question, 'id' | 'kind' | 'title' | 'options' | 'proposed'> {
  detail?: string;
  facts?: Question['facts'];
  free?: boolean;
  /** The answer the file itself gives: shown, and may be changed. */
  decided?: string;
}

/** In `answers`, the word that takes what is proposed wherever nothing else is said. */
export const TAKE_PROPOSED = 'proposed';

/** The questions of one reading, and the answers to them: the person's, then what is remembered, then the file's. */
export class Asking {
  readonly questions: Question[] = [];
  readonly #given: Answers;
  readonly #proposed: boolean;
  #remembered: Answers = {};

  constructor(given: Answers) {
    this.#given = given;
    this.#proposed = given['*'] === TAKE_PROPOSED;
  }

  /** What was answered for this source before. */
  remember(answers: Answers): void {
    this.#remembered = { ...this.#remembered, ...answers };
  }

  /** Puts a question and gives the answer in effect, or null while it waits. Throws for an answer that is none. */
  ask(asked: Asked): string | null {
    const { decided, ...question } = { detail: '', facts: [], free: false, ...asked };
    const fits = (answer: string): boolean => question.options.some(({ id }) => id === answer) || (question.free && answer.trim() !== '');
    const given = Object.hasOwn(this.#given, question.id) ? this.#given[question.id]! : undefined;
    if (given !== undefined && !fits(given)) throw unfit(question, given);
    const remembered = Object.hasOwn(this.#remembered, question.id) ? this.#remembered[question.id]! : undefined;
    const accepted = this.#proposed ? (question.proposed ?? undefined) : undefined;
    const [answer, by] =
      given !== undefined
        ? ([given.trim(), 'person'] as const)
        : remembered !== undefined && fits(remembered)
          ? ([remembered, 'memory'] as const)
          : decided !== undefined
            ? ([decided, 'file'] as const)
            : accepted !== undefined
              ? ([accepted, 'person'] as const)
              : ([null, 'nobody'] as const);
    // Nobody said it of this file: what is taken from another one is said, and may be changed.
    const before = by === 'memory' ? `Answered before: ${question.options.find(({ id }) => id === answer)?.label ?? answer}. ` : '';
    this.questions.push({ ...question, detail: `${before}${question.detail}`.trim(), answer, by });
    return answer;
  }

  /** Takes back questions that wait and that nothing hangs on. */
  withdraw(isNeeded: (question: Question) => boolean): void {
    const kept = this.questions.filter((question) => question.answer !== null || isNeeded(question));
    this.questions.splice(0, this.questions.length, ...kept);
  }

  /** Forgets the questions from a place on, to put them again. */
  rewind(length: number): void {
    this.questions.length = length;
  }
}

/** Questions that nobody has answered. */
export const waiting = (questions: readonly Question[]): Question[] => questions.filter(({ answer }) => answer === null);

function unfit({ id, title, options }: Pick<Asked, 'id' | 'title' | 'options'>, answer: string): AppError {
  const known = options.slice(0, 40).map((option) => `“${option.id}” (${option.label})`);
  const message = `“${answer}” is no answer to “${title}”`;
  return new AppError('validation', `${message.replace(/[.?]?$/u, '')}.`, {
    remedy: `Answer ${id} with one of: ${known.join(', ')}.`,
    issues: [{ path: ['answers', id], message }],
  });
}

/** Refuses to bring in a file while a question waits: nothing is stored unasked. */
export function refuseUnanswered(fileName: string, questions: readonly Question[]): void {
  const open = waiting(questions);
  if (open.length === 0) return;
  const shown = open.slice(0, 12).map(({ id, title, options, free, proposed }) => {
    const choices = options.slice(0, 12).map((option) => `“${option.id}” (${option.label}${option.id === proposed ? ', proposed' : ''})`);
    return `${/[.?!]$/u.test(title) ? title : `${title}.`} Answer “${id}” with ${[...choices, ...(free ? ['any other name'] : [])].join(', ')}.`;
  });
  const more = open.length > shown.length ? ` And ${open.length - shown.length} more.` : '';
  throw new AppError(
    'validation',
    `“${fileName}” leaves ${open.length === 1 ? 'one question' : `${open.length} questions`} open, so nothing was brought in.`,
    {
      remedy: `${shown.join(' ')}${more}`,
      issues: open.map(({ id, title }) => ({ path: ['answers', id], message: title })),
    },
  );
}
