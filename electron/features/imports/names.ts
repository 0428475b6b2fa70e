import { plainName } from '../../../shared/domain/choices.ts';
import { newId } from '../../core/create-core.ts';
import type { AddedName, NameField } from '../../rooms/import-kind.ts';
import { nameMatch } from '../../tabular/likeness.ts';
import type { Asking } from './asking.ts';

/** The answers that add a record of the name, and that leave the field without one. */
export const ADD = '+';
export const EMPTY = '-';
/** From here on a name is offered among the first, and from there on it is proposed: Marsh Homes is not Saltmarsh Homes. */
const LIKE_ENOUGH = 0.6;
const SURE_ENOUGH = 0.8;
/** Beyond these a name is an error of its rows, as it was before anybody asked. */
const MOST_NAMES = 100;
const MOST_ROWS_NAMED = 8;
const MOST_OTHERS = 300;

export const EMPTY_OPTION = { id: EMPTY, label: 'Leave it empty', effect: 'a record here keeps its own' };

/** What a question about a name is called. */
export const nameId = (field: string, text: string): string => `name:${field}:${plainName(text)}`;

/** "3 rows: 2, 5, 7" */
export const inRows = (rows: readonly number[]): string =>
  `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}: ${rows.slice(0, MOST_ROWS_NAMED).join(', ')}${rows.length > MOST_ROWS_NAMED ? ' and more' : ''}`;

interface Unknown {
  field: NameField;
  text: string;
  rows: number[];
}

/** Names in a file that nobody here has: one question a name, however many rows have it. */
export class UnknownNames {
  readonly added: AddedName[] = [];
  readonly #unknown = new Map<string, Unknown>();
  /** Questions that wait, by field and name. */
  readonly #waiting = new Map<string, string>();

  /** Counts a cell; a name that is known is none to ask about, and one that two here have is asked about where its record is known. */
  note(field: NameField, text: string, row: number): void {
    if (!field.isUnknown(text)) return;
    const key = nameId(field.field, text);
    const known = this.#unknown.get(key);
    if (known) known.rows.push(row);
    else this.#unknown.set(key, { field, text: text.replaceAll(/\s+/gu, ' ').trim(), rows: [row] });
  }

  /** Puts the questions, the names in most rows first, and settles those that are answered. */
  ask(asking: Asking): void {
    const all = [...this.#unknown].toSorted(([, one], [, other]) => other.rows.length - one.rows.length).slice(0, MOST_NAMES);
    const adding = new Map<string, string>();
    for (const [id, unknown] of all) {
      const { field, text } = unknown;
      const answer = put(id, unknown, asking);
      if (answer === null) this.#waiting.set(id, id);
      else if (answer === EMPTY) field.settle(text, null);
      else if (answer !== ADD) field.settle(text, answer);
      else {
        // One name in two columns is one record.
        const one = `${field.entity}\n${plainName(text)}`;
        const made = adding.get(one) ?? newId();
        if (!adding.has(one)) this.added.push({ entity: field.entity, id: made, name: text, columns: field.adds!(text)! });
        adding.set(one, made);
        field.settle(text, made, true);
      }
    }
  }

  /** The question that a name waits for, or empty. */
  questionOf = (field: string, text: string): string => this.#waiting.get(nameId(field, text)) ?? '';
}

/** The question about a name, and its answer. */
function put(id: string, { field, text, rows }: Unknown, asking: Asking): string | null {
  const scored = field.choices.map((one) => ({ ...one, score: nameMatch(one.label, text) })).toSorted((a, b) => b.score - a.score);
  const likely = scored.filter(({ score }) => score >= LIKE_ENOUGH);
  const [best, second] = likely;
  const option = ({ value, label }: { value: string; label: string }) => ({ id: value, label, effect: '' });
  const mayAdd = (field.adds?.(text) ?? null) !== null;
  // Where a record could be added but not of this name, nothing is left out by a proposal.
  const none = mayAdd ? ADD : field.mayBeEmpty && !field.adds ? EMPTY : null;
  return asking.ask({
    id,
    kind: 'name',
    title: `Which ${field.what} is “${text.slice(0, 80)}”?`,
    detail: `${field.label} in ${inRows(rows)}. None here has this name. Remembered.`,
    options: [
      ...likely.slice(0, 5).map(option),
      ...(mayAdd ? [{ id: ADD, label: `Add “${text.slice(0, 80)}”`, effect: `a new ${field.what}` }] : []),
      ...(field.mayBeEmpty ? [EMPTY_OPTION] : []),
      ...[...likely.slice(5), ...scored.slice(likely.length)].slice(0, MOST_OTHERS).map(option),
    ],
    // Of two that are as like, neither is likelier.
    proposed: best ? (best.score < SURE_ENOUGH || second?.score === best.score ? null : best.value) : none,
  });
}
