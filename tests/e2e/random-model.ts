/** What a random user's partnership should hold: plain records, and the steps that led there. */

/** One record's fields, as the file holds them. */
export type Fields = Readonly<Record<string, string | null>>;
/** Records by id. One just added has no id that is known yet: its place is its own words. */
export type Held = ReadonlyMap<string, Fields>;

/** The states that Undo and Redo go through. */
export class Steps {
  #states: Held[];
  #at = 0;

  constructor(first: Held) {
    this.#states = [first];
  }

  get now(): Held {
    return this.#states[this.#at]!;
  }

  /** One gesture that was stored: what was undone before it is gone. Nothing, when it changed nothing. */
  did(next: Held): void {
    if (sameHeld(this.now, next)) return;
    this.#states = [...this.#states.slice(0, this.#at + 1), next];
    this.#at += 1;
  }

  undo(): void {
    this.#at = Math.max(0, this.#at - 1);
  }

  redo(): void {
    this.#at = Math.min(this.#states.length - 1, this.#at + 1);
  }

  /** A record added under words of its own has this id: in every state that has it. */
  name(words: string, id: string): void {
    this.#states = this.#states.map((state) => new Map([...state].map(([key, fields]) => [key === words ? id : key, fields])));
  }
}

const lineOf = (fields: Fields): string => JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What tells two states apart, as sentences; nothing when they hold the same, whatever the ids. */
export function differences(wanted: Held, found: Held): string[] {
  const count = (held: Held): Map<string, number> => {
    const lines = new Map<string, number>();
    for (const fields of held.values()) lines.set(lineOf(fields), (lines.get(lineOf(fields)) ?? 0) + 1);
    return lines;
  };
  const [want, have] = [count(wanted), count(found)];
  return [...new Set([...want.keys(), ...have.keys()])]
    .filter((line) => (want.get(line) ?? 0) !== (have.get(line) ?? 0))
    .map((line) => `${line}: ${want.get(line) ?? 0} wanted, ${have.get(line) ?? 0} stored`);
}

const sameHeld = (one: Held, other: Held): boolean => differences(one, other).length === 0;
