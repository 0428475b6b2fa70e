import { z } from 'zod';

/** After a commit: what a command touched. A screen reads again what depends on it. */
export const ChangeEvent = z.object({
  /** Grows by one with each command, without gaps visible to a reader. */
  seq: z.int(),
  /** Command that made the change. */
  commandId: z.string(),
  /** Who ran it. */
  actor: z.string(),
  /** Kinds of record touched, such as `action`. */
  entities: z.array(z.string()),
  /** Ids of the records touched, by kind, and of those they are part of; left out when there are too many to name. */
  records: z.record(z.string(), z.array(z.string())).optional(),
});
export type ChangeEvent = z.infer<typeof ChangeEvent>;
