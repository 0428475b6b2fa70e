import { z } from 'zod';
import { task } from '../../rpc.ts';
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
      actor: z.string(),
    }),
  ),
  /** Checks the database through and through. */
  check: task(Empty, z.object({ ok: z.boolean(), findings: z.array(z.string()), records: z.record(z.string(), z.int()) })),
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
