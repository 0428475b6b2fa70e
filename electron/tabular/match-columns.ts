import type { FileCell, ImportField } from '../../shared/domain/tabular-types.ts';
import { isProse, looksRight, type Samples } from './column-looks.ts';
import { headingsOf, looseForm, strictForm } from './headings.ts';
import type { Heading } from './headings.ts';
import { tellingWords } from './heading-words.ts';
import { nameScore } from './likeness.ts';

/** A heading that might be a field nobody has matched, best first. */
export interface Suggestion {
  field: string;
  heading: string;
  column: number;
  /** 0 to 1. */
  score: number;
}

/** The column that feeds a field, and in `more` the others whose texts are joined to it. */
export interface MatchedColumn {
  column: number;
  heading: string;
  how: 'remembered' | 'same' | 'similar';
  more?: { column: number; heading: string }[];
}

/** Which column feeds which field. */
export interface ColumnMatch {
  /** Field key to column. */
  matched: Record<string, MatchedColumn>;
  /** Required fields without a column. */
  missing: ImportField[];
  /** Headings no field uses. */
  unmatched: Heading[];
  /** Fields that other columns could be, too, as well as the one that was taken. */
  rivals: { field: string; headings: Heading[] }[];
  suggestions: Suggestion[];
}

const LEAST_SCORE = 0.4;
/** From here on a suggestion is worth proposing. */
export const WORTH_PROPOSING = 0.7;
const MOST_KEPT = 5000;

/** Keeps the answers: one import compares the same few hundred wordings thousands of times. */
function kept<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    if (known.size >= MOST_KEPT) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

const strictOf = kept(strictForm);
const looseOf = kept(looseForm);
const tellingOf = kept((both) => {
  const at = both.indexOf('\n');
  return tellingWords(both.slice(at + 1), both.slice(0, at));
});

const namesOf = (field: ImportField): string[] => [field.standard ?? field.label, field.label, field.key, ...field.aliases];

/** How well a field and a heading agree: 3 for the standard's own heading, 2 for a known one, 1 for nearly, 0 for not. */
function agreement(field: ImportField, heading: Heading): 0 | 1 | 2 | 3 {
  if (heading.blank) return 0;
  const names = namesOf(field);
  const wordings = [heading.text, ...heading.alternatives];
  const strict = new Set(wordings.map(strictOf).filter((form) => form !== ''));
  if (strict.has(strictOf(names[0]!))) return 3;
  if (names.some((name) => strict.has(strictOf(name)))) return 2;
  const loose = new Set(wordings.map(looseOf).filter((form) => form.length > 1));
  return names.some((name) => loose.has(looseOf(name))) || saysSo(field, heading.text, names) ? 1 : 0;
}

/** True for a heading that has the telling words of one of these names. */
function saysSo({ about }: ImportField, heading: string, names: readonly string[]): boolean {
  if (about === undefined) return false;
  const said = tellingOf(`${about}\n${heading}`);
  return said !== '' && names.some((name) => tellingOf(`${about}\n${name}`) === said);
}

/** True for a heading that names the field, now or at another time: “Inherent likelihood”. */
function couldBe(field: ImportField, heading: Heading): boolean {
  if (heading.blank || field.about === undefined) return false;
  if (agreement(field, heading) > 0) return true;
  const said = tellingWords(heading.text, field.about, true);
  return said !== '' && namesOf(field).some((name) => tellingWords(name, field.about!, true) === said);
}

/** A choice for a field: a heading, several whose texts are joined, or null for none. */
export type ColumnWish = string | readonly string[] | null;

/** Matching under way: what is taken, by whom. */
class Matching {
  readonly matched: ColumnMatch['matched'] = {};
  readonly #nearest = new Map<string, readonly Heading[]>();
  readonly taken = new Set<number>();
  readonly #fields: readonly ImportField[];
  readonly #all: readonly Heading[];
  readonly #refused = new Set<string>();
  readonly #wished = new Set<number>();
  readonly #samples: Samples;

  constructor(fields: readonly ImportField[], all: readonly Heading[], samples: Samples = []) {
    this.#fields = fields;
    this.#all = all;
    this.#samples = samples;
  }

  #take(field: ImportField, [first, ...more]: readonly Heading[], how: MatchedColumn['how']): void {
    if (first === undefined) return;
    this.matched[field.key] = { column: first.column, heading: first.text, how };
    if (more.length > 0) this.matched[field.key]!.more = more.map(({ column, text }) => ({ column, heading: text }));
    for (const heading of [first, ...more]) this.taken.add(heading.column);
  }

  /** What a person chose, now or before: one column may feed two fields, and several one. */
  wishes(wishes: Readonly<Record<string, ColumnWish>>): void {
    for (const field of this.#fields) {
      if (!Object.hasOwn(wishes, field.key)) continue;
      const wish = wishes[field.key] ?? null;
      if (wish === null) this.#refused.add(field.key);
      const wanted = (wish === null ? [] : [wish].flat()).map(strictForm);
      const found = wanted.flatMap((form) => this.#all.find((one) => form !== '' && strictForm(one.text) === form) ?? []);
      this.#take(field, found, 'remembered');
      for (const one of found) this.#wished.add(one.column);
    }
  }

  /** A column that a person gave to another field is still this one's when every row needs it and no heading is nearer. */
  #mayTake(field: ImportField, heading: Heading): boolean {
    return !this.taken.has(heading.column) || (field.required && this.#wished.has(heading.column));
  }

  /** What the headings say by themselves, the standard's own names first. */
  byHeading(): void {
    for (const level of [3, 2, 1] as const) {
      // Of headings that are only like, what every row needs takes its own first.
      const fields = level === 1 ? this.#fields.toSorted((one, other) => Number(other.required) - Number(one.required)) : this.#fields;
      for (const field of fields) {
        if (Object.hasOwn(this.matched, field.key) || this.#refused.has(field.key)) continue;
        const nearest = this.#all.filter((one) => this.#mayTake(field, one) && agreement(field, one) >= level);
        const found = nearest.length > 0 || level > 1 ? nearest : this.#instead(field);
        const first = found[0];
        if (first === undefined) continue;
        const alone = field.joins === undefined || (!field.joins.labelled && level === 3);
        this.#take(field, alone ? [first] : found, level === 1 ? 'similar' : 'same');
        if (alone && nearest.length > 0) this.#nearest.set(field.key, nearest);
      }
    }
    this.#joinRest();
  }

  /** Where nothing is called as the field is: what is often meant by it, the likeliest alone. */
  #instead({ about = '', instead = [] }: ImportField): Heading[] {
    const free = this.#all.filter(({ column, blank }) => !blank && !this.taken.has(column));
    for (const name of instead) {
      const one = free.find(({ text }) => tellingOf(`${about}\n${text}`) === tellingOf(`${about}\n${name}`));
      if (one) return [one];
    }
    return [];
  }

  /** Labelled joins take what is left of their names: no note of a register is lost. */
  #joinRest(): void {
    for (const field of this.#fields) {
      const own = this.matched[field.key];
      if (own?.how === 'remembered' || this.#refused.has(field.key) || field.joins?.labelled !== true) continue;
      const rest = this.#all.filter((one) => !this.taken.has(one.column) && (agreement(field, one) > 0 || this.#isTextOf(field, one)));
      if (!own) {
        this.#take(field, rest, 'similar');
        continue;
      }
      for (const one of rest) this.taken.add(one.column);
      if (rest.length > 0) own.more = [...(own.more ?? []), ...rest.map(({ column, text }) => ({ column, heading: text }))];
    }
  }

  /** A column of texts that says part of the field, by a name that may be a figure's elsewhere. */
  #isTextOf({ about = '', joins }: ImportField, { text, column, blank }: Heading): boolean {
    if (blank) return false;
    const said = tellingOf(`${about}\n${text}`);
    return (joins?.also ?? []).some((name) => tellingOf(`${about}\n${name}`) === said) && isProse(column, this.#samples);
  }

  /** Of each field that one column alone fills, the others that its heading would do for. */
  rivals(): ColumnMatch['rivals'] {
    return this.#fields.flatMap((field) => {
      const own = this.matched[field.key];
      if (!own || own.how === 'remembered' || own.more) return [];
      const left = this.#all.filter((one) => couldBe(field, one));
      const others = [...new Set([...(this.#nearest.get(field.key) ?? []), ...left])].filter(
        (one) => one.column !== own.column && !this.taken.has(one.column) && looksRight(field, one.column, this.#samples),
      );
      const headings = this.#all.filter((one) => one.column === own.column || others.includes(one));
      return others.length > 0 ? [{ field: field.key, headings }] : [];
    });
  }

  open(): ImportField[] {
    return this.#fields.filter((field) => !Object.hasOwn(this.matched, field.key) && !this.#refused.has(field.key));
  }
}

/**
 * Matches headings to the fields an import wants, ignoring case, punctuation and spacing. What a person chose
 * (`wishes`: field key to heading or headings) comes first; after that every column feeds at most one field.
 */
export function matchColumns(
  fields: readonly ImportField[],
  headings: readonly (string | Heading)[],
  wishes: Readonly<Record<string, ColumnWish>> = {},
  samples: readonly (readonly FileCell[])[] = [],
): ColumnMatch {
  const all = headings.every((one) => typeof one !== 'string')
    ? headings
    : headingsOf(headings.map((one) => (typeof one === 'string' ? one : one.text)));
  const matching = new Matching(fields, all, samples);
  matching.wishes(wishes);
  matching.byHeading();
  const { matched, taken } = matching;
  const unmatched = all.filter((one) => !taken.has(one.column));
  const open = matching.open();
  return {
    matched,
    missing: fields.filter((field) => field.required && !Object.hasOwn(matched, field.key)),
    unmatched,
    rivals: matching.rivals(),
    suggestions: suggestionsFor(open, fields, unmatched, samples),
  };
}

/** How many fields the headings match by themselves: which row holds them is told by it. */
export function matchCount(fields: readonly ImportField[], headings: readonly Heading[]): number {
  const matching = new Matching(fields, headings);
  matching.byHeading();
  return Object.keys(matching.matched).length;
}

/** How near a heading comes to a field. */
const nearness = (field: ImportField, { text }: Heading): number =>
  Math.max(...[...namesOf(field), ...(field.hints ?? [])].map((name) => nameScore(name, text)));

function suggestionsFor(
  open: readonly ImportField[],
  fields: readonly ImportField[],
  headings: readonly Heading[],
  samples: readonly (readonly FileCell[])[],
): Suggestion[] {
  const found: Suggestion[] = [];
  for (const heading of headings) {
    if (heading.blank) continue;
    const near = new Map(fields.map((field) => [field, nearness(field, heading)]));
    const nearest = Math.max(...near.values());
    for (const field of open) {
      const score = near.get(field) ?? 0;
      // A heading that says another field, or comes nearer to one, is not proposed for this.
      if (score < LEAST_SCORE || score < nearest || fields.some((other) => other !== field && agreement(other, heading) > 0)) continue;
      if (!looksRight(field, heading.column, samples)) continue;
      found.push({ field: field.key, heading: heading.text, column: heading.column, score: Math.round(score * 100) / 100 });
    }
  }
  return found.toSorted((one, other) => other.score - one.score);
}

/** The suggestions good enough to propose, each field and each column once, the likeliest first. */
export function proposals(suggestions: readonly Suggestion[]): Suggestion[] {
  const [fields, columns] = [new Set<string>(), new Set<number>()];
  return suggestions.filter((one) => {
    if (one.score < WORTH_PROPOSING || fields.has(one.field) || columns.has(one.column)) return false;
    fields.add(one.field);
    columns.add(one.column);
    return true;
  });
}
