import { z } from 'zod';
import { task, query } from './rpc.ts';
import { Empty, Line } from './fields.ts';

/** What is open, and what could be. Answered by the host's workspace, with or without an open partnership. */
export const WorkspaceState = z.object({
  /** `first_run`: nothing open yet. */
  state: z.enum(['first_run', 'open']),
  /** Name of what is open: a file, or server and database. */
  name: z.string(),
  /** Path or address asked for on the command line or last time, where "Start" would put a new one. */
  target: z.string(),
  /** Why the last one could not be opened, as a sentence; null when nothing failed. */
  problem: z.string().nullable(),
  /** Opened lately, newest first. */
  recent: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })),
});
export type WorkspaceState = z.infer<typeof WorkspaceState>;

export const SampleName = z.enum(['demo', 'birmingham']);

export const workspace = {
  state: query(Empty, WorkspaceState),
  /** Starts a partnership in a new file (the target when no path is given) and opens it. */
  start: task(z.object({ name: Line, path: z.string().optional() }), WorkspaceState),
  /** Opens a partnership file. Throws an error that names file and remedy, and leaves open what is open. */
  open: task(z.object({ path: z.string().min(1, { error: 'Enter the path of a partnership file.' }) }), WorkspaceState),
  /** What was kept for this computer, by key: preferences, column widths, minutes not saved yet. */
  kept: query(Empty, z.record(z.string(), z.string())),
  /** Keeps a text for this computer with the program's own data; null forgets it. */
  keep: task(
    z.object({
      key: z.string().min(1).max(200),
      value: z.string().max(1_000_000, { error: 'Keep 1,000,000 characters or fewer.' }).nullable(),
    }),
    Empty,
  ),
  /** Makes a worked example in a new file and opens it. */
  sample: task(z.object({ name: SampleName, path: z.string().optional() }), WorkspaceState),
};
