import { z } from 'zod';
import { codes, codesOf } from './domain/codes.ts';
import { oneLine, plainCode, plainText } from './domain/code-text.ts';
import { isRealDate } from './domain/dates.ts';
import { moneyInWords, numberInWords, percentInWords } from './domain/in-words.ts';
import { MOST_PENCE, MOST_STORED, type KeptKind } from './domain/kinds.ts';
import { Id } from './ids.ts';
import { ownWords } from './own-words.ts';

export { Id } from './ids.ts';

// Every contract stands on this file, so nothing is refused in zod's own words, in whatever process.
z.config({ customError: ownWords });

/** Marks a field as one of a kind, so that a column of another kind is refused when the program starts. */
const ofKind = <S extends z.ZodType>(kind: KeptKind, schema: S): S => schema.meta({ kind });

/** A field's rules without what may be left out. */
const bare = (schema: unknown): unknown =>
  schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema;

/** The kind a field was made as; undefined for one of rules of its own. */
export function kindOfField(schema: z.ZodType): KeptKind | undefined {
  const inner = bare(schema) as z.ZodType;
  return inner instanceof z.ZodUUID ? 'link' : (z.globalRegistry.get(inner)?.['kind'] as KeptKind | undefined);
}

/** Limits of a field of figures. */
interface Limits {
  min?: number;
  max?: number;
}

const figure =
  (kind: KeptKind, like: string, most: number, say: (value: number) => string) =>
  ({ min = -most, max = most }: Limits = {}) =>
    ofKind(
      kind,
      z
        .int({ error: like })
        .min(min, { error: `Enter ${say(min)} or more.` })
        .max(max, { error: `Enter ${say(max)} or less.` }),
    );

/** A whole number; below 0 too, unless `min` says otherwise. */
export const wholeNumber = figure('number', 'Enter a whole number, like 24.', MOST_STORED, numberInWords);
/** An amount of money in pence; below nothing too, unless `min`, in pence, says otherwise. */
export const pence = figure('money', 'Enter an amount in pounds, like £1,250.50.', MOST_PENCE, moneyInWords);
/** A percentage in basis points; below 0 and above 100% too, unless the limits, in basis points, say otherwise. */
export const basisPoints = figure('percent', 'Enter a percentage, like 45.7%.', MOST_STORED, percentInWords);

/** A day as `YYYY-MM-DD`. */
export const IsoDate = ofKind('day', z.string().refine(isRealDate, { error: 'Enter a real date, like 12 March 2026.' }));

/** A time of day as `HH:MM`, 24 hours. */
export const TimeOfDay = ofKind('time', z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Enter a time, like 14:00.' }));

/** A count of homes: whole, not negative. */
export const Homes = z
  .int({ error: 'Enter a whole number of homes, like 24.' })
  .min(0, { error: 'Homes can’t be negative. Enter 0 or more.' })
  .max(999_999, { error: 'Enter fewer than 1,000,000 homes.' });

const YEAR = { error: 'Enter a financial year from 1990-91 to 2100-01, like 2026-27.' };
/** A financial year by the calendar year it starts in: 2026 is 1 April 2026 to 31 March 2027. */
export const FinancialYear = ofKind('year', z.int(YEAR).min(1990, YEAR).max(2100, YEAR));

/** False for a text in which nothing can be seen, such as spaces of no width alone. An empty one has a rule of its own. */
export const isVisible = (text: string): boolean => text === '' || /[^\s\p{C}\p{Z}\u034F\u115F\u1160\u2800\u3164\uFFA0]/u.test(text);

/** Required text on one line. */
export const Line = ofKind(
  'text',
  z
    .string()
    .overwrite(oneLine)
    .min(1, { error: 'Enter some text.' })
    .max(300, { error: 'Use 300 characters or fewer.' })
    .refine(isVisible, { error: 'Enter some text: this has no character that can be seen.' }),
);

/** A code or other short text, null when not given: never an empty one, which would be a code of its own. */
export const codeOf = (longest: number) =>
  ofKind(
    'reference',
    z
      .string()
      .overwrite(plainCode)
      .min(1, { error: 'Leave this out, or enter some text.' })
      .max(longest, { error: `Use ${longest} characters or fewer.` })
      .refine(isVisible, { error: 'Enter some text: this has no character that can be seen.' }),
  );

/** What a record is called by, such as `R12`: `like` says what is missing. */
export const referenceOf = (longest: number, like: string) =>
  ofKind(
    'reference',
    z
      .string()
      .overwrite(plainCode)
      .min(1, { error: like })
      .max(longest, { error: `Use ${longest} characters or fewer.` })
      .refine(isVisible, { error: like }),
  );

/** Optional text on one line; empty when not given. */
export const OptionalLine = ofKind('text', z.string().overwrite(oneLine).max(300, { error: 'Use 300 characters or fewer.' }));

/** What a text would be opened by, if it were an address: `javascript` of `java<newline>script:x`. Spaces within are none. */
const schemeOf = (text: string): string | undefined =>
  // As browsers do, who pass over line breaks within and control characters before.
  /^\s*([a-z][a-z\d+.-]*):/iu.exec(text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ''))?.[1]?.toLowerCase();

/** An address on the web, or words where it can be found: nothing that runs when it is opened. Empty when not given. */
export const WebAddress = ofKind(
  'web_address',
  z
    .string()
    .overwrite(plainText)
    .max(2000, { error: 'Use 2,000 characters or fewer.' })
    .refine((text) => ['http', 'https', undefined].includes(schemeOf(text)), { error: 'An address begins with https:// or http://.' }),
);

/** Free text, several lines. */
export const LongText = ofKind('long_text', z.string().max(100_000, { error: 'Use 100,000 characters or fewer.' }));

/** Whether a record is still in the list it came by: it may have ended by its own date, or be missing from the newest file. */
export const STANDINGS = codes([
  { code: 'current', label: 'Yes' },
  { code: 'ended', label: 'Ended' },
  { code: 'left', label: 'Not any more' },
]);
export const Standing = z.enum(codesOf(STANDINGS));
export type Standing = z.infer<typeof Standing>;

/** A record's version: no larger than both databases keep. */
export const Version = z.int().min(1).max(MOST_STORED);

/** What every record has: its id and its version, which grows with each change. */
export const Versioned = z.object({ id: z.uuid(), version: Version });

/** Asks a list for these records alone; see `listing`. */
export const OnlyIds = z.array(Id).min(1).max(500, { error: 'Ask for up to 500 records by their ids.' }).optional();

/** Names a record and the version the person saw. */
export const VersionedRef = z.object({ id: z.uuid(), version: Version });

type WithoutDefault<T> = T extends z.ZodDefault<infer Inner> ? Inner : T;
type Changes<S extends z.ZodRawShape> = { [K in keyof S]: z.ZodOptional<Extract<WithoutDefault<S[K]>, z.ZodType>> };

/**
 * Input of an edit: the record, the version seen, and the fields to change. A field left out stays as it is, so
 * defaults, which are for new records, are taken off.
 */
export function editOf<S extends z.ZodRawShape>(fields: z.ZodObject<S>) {
  const shape = Object.fromEntries(
    Object.entries(fields.shape).map(([name, type]) => [name, (type instanceof z.ZodDefault ? type.unwrap() : type) as z.ZodType]),
  );
  const changes = z.object(shape).partial() as unknown as z.ZodObject<Changes<S>>;
  return z.object({ id: z.uuid(), version: Version, changes });
}

/** Edits of several records, each record once: two edits of one would be settled by their order. */
export function editList<S extends z.ZodRawShape>(fields: z.ZodObject<S>) {
  return z
    .array(editOf(fields))
    .max(5000, { error: 'Change up to 5,000 records at once.' })
    .superRefine((edits, check) => {
      const seen = new Set<string>();
      for (const [at, { id }] of edits.entries()) {
        if (seen.has(id))
          check.addIssue({ code: 'custom', path: [at, 'id'], message: 'This record is edited twice. Put its changes together.' });
        seen.add(id);
      }
    });
}

/** Input of a command that edits several records as one step, such as a block pasted into a grid: all or none. */
export function editsOf<S extends z.ZodRawShape>(fields: z.ZodObject<S>) {
  return z.object({ edits: editList(fields).min(1) });
}

/**
 * Input of a command that adds several records as one step, such as a list pasted into a grid, and changes those that the
 * list names and that are here: all or none.
 */
export const additionsOf = <S extends z.ZodRawShape>(fields: z.ZodObject<S>) =>
  z
    .object({
      records: z.array(fields).max(5000, { error: 'Add up to 5,000 records at once.' }),
      edits: editList(fields).default([]),
    })
    .refine(({ records, edits }) => records.length + edits.length > 0, { path: ['records'], error: 'Give at least one record.' });

/** The answer of such a command: the records in the order given, with their versions now. */
export const Edited = z.array(VersionedRef);

/** The answer of a removal. */
export const Removed = z.object({ id: z.uuid(), version: z.int() });

export const Empty = z.object({});

/** What a list is narrowed by: words, each of which must be found. */
export const SearchText = z.string().max(200, { error: 'Search for 200 characters or fewer.' });

/** The limits that a number's schema holds; none that are only what a number can be. */
export function limitsOf(schema: z.ZodType): { least?: number; most?: number } {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return limitsOf(schema.unwrap() as z.ZodType);
  if (!(schema instanceof z.ZodNumber)) return {};
  const { minValue, maxValue } = schema;
  const told = (value: number | null): value is number => value !== null && Math.abs(value) < MOST_STORED;
  return { ...(told(minValue) ? { least: minValue } : {}), ...(told(maxValue) ? { most: maxValue } : {}) };
}
