/**
 * A plain record: one table, no rules but those of its fields. Its part of the contract follows from the fields; the
 * handlers, search, report and import follow from its table (electron/rooms/plain), its screen from both
 * (renderer/work/register).
 */
import { z } from 'zod';
import { Edited, editOf, editsOf, Empty, Id, Removed, Versioned, VersionedRef } from './fields.ts';
import { command, query, type Right } from './rpc.ts';

/** Words for a kind of record within a sentence: "risk", "risks". */
export interface Noun {
  one: string;
  other: string;
}

/** The methods of a plain record. Each answer carries the names of what the record points at, by field. */
export function plainMethods<S extends z.ZodRawShape>(noun: Noun, needs: Right, fields: z.ZodObject<S>) {
  const record = Versioned.extend(fields.shape).extend({
    /** Names of the records that fields ending in `Id` point at. */
    names: z.record(z.string(), z.string()),
  });
  return {
    /** All of them, in order. */
    list: query(Empty, z.array(record)),
    get: query(z.object({ id: Id }), record),
    create: command(`Add ${noun.one}`, needs, fields, record),
    update: command(`Edit ${noun.one}`, needs, editOf(fields), record),
    /** Edits several at once, such as a block pasted into the list: all or none. */
    updateMany: command(`Edit ${noun.other}`, needs, editsOf(fields), Edited),
    /** Throws `in_use` while another record points at it. */
    remove: command(`Remove ${noun.one}`, needs, VersionedRef, Removed),
  };
}
