import { z } from 'zod';
import { long, query } from '../../rpc.ts';
import { Empty } from '../../fields.ts';

/** Records of one kind that need somebody's eye. */
export const Warning = z.object({
  /** What is the matter, such as `actions_without_due`: each room has its own. */
  code: z.string(),
  /** How many records. */
  count: z.int(),
});
export type Warning = z.infer<typeof Warning>;

export const home = {
  /** What the rooms found in the data that needs a person; nothing is listed that is not there. */
  warnings: long(query(Empty, z.array(Warning))),
};
