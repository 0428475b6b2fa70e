import { z } from 'zod';
import { command, query, task } from '../../rpc.ts';
import { Empty } from '../../fields.ts';

export const Problem = z.object({
  sheet: z.string(),
  /** Row as a spreadsheet numbers it, from 1; 0 for the whole file. */
  row: z.int(),
  /** Heading of the column, or empty. */
  column: z.string(),
  value: z.string(),
  /** What is wrong, as a sentence that names the place. */
  message: z.string(),
  /** What to do, as a sentence. */
  remedy: z.string(),
  /** An error leaves its row out; a warning doesn't. */
  severity: z.enum(['error', 'warning']),
});
export type Problem = z.infer<typeof Problem>;

/** One of our fields, and the file's heading that fills it. */
export const ColumnMatch = z.object({
  field: z.string(),
  label: z.string(),
  required: z.boolean(),
  /** The file's heading; null when none fits. */
  heading: z.string().nullable(),
  /** Where the match came from. */
  from: z.enum(['standard', 'remembered', 'given', 'none']),
});
export type ColumnMatch = z.infer<typeof ColumnMatch>;

export const PreviewRow = z.object({
  row: z.int(),
  state: z.enum(['new', 'changed', 'same', 'problem']),
  /** Reference and name, to recognise it. */
  reference: z.string(),
  name: z.string(),
  /** For a changed record: `Homes from: 14 → 16`. */
  changes: z.array(z.string()),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

/** What a check would want to know: sums and counts by name. */
export const Totals = z.record(z.string(), z.union([z.number(), z.record(z.string(), z.number())]));

export const ImportCounts = z.object({
  /** Such as `brownfield`. */
  kind: z.string(),
  file: z.string(),
  /** Data rows in the file, without headings and empty rows. */
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  problems: z.array(Problem),
  totals: Totals,
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const Preview = ImportCounts.extend({
  /** Names this preview for `apply`. */
  token: z.string(),
  columns: z.array(ColumnMatch),
  /** All headings of the file. */
  headings: z.array(z.string()),
  /** First rows of each state, enough to look at. */
  sample: z.array(PreviewRow),
  /** False while a required field has no heading: match it first. */
  ready: z.boolean(),
  /** Sentences about the file as a whole. */
  notes: z.array(z.string()),
});
export type Preview = z.infer<typeof Preview>;

/** A file's own bytes, from a drop, a dialog or the command line. */
export const FileBytes = z.object({ name: z.string().min(1).max(260), bytes: z.instanceof(Uint8Array) });

/** Our field names to the file's headings. */
export const ColumnChoice = z.record(z.string(), z.string().nullable());

export const imports = {
  /** Kinds of file that the rooms can bring in. */
  kinds: query(Empty, z.array(z.object({ kind: z.string(), label: z.string() }))),
  /** Fields of a kind, for the matching step. */
  fields: query(z.object({ kind: z.string() }), z.array(z.object({ field: z.string(), label: z.string(), required: z.boolean() }))),
  /** Reads a file in a process of its own and compares it with what is here. Changes nothing. */
  preview: task(
    z.object({
      kind: z.string(),
      file: FileBytes,
      /** Columns matched by hand; the others are matched by heading or from memory. */
      columns: ColumnChoice.optional(),
      /** Register the rows belong to; found from the file when left out. */
      register: z.string().trim().max(200).optional(),
    }),
    Preview,
  ),
  /** Brings a previewed file in: wholly or not at all. Compares again, as others may have written since. */
  apply: command(
    'Import',
    'imports.apply',
    z.object({
      token: z.string(),
      /** Bring in the rows that are right and leave out those with an error; else one error stops the whole file. */
      skipProblems: z.boolean().default(false),
    }),
    ImportCounts,
  ),
  /** Past imports, newest first. */
  runs: query(
    Empty,
    z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        by: z.string(),
        kind: z.string(),
        fileName: z.string(),
        rows: z.int(),
        new: z.int(),
        changed: z.int(),
        same: z.int(),
        problems: z.int(),
      }),
    ),
  ),
};
