import { z } from 'zod';
import { query, task } from '../../rpc.ts';
import { Empty } from '../../fields.ts';
import { isWindowId } from '../../window-id.ts';

const Step = z.object({ commandId: z.string(), label: z.string() }).nullable();

/** What was undone or redone: the command's words and id, and the fields, by their labels, where it changed one record. */
const Reversed = z.object({ label: z.string(), commandId: z.string(), fields: z.array(z.string()) });

/** A command as lists of changes show it. */
export const RecentChange = z.object({
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  /** What was done, such as "Add action". */
  label: z.string(),
  /** `do`, `undo` or `redo`. */
  kind: z.string(),
  records: z.int(),
});
export type RecentChange = z.infer<typeof RecentChange>;

export const HistoryEntry = z.object({
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  label: z.string(),
  kind: z.string(),
  op: z.enum(['insert', 'update', 'remove', 'restore']),
  /** True where what the record held when it was added can't be read any more: the log is damaged there. */
  lost: z.boolean(),
  /** Fields changed, by contract name. */
  changes: z.array(
    z.object({
      field: z.string(),
      before: z.union([z.string(), z.number()]).nullable(),
      after: z.union([z.string(), z.number()]).nullable(),
    }),
  ),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const history = {
  /** Everything that happened to a record, newest first. */
  of: query(z.object({ entity: z.string(), id: z.string() }), z.array(HistoryEntry)),
  /** Newest commands of everybody. */
  recent: query(z.object({ limit: z.int().min(1).max(500).default(100) }), z.array(RecentChange)),
  /**
   * What Undo and Redo would do now: in this window, or for this person when none is named. `undo` and `redo` take the
   * window from their own command id.
   */
  undoState: query(z.object({ window: z.string().refine(isWindowId).optional() }), z.object({ undo: Step, redo: Step })),
  /**
   * Undoes a command of this person: the one named, or the newest that stands. Throws `conflict` when somebody built on
   * it since, `not_found` when it is undone already.
   */
  undo: task(z.object({ commandId: z.string().max(100).optional() }), Reversed),
  /** Redoes the command undone last. */
  redo: task(Empty, Reversed),
};
