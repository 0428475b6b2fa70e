import type { FileProblem, ImportValue } from '../../../shared/domain/tabular-types.ts';
import { bareWords } from '../../../shared/domain/tabular-enums.ts';
import { likeness } from '../../../shared/domain/likeness.ts';
import type { KindField } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';

/** The answer that leaves a field as it is; the word goes to the notes, where the kind has any. */
export const BLANK = '-';
const MOST_WORDS = 12;
const LIKE_ENOUGH = 0.45;

/** A word that fits none of a field's values, and what hangs on it. */
interface Word {
  field: KindField;
  text: string;
  rows: number;
  homes: number;
}

/** What words are asked about in. */
interface Source {
  countsHomes: boolean;
  /** Whether a word that is no value can be kept in notes. */
  keepsText: boolean;
  /** What the answers are remembered for. */
  remembered: string;
}

/** True for a word that is asked about once instead of being an error in every row that has it. */
export const isAsked = (problem: FileProblem, field: KindField | undefined): boolean =>
  problem.code === 'unknown-value' && field !== undefined;

const wordKey = (field: string, text: string): string => `${field}\n${bareWords(text) || text.trim()}`;

/** The value a word is like; null for none. */
function likeFor(text: string, values: readonly ImportValue[]): string | null {
  const bare = bareWords(text);
  const hinted = values.find(({ hints = [] }) => hints.some((hint) => bareWords(hint) === bare));
  if (hinted) return hinted.value;
  const scored = values.map(({ value, aliases }) => ({
    value,
    score: Math.max(...[value, ...aliases].map((name) => likeness(name, text))),
  }));
  const best = scored.toSorted((one, other) => other.score - one.score)[0];
  return best && best.score >= LIKE_ENOUGH ? best.value : null;
}

/** Words of lists that the file uses and the standard does not have: one question a word, however many rows have it. */
export class UnknownWords {
  readonly #words = new Map<string, Word>();
  readonly #answers = new Map<string, string | null>();
  readonly #ids = new Map<string, string>();
  /** Rows and homes that say each value in so many words, by field. */
  readonly #known = new Map<string, Map<string, { rows: number; homes: number }>>();

  /** Counts a row whose word is a value as it stands. */
  know(field: string, value: string, homes: number | null): void {
    let values = this.#known.get(field);
    if (!values) this.#known.set(field, (values = new Map()));
    const sums = values.get(value);
    if (!sums) values.set(value, { rows: 1, homes: homes ?? 0 });
    else {
      sums.rows += 1;
      sums.homes += homes ?? 0;
    }
  }

  /** Counts a word in a row. */
  note(field: KindField, text: string, homes: number | null): void {
    const key = wordKey(field.key, text);
    const word = this.#words.get(key) ?? { field, text: text.trim(), rows: 0, homes: 0 };
    word.rows += 1;
    word.homes += homes ?? 0;
    this.#words.set(key, word);
  }

  /** Puts the questions, the words with most rows first; what is left of a field is one question. */
  ask(asking: Asking, source: Source): void {
    const byField = Map.groupBy([...this.#words], ([, word]) => word.field.key);
    for (const words of byField.values()) {
      const sorted = words.toSorted(([, one], [, other]) => other.rows - one.rows);
      for (const [key, word] of sorted.slice(0, MOST_WORDS)) this.#askWord(key, word, asking, source);
      const rest = sorted.slice(MOST_WORDS);
      if (rest.length > 0) this.#askRest(rest, asking, source.keepsText);
    }
  }

  /** What the file would have of a value: `12 → 15 rows, 120 → 160 homes`. */
  #becomes(field: string, value: string, { rows, homes }: Word, countsHomes: boolean): string {
    const before = this.#known.get(field)?.get(value) ?? { rows: 0, homes: 0 };
    const step = (from: number, more: number, noun: string): string => `${from.toLocaleString('en-GB')} → ${count(from + more, noun)}`;
    return [step(before.rows, rows, 'row'), ...(countsHomes ? [step(before.homes, homes, 'home')] : [])].join(', ');
  }

  #askWord(key: string, word: Word, asking: Asking, { countsHomes, keepsText, remembered }: Source): void {
    const { field, text, rows, homes } = word;
    const id = `value:${field.key}:${bareWords(text) || text}`;
    const effect = `${count(rows, 'row')}${countsHomes ? `, ${count(homes, 'home')}` : ''}`;
    this.#ids.set(key, id);
    this.#answers.set(
      key,
      asking.ask({
        id,
        kind: 'value',
        title: `What does “${text.slice(0, 80)}” mean?`,
        detail: `${field.label}, ${effect}. Remembered ${remembered}.`,
        options: [
          ...(field.values ?? []).map(({ value }) => ({
            id: value,
            label: value,
            effect: this.#becomes(field.key, value, word, countsHomes),
          })),
          {
            id: BLANK,
            label: `None of these: what is here stays, the word ${keepsText ? 'goes to the notes' : 'is not kept'}`,
            effect: `${effect} without one`,
          },
        ],
        // A word that would be kept nowhere is never left out by a proposal.
        proposed: likeFor(text, field.values ?? []) ?? (keepsText ? BLANK : null),
      }),
    );
  }

  #askRest(rest: [string, Word][], asking: Asking, keepsText: boolean): void {
    const { field } = rest[0]![1];
    const id = `value:${field.key}:*`;
    const answer = asking.ask({
      id,
      kind: 'value',
      title: `${rest.length} more words of ${field.label} fit no value`,
      detail: `${count(
        rest.reduce((sum, [, word]) => sum + word.rows, 0),
        'row',
      )}. Each is used seldom: ${rest
        .slice(0, 3)
        .map(([, word]) => `“${word.text.slice(0, 40)}”`)
        .join(', ')}.`,
      options: [{ id: BLANK, label: `None: what is here stays, the words ${keepsText ? 'go to the notes' : 'are not kept'}`, effect: '' }],
      proposed: keepsText ? BLANK : null,
    });
    for (const [key] of rest) {
      this.#ids.set(key, id);
      this.#answers.set(key, answer);
    }
  }

  /** What a word was said to mean: a value, null for none, or undefined while its question waits. */
  meaning(field: string, text: string): string | null | undefined {
    const answer = this.#answers.get(wordKey(field, text));
    return answer === BLANK ? null : (answer ?? undefined);
  }

  /** The question about a word. */
  questionOf = (field: string, text: string): string => this.#ids.get(wordKey(field, text)) ?? '';
}

const count = (number: number, noun: string): string => `${number.toLocaleString('en-GB')} ${number === 1 ? noun : `${noun}s`}`;
