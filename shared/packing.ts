/**
 * Long lists in replies: rows that have the same fields travel without their names, as `{"$": shape, "of": [values…]}`,
 * value after value, and the shapes once: `{"$shapes": [names…], "$": reply}`. Texts that come again and again in a
 * column stand once beside it, `"in": {"2": [texts…]}`, and their places in the rows. One pass finds lists, bytes and
 * odd keys alike; what holds none of them is JSON as it is.
 */
import type { Base64 } from './base64.ts';

/** Shorter lists stay as they are, unless they stand within a longer one. */
const MANY = 20;
/** Keys that the text itself uses; a person's own get one more `$`. */
const KEYS = /^\$+(bytes|shapes)?$/;
const SHAPES = '$shapes';
const BYTES = '$bytes';

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isFields = (value: unknown): value is Fields => isObject(value) && !Array.isArray(value) && !(value instanceof Uint8Array);

/** The names of the fields that all rows have, in one order, each with a value; null when they differ. */
function namesOf(rows: readonly unknown[]): string[] | null {
  const [first] = rows;
  if (!isFields(first)) return null;
  const names = Object.keys(first);
  if (names.length === 0 || names.includes('__proto__')) return null;
  for (const row of rows) {
    if (!isFields(row)) return null;
    const own = Object.keys(row);
    if (own.length !== names.length) return null;
    for (let at = 0; at < names.length; at += 1) if (own[at] !== names[at] || row[own[at]!] === undefined) return null;
  }
  return names;
}

type Texts = ReadonlyMap<string, number>;

/** The texts of a column by their places, where it holds nothing but texts and nulls and most come more than twice. */
function textsOf(rows: readonly Fields[], name: string): Texts | null {
  const texts = new Map<string, number>();
  for (let at = 0; at < rows.length; at += 1) {
    const value = rows[at]![name];
    if (value === null) continue;
    if (typeof value !== 'string') return null;
    if (!texts.has(value)) texts.set(value, texts.size);
    if (at >= MANY && texts.size > at / 2) return null;
  }
  return texts.size > 0 ? texts : null;
}

/** Packs one reply. */
class Packer {
  readonly shapes: string[][] = [];
  readonly #known = new Map<string, number>();
  readonly #base64: Base64;

  constructor(base64: Base64) {
    this.#base64 = base64;
  }

  pack(value: unknown, within: boolean): unknown {
    if (!isObject(value)) return value;
    if (value instanceof Uint8Array) return { [BYTES]: this.#base64.encode(value) };
    if (Array.isArray(value)) return this.#list(value, within);
    return this.#fields(value, within);
  }

  #list(list: unknown[], within: boolean): unknown {
    const names = list.length >= (within ? 1 : MANY) ? namesOf(list) : null;
    if (!names) return this.#each(list, within);
    const texts = names.map((name) => (within ? null : textsOf(list as Fields[], name)));
    const of: unknown[] = [];
    // Plain loops: there may be half a million values.
    for (const row of list as Fields[]) {
      for (let at = 0; at < names.length; at += 1) {
        const value = row[names[at]!];
        const column = texts[at];
        if (typeof value === 'string') of.push(column ? column.get(value) : value);
        else of.push(isObject(value) ? this.pack(value, true) : value);
      }
    }
    const named = texts.flatMap((column, at) => (column ? [[at, [...column.keys()]]] : []));
    return { $: this.#shape(names), of, ...(named.length > 0 ? { in: Object.fromEntries(named) as object } : {}) };
  }

  #each(list: unknown[], within: boolean): unknown[] {
    let made: unknown[] | null = null;
    for (const [at, value] of list.entries()) {
      const packed = this.pack(value, within);
      if (packed !== value) (made ??= [...list])[at] = packed;
    }
    return made ?? list;
  }

  #fields(fields: Fields, within: boolean): Fields {
    let isSame = true;
    const packed = Object.entries(fields).map(([name, value]): [string, unknown] => {
      const made = this.pack(value, within);
      if (made !== value || KEYS.test(name)) isSame = false;
      return [KEYS.test(name) ? `$${name}` : name, made];
    });
    return isSame ? fields : Object.fromEntries(packed);
  }

  #shape(names: string[]): number {
    const key = JSON.stringify(names);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.shapes.length);
    return this.shapes.push(names) - 1;
  }
}

/** A reply as JSON text, its long lists packed. */
export function encodePacked(value: unknown, base64: Base64): string {
  const packer = new Packer(base64);
  const packed = packer.pack(value, false);
  return JSON.stringify(packer.shapes.length === 0 ? packed : { [SHAPES]: packer.shapes, $: packed });
}

const isTexts = (value: unknown): value is Record<string, string[]> =>
  isFields(value) && Object.values(value).every((texts) => Array.isArray(texts) && texts.every((text) => typeof text === 'string'));

const cut = (): SyntaxError => new SyntaxError('A list is cut short.');

function unpackRows(packed: Fields, shapes: readonly string[][], base64: Base64): Fields[] {
  const { $: shape, of, in: texts = {} } = packed;
  const names = typeof shape === 'number' ? shapes[shape] : undefined;
  if (!names || names.length === 0 || !Array.isArray(of) || of.length % names.length !== 0 || !isTexts(texts)) throw cut();
  const columns = names.map((_, at) => texts[at]);
  const rows: Fields[] = [];
  for (let place = 0; place < of.length;) {
    const row: Fields = {};
    for (let at = 0; at < names.length; at += 1, place += 1) {
      const value: unknown = of[place];
      const column = columns[at];
      if (column && value !== null && column[value as number] === undefined) throw cut();
      row[names[at]!] = isObject(value) ? unpack(value, shapes, base64) : column && value !== null ? column[value as number] : value;
    }
    rows.push(row);
  }
  return rows;
}

function unpack(value: unknown, shapes: readonly string[][], base64: Base64): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) if (isObject(item)) value[at] = unpack(item, shapes, base64);
    return value;
  }
  const bytes = value[BYTES];
  if (typeof bytes === 'string') return base64.decode(bytes);
  if ('$' in value) return unpackRows(value, shapes, base64);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [KEYS.test(name) ? name.slice(1) : name, unpack(item, shapes, base64)]),
  );
}

const isShapes = (value: unknown): value is string[][] =>
  Array.isArray(value) &&
  value.every((names) => Array.isArray(names) && names.every((name) => typeof name === 'string' && name !== '__proto__'));

/** Reads what `encodePacked` wrote. Throws a SyntaxError when it isn't that. */
export function decodePacked(text: string, base64: Base64): unknown {
  const value = JSON.parse(text) as unknown;
  if (isFields(value) && Object.hasOwn(value, SHAPES)) {
    const shapes = value[SHAPES];
    if (!isShapes(shapes)) throw new SyntaxError('The shapes of the lists are not right.');
    return unpack(value['$'], shapes, base64);
  }
  return text.includes('"$') ? unpack(value, [], base64) : value;
}
