/**
 * The kinds of value, each once: how it is read from text, said to a person, typed, sorted and kept. Forms, grids, pastes,
 * imports and the command line read by this; screens, History, search and reports say by it. How a kind is drawn stands
 * in the other wings, in records that name each kind: renderer/work/register/drawing.tsx, renderer/ui/grid/kinds.ts,
 * electron/workbook/report-styles.ts, electron/tabular/convert.ts. A kind that lacks one of these doesn't compile.
 */
import { manyLines, oneLine, readReference } from './code-text.ts';
import { readCode, readName, type Choice, type Named } from './choices.ts';
import { labelOf } from './codes.ts';
import { moneyInWords, numberInWords, percentInWords, timeInWords, yearInWords } from './in-words.ts';
import type { Reading } from './reading.ts';
import { longDate, readDate, type DateRefusal } from './uk-dates.ts';
import { readMoney, readPercent } from './uk-money.ts';
import { readNumber, type NumberRefusal } from './uk-numbers.ts';
import { readTime } from './uk-times.ts';
import { readYear } from './year-names.ts';
import { readYesNo, yesNoInWords } from './yes-no.ts';

/** What a value may be. */
export type Kind =
  /** A line of text. */
  | 'text'
  /** Text of several lines. */
  | 'long_text'
  /** A code from elsewhere as text, with its leading zeros: UPRN, RSH code, planning reference. */
  | 'reference'
  /** An address on the web, or words where it can be found. */
  | 'web_address'
  /** `YYYY-MM-DD`. */
  | 'day'
  /** `HH:MM`, 24 hours. */
  | 'time'
  /** A financial year by the calendar year it starts in. */
  | 'year'
  /** A whole number. */
  | 'number'
  /** Whole pence. */
  | 'money'
  /** Basis points: 4570 is 45.7%. */
  | 'percent'
  /** A number with digits after its point: read and reported, never kept. */
  | 'decimal'
  | 'yes_no'
  /** A code of a list. */
  | 'code'
  /** The id of another record. */
  | 'link';

/** Kinds that a column of a table may be. */
export type KeptKind = Exclude<Kind, 'decimal'>;

/** Why a text is no value of its kind. */
export type KindRefusal =
  | NumberRefusal
  | DateRefusal
  | 'unclear'
  | 'not-a-time'
  | 'half-a-day'
  | 'not-a-year'
  | 'not-yes-no'
  | 'unknown-value'
  | 'unknown-name'
  | 'shared-name'
  | 'mangled-code';

/** What a reader of any kind makes of a text. */
export type KindReading = Reading<Exclude<KindValue, null>, KindRefusal>;

/** A value as the contract has it; null for nothing. */
export type KindValue = string | number | boolean | null;

/** What is known of a place that a text is read for. */
export interface ReadingPlace {
  /** What the place is called: "Due date". */
  label: string;
  /** The day it is: a date without a year is the next such day. */
  today: string;
  /** Of a file that counts its days from 1904. */
  date1904?: boolean | undefined;
  /** The code list of a code. */
  choices?: readonly Choice[];
  /** The records that a link may point at. */
  named?: Named;
  /** What a link points at: "person". */
  points?: string;
  /** Limits of a number, where no schema says them in its own words. */
  min?: number | undefined;
  max?: number | undefined;
  /** What is counted: "homes". */
  unit?: string | undefined;
  /** Limits that a schema holds, for sentences that say what is wanted. */
  least?: number | undefined;
  most?: number | undefined;
}

/** What a value is said by, where the value alone doesn't tell. */
export interface SayingPlace {
  codes?: readonly { code: string; label: string }[] | undefined;
  /** The name of a record, by its id. */
  nameOf?: ((id: string) => string | undefined) | undefined;
}

/** How a column of a kind is kept. */
interface Kept {
  /** `bigint` where PostgreSQL's integer is too small. */
  sql: 'text' | 'integer' | 'bigint';
  /** The largest size of a number. */
  most?: number;
}

interface KindRules<Kepts extends Kept | null = Kept | null> {
  read: (text: string, place: ReadingPlace) => KindReading;
  /** As a person reads it, wherever: screen, History, search, report. */
  say: (value: Exclude<KindValue, null>, place: SayingPlace) => string;
  /** As a person types it: read again it is the same value. What `say` answers, when left out. */
  typed?: (value: Exclude<KindValue, null>) => string;
  /** What comes after what, as texts that compare so; the value's own text when left out. */
  sorted?: (value: number) => string;
  /** Stands at the right, in line with others: it can be added up or compared. */
  figure: boolean;
  /** What "later" is called of two such values: the second of an order may not be before the first. */
  later?: string;
  kept: Kepts;
}

/** The largest whole number that PostgreSQL's integer holds. */
export const MOST_STORED = 2_147_483_647;
/** A pound short of a million million, in pence: within what JavaScript counts exactly. */
export const MOST_PENCE = 99_999_999_999_999;

const SIZE = 16;
const digits = (value: number): string => String(value).padStart(SIZE, '0');
/** Numbers as texts that stand in the numbers' order: those below 0 first, those of eight digits as they have always been. */
const inOrder = (value: number): string =>
  value < 0 ? `-${digits(10 ** (SIZE - 1) + value)}` : value < 1e8 ? String(value).padStart(8, '0') : `:${digits(value)}`;

const said = (value: KindValue): string => String(value);
const isoToTyped = (iso: string): string => iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
const readLine = (text: string): KindReading => ({ ok: true, value: oneLine(text) || null });
const TEXT: Kept = { sql: 'text' };
const INTEGER: Kept = { sql: 'integer', most: MOST_STORED };

/** The rules of each kind. */
export const KINDS: { [K in Kind]: KindRules<K extends KeptKind ? Kept : null> } = {
  text: { read: readLine, say: said, figure: false, kept: TEXT },
  long_text: {
    read: (text) => ({ ok: true, value: manyLines(text) || null }),
    say: said,
    figure: false,
    kept: TEXT,
  },
  reference: { read: (text, { label }) => readReference(text, label), say: said, figure: false, kept: TEXT },
  web_address: { read: readLine, say: said, figure: false, kept: TEXT },
  day: {
    read: (text, { today, date1904 }) => readDate(text, today, date1904),
    say: (value) => longDate(String(value)),
    typed: (value) => isoToTyped(String(value)),
    figure: false,
    later: 'a later date',
    kept: TEXT,
  },
  time: {
    read: readTime,
    say: (value) => timeInWords(String(value)),
    typed: said,
    figure: false,
    later: 'a later time',
    kept: TEXT,
  },
  year: {
    read: readYear,
    say: (value) => yearInWords(Number(value)),
    figure: false,
    later: 'a later year',
    sorted: inOrder,
    kept: INTEGER,
  },
  number: {
    read: (text, { min, max = MOST_STORED, unit, least, most }) => readNumber(text, { whole: true, min, max, unit, least, most }),
    say: (value) => numberInWords(Number(value)),
    typed: said,
    sorted: inOrder,
    figure: true,
    kept: INTEGER,
  },
  money: {
    read: (text) => readMoney(text, MOST_PENCE),
    say: (value) => moneyInWords(Number(value)),
    typed: (value) => (Number(value) / 100).toFixed(Number(value) % 100 === 0 ? 0 : 2),
    sorted: inOrder,
    figure: true,
    kept: { sql: 'bigint', most: MOST_PENCE },
  },
  percent: {
    read: (text) => readPercent(text, MOST_STORED),
    say: (value) => percentInWords(Number(value)),
    typed: (value) => `${Number(value) / 100}%`,
    sorted: inOrder,
    figure: true,
    kept: INTEGER,
  },
  decimal: {
    read: (text, { min, max, unit }) => readNumber(text, { whole: false, min, max, unit }),
    say: (value) => numberInWords(Number(value)),
    typed: said,
    figure: true,
    kept: null,
  },
  yes_no: {
    read: readYesNo,
    say: (value) => yesNoInWords(value === true || value === 1),
    figure: false,
    kept: { sql: 'integer', most: 1 },
  },
  code: {
    read: (text, { choices = [], label }) => readCode(text, choices, label),
    say: (value, { codes = [] }) => labelOf(codes, String(value)),
    figure: false,
    kept: TEXT,
  },
  link: {
    read: (text, { named = new Map(), points = 'record' }) => readName(text, named, points),
    say: (value, { nameOf }) => (nameOf ? (nameOf(String(value)) ?? '') : String(value)),
    figure: false,
    kept: TEXT,
  },
};

/** A value as a person reads it; '' for nothing. */
export function inWords(kind: Kind, value: unknown, place: SayingPlace = {}): string {
  if (value === null || value === undefined || value === '') return '';
  return KINDS[kind].say(value as Exclude<KindValue, null>, place);
}

/** A value as a person types it; '' for nothing. */
export function asTyped(kind: Kind, value: unknown, place: SayingPlace = {}): string {
  if (value === null || value === undefined || value === '') return '';
  const { typed, say } = KINDS[kind];
  const given = value as Exclude<KindValue, null>;
  return typed ? typed(given) : say(given, place);
}

/** True for a kind whose values can be added up or compared in a column. */
export const isFigure = (kind: Kind): boolean => KINDS[kind].figure;

/** True for a kind whose nothing is an empty text. */
export const isText = (kind: Kind | undefined): boolean => kind !== undefined && TEXTS.has(kind);
const TEXTS: ReadonlySet<Kind> = new Set<Kind>(['text', 'long_text', 'reference', 'web_address']);

/** The text a value is sorted by. */
export const sortText = (kind: Kind, value: string | number | null): string =>
  value === null ? '' : typeof value === 'number' ? (KINDS[kind].sorted?.(value) ?? String(value)) : value;
