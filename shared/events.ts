import { z } from 'zod';

/** After a commit: which kinds of record a command touched. A screen refetches what depends on them. */
export const ChangeEvent = z.object({
  /** Grows by one with each command, without gaps visible to a reader. */
  seq: z.int(),
  /** Command that made the change. */
  commandId: z.string(),
  /** Who ran it. */
  actor: z.string(),
  /** Kinds of record touched, such as `action`. */
  entities: z.array(z.string()),
});
export type ChangeEvent = z.infer<typeof ChangeEvent>;
