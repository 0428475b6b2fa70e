/**
 * A long list a part at a time: as many rows from its beginning as asked for, found, sorted and counted by the database.
 * A screen begins with the first few hundred and asks for more as somebody goes on.
 */
import { z } from 'zod';
import { Id, OnlyIds, SearchText } from './fields.ts';
import { listing } from './rpc.ts';

/** One field that a list is sorted by. */
export const SortedBy = z.object({ field: z.string().max(60), descending: z.boolean().default(false) });
export type SortedBy = z.infer<typeof SortedBy>;

/** As many rows as a screen begins with. */
export const FIRST_ROWS = 400;

/** The records that an import added or changed. */
export const OfImport = z.object({ run: Id, rows: z.enum(['added', 'changed']).optional() });
export type OfImport = z.infer<typeof OfImport>;

/** What any such list is asked. */
export const PartAsked = z.object({
  /** Words, each of which a row must hold in what the list shows. */
  text: SearchText.default(''),
  /** Most important first; in the list's own order when empty. */
  sort: z.array(SortedBy).max(4).default([]),
  /** As many rows as are wanted. */
  limit: z.int().min(1).max(200_000).default(FIRST_ROWS),
  /** Of one import alone. */
  brought: OfImport.optional(),
  ids: OnlyIds,
});
export type PartAsked = z.output<typeof PartAsked>;

/** Declares such a list: its rows, and how many there are of them in all. `filters` narrow it besides. */
export const inParts = <F extends z.ZodRawShape, R extends z.ZodType>(
  entity: string,
  order: readonly string[],
  filters: z.ZodObject<F>,
  row: R,
) =>
  listing(
    { of: entity, at: 'rows', order },
    PartAsked.extend(filters.shape),
    z.object({
      rows: z.array(row),
      /** Rows that hold the words, beyond the limit too. */
      count: z.int(),
      /** Sums over all of those, by field, of the fields that the list adds up. */
      sums: z.record(z.string(), z.int()).optional(),
      /** Whatever it was asked: how many there are, and how many of them are over, which the list may hide. */
      whole: z.object({ count: z.int(), over: z.int() }).optional(),
    }),
  );
