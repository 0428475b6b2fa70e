import { z } from 'zod';
import { command, query, task } from '../../rpc.ts';
import { Empty, Id } from '../../fields.ts';

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
  /** Other headings whose texts are joined to it. */
  more: z.array(z.string()),
  /** Where the match came from; `proposed` is only so until the question about it is answered. */
  from: z.enum(['standard', 'remembered', 'given', 'proposed', 'none']),
});
export type ColumnMatch = z.infer<typeof ColumnMatch>;

/** One thing that is wrong with a row, or why it is left out. */
export const Fault = z.object({
  /** The heading of its cell, and what that holds; empty where no cell is to blame. */
  column: z.string(),
  value: z.string(),
  /** The reason in full. */
  reason: z.string(),
  remedy: z.string(),
});
export type Fault = z.infer<typeof Fault>;

export const PreviewRow = z.object({
  sheet: z.string(),
  row: z.int(),
  /** What would become of it: `stopped` has an error or waits for an answer, `skipped` is no record (a total, a heading). */
  state: z.enum(['new', 'changed', 'same', 'stopped', 'skipped']),
  /** Reference and name, to recognise it. */
  reference: z.string(),
  name: z.string(),
  homes: z.number().nullable(),
  /** For a changed record: `Homes from: 14 → 16`. */
  changes: z.array(z.string()),
  /** For a stopped or skipped row: what it is grouped by, such as `Net homes, from isn’t a whole number`. */
  group: z.string(),
  /** The question it waits for, or empty. */
  question: z.string(),
  /** All that is wrong with a stopped row, and why a skipped one is left out. */
  faults: z.array(Fault),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

/** Something the program does not decide alone, or has decided and lets be changed. */
export const Question = z.object({
  /** Names it in `answers`: `register`, `value:planningStatus:part permissioned`. */
  id: z.string(),
  kind: z.enum([
    'quotes',
    'sheets',
    'columns',
    'column',
    'register',
    'dates',
    'value',
    'name',
    'repeat',
    'reuse',
    'spelling',
    'gone',
    'total',
    'blank',
  ]),
  title: z.string(),
  /** How many rows it is about, and what follows. */
  detail: z.string(),
  /** What a person needs to see to answer: `Here`, `Granary Yard`, `24 homes`. */
  facts: z.array(z.object({ label: z.string(), text: z.string(), figure: z.string() })),
  options: z.array(z.object({ id: z.string(), label: z.string(), effect: z.string() })),
  /** True when any other text may be the answer. */
  free: z.boolean(),
  /** The answer the program would give; null where it has none. */
  proposed: z.string().nullable(),
  /** The answer that was used; null while the question waits. */
  answer: z.string().nullable(),
  /** Who gave it. */
  by: z.enum(['file', 'person', 'memory', 'nobody']),
});
export type Question = z.infer<typeof Question>;

/** A sheet of the file, read or not. */
export const SheetOffer = z.object({
  name: z.string(),
  /** Rows under its headings. */
  rows: z.int(),
  /** How many of the wanted fields its headings fit. */
  fits: z.int(),
  hidden: z.boolean(),
  read: z.boolean(),
  /** Why it is not read, in words; empty when it is. */
  why: z.string(),
});
export type SheetOffer = z.infer<typeof SheetOffer>;

const Figures = z.object({
  file: z.number(),
  new: z.number(),
  changed: z.number(),
  same: z.number(),
  stopped: z.number(),
  skipped: z.number(),
});

/** What became of every row, and of the homes in it: the file's figure is the sum of the others. */
export const Account = z.object({ sheet: z.string(), rows: Figures, homes: Figures.nullable() });
export type Account = z.infer<typeof Account>;

/** How many records there are, and homes where they have any. */
const Stand = z.object({ records: z.int(), homes: z.number().nullable() });

/** A heading that no field uses, and what stands under it. */
export const UnusedColumn = z.object({ sheet: z.string(), heading: z.string(), samples: z.array(z.string()) });

/** A record here that the file says something about without holding a right row of it. */
export const AbsentRecord = z.object({ reference: z.string(), name: z.string(), homes: z.number().nullable() });

/** What a check would want to know: sums and counts by name. */
export const Totals = z.record(z.string(), z.union([z.number(), z.record(z.string(), z.number())]));

export const ImportCounts = z.object({
  /** The import, once it is done: what `brought` is asked by. Null for a preview, and where nothing was stored. */
  run: z.string().nullable(),
  /** Such as `brownfield`. */
  kind: z.string(),
  file: z.string(),
  /** Data rows in the file, without headings and empty rows. */
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  /** Rows with an error, or waiting for an answer. */
  stopped: z.int(),
  /** Rows that are no records: totals, group headings, doubles, and those left out by hand. */
  skipped: z.int(),
  problems: z.array(Problem),
  totals: Totals,
  /** Every sheet of the file, read or not. */
  sheets: z.array(SheetOffer),
  /** Headings that no field uses: what stands under them isn't read. */
  unused: z.array(UnusedColumn),
  /** One for each sheet that is read. */
  accounts: z.array(Account),
  /** Records of these registers before and after. */
  before: Stand,
  after: Stand,
  /** Records that have ended by the file, that are not in it, and whose reference it uses for another. */
  ended: z.int(),
  notInFile: z.array(AbsentRecord),
  reused: z.int(),
  questions: z.array(Question),
  /** Questions that were answered and that this file doesn't raise: an answer may serve another time. */
  unasked: z.array(z.string()),
  /** Sentences about the file as a whole. */
  notes: z.array(z.string()),
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
});
export type Preview = z.infer<typeof Preview>;

/** A file's own bytes, from a drop, a dialog or the command line. */
export const FileBytes = z.object({ name: z.string().min(1).max(260), bytes: z.instanceof(Uint8Array) });

/** Our field names to the file's headings; several are joined. */
export const ColumnChoice = z.record(z.string(), z.union([z.string(), z.array(z.string())]).nullable());
export type ColumnChoice = z.infer<typeof ColumnChoice>;

/** Answers by question; the answer is an option's id, or text where the question takes any. */
export const Answers = z.record(z.string(), z.string());
export type Answers = z.infer<typeof Answers>;

/** A cell put right in the preview: what the file says stays as it is. */
export const CellFix = z.object({ sheet: z.string(), row: z.int(), heading: z.string(), value: z.string().max(100_000) });

export const RowPlace = z.object({ sheet: z.string(), row: z.int() });

export const imports = {
  /** Kinds of file that the rooms can bring in. */
  kinds: query(Empty, z.array(z.object({ kind: z.string(), label: z.string() }))),
  /** Fields of a kind, for the matching step. */
  fields: query(z.object({ kind: z.string() }), z.array(z.object({ field: z.string(), label: z.string(), required: z.boolean() }))),
  /** The field that each heading of a pasted list stands for, read as those of a file; null for none. */
  match: query(
    z.object({ entity: z.string().max(100), headings: z.array(z.string().max(32_767)).max(500) }),
    z.array(z.string().nullable()),
  ),
  /** Reads a file in a process of its own and compares it with what is here. Changes nothing. */
  preview: task(
    z.object({
      kind: z.string(),
      file: FileBytes,
      /** Columns matched by hand; the others are matched by heading or from memory. */
      columns: ColumnChoice.optional(),
      /** Register the rows belong to; found from the file when left out. */
      register: z.string().trim().max(200).optional(),
      /** Answers given so far. */
      answers: Answers.default({}),
      /** Cells put right by hand, and rows left out. */
      fixes: z.array(CellFix).max(5000).default([]),
      skip: z.array(RowPlace).max(200_000).default([]),
    }),
    Preview,
  ),
  /** The rows of a preview that are not brought in, as a workbook with a column that says why. */
  problemBook: task(z.object({ token: z.string() }), FileBytes),
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
  /** The records that an import added and changed, for a list that shows just these. */
  brought: query(
    z.object({ run: Id }),
    z.object({ kind: z.string(), fileName: z.string(), at: z.string(), added: z.array(z.string()), changed: z.array(z.string()) }),
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
