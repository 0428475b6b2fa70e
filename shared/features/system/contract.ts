import { z } from 'zod';
import { query, task } from '../../rpc.ts';
import { Empty } from '../../fields.ts';

export const system = {
  /** What is open and how it is kept. */
  about: task(
    Empty,
    z.object({
      version: z.string(),
      database: z.enum(['sqlite', 'postgres']),
      /** File name, or server and database: never a password. */
      name: z.string(),
      /** Full path of a SQLite file; null on PostgreSQL. */
      path: z.string().nullable(),
      /** What is risky about where the file lies, as a sentence; null when nothing is known. */
      warning: z.string().nullable(),
      actor: z.string(),
    }),
  ),
  /** Checks the database through and through: the file, the log by its running hash, and every record by the log. */
  check: task(
    Empty,
    z.object({
      ok: z.boolean(),
      /** What differs, a sentence each. */
      findings: z.array(z.string()),
      /** How many there are of each kind, without those in the bin. */
      records: z.record(z.string(), z.int()),
      /** Where the log ends, and its running hash there: two copies that agree on it hold the same history. */
      mark: z.object({ step: z.int(), hash: z.string() }),
    }),
  ),
  /** What became of a command whose reply was lost. One that is on its way may be saved yet. */
  outcome: query(
    z.object({ commandId: z.string().min(1).max(100) }),
    z.object({
      saved: z.boolean(),
      /** When, as a UTC instant; null when it isn't in the log. */
      at: z.string().nullable(),
      /** What Undo calls it. */
      label: z.string().nullable(),
    }),
  ),
  /** Copies a SQLite partnership to a file while it is in use: to a new one beside it when no path is given. */
  backup: task(
    z.object({
      path: z.string().trim().min(1, { error: 'Enter the path of a file.' }).optional(),
      /** Writes over an earlier backup of the same partnership; over nothing else. */
      replace: z.boolean().default(false),
    }),
    z.object({ path: z.string() }),
  ),
};
