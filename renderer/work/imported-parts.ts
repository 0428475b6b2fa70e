import { z } from 'zod';

/** Which of an import's records. */
export const ROWS = ['added', 'changed'] as const;
export type Rows = (typeof ROWS)[number];

/** Search values of a list that an import fills, for its route. */
export const importedParts = {
  /** The import whose records alone are shown. */
  import: z.uuid().optional().catch(undefined),
  /** Which of them; all when left out. */
  rows: z.enum(ROWS).optional().catch(undefined),
  /** Records that have ended or left their list are shown too. */
  ended: z.boolean().optional().catch(undefined),
};
