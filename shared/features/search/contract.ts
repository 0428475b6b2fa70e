import { z } from 'zod';
import { query } from '../../rpc.ts';
import { Id, SearchText } from '../../fields.ts';

export const Found = z.object({
  /** Kind of record: a `SearchedEntity` of tables.ts. */
  kind: z.string(),
  id: Id,
  title: z.string(),
  /** What tells it from others: organisation, day, reference. */
  context: z.string(),
  /** Record whose screen shows it, where that is another one: an agenda item's meeting. */
  parentId: Id.nullable(),
});
export type Found = z.infer<typeof Found>;

export const search = {
  /** Records of a kind to choose from, by name, in their order. Throws `validation` for no such kind. */
  choices: query(z.object({ entity: z.string().max(60) }), z.array(z.object({ id: Id, name: z.string() }))),
  /** Names of records by id, of removed ones too; an id that isn't there is left out. */
  names: query(
    z.object({ asked: z.array(z.object({ entity: z.string().max(60), ids: z.array(Id).max(5000) })).max(50) }),
    z.record(z.string(), z.string()),
  ),
  /** Records whose words contain every word of the text; best matches first, at most `limit` of a kind. */
  find: query(z.object({ text: SearchText, limit: z.int().min(1).max(50).default(6) }), z.array(Found)),
};
