import { z } from 'zod';
import { long, query } from '../../rpc.ts';
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

/** Records of one kind that point at a record. */
const UsedBy = z.object({
  /** Kind of record: an `EntityName`. */
  entity: z.string(),
  count: z.int(),
  /** The first of them, in their order. What is a part of another record is called and found by that one. */
  first: z.array(z.object({ id: Id, shows: z.object({ entity: z.string(), id: Id }), name: z.string() })),
});
export type UsedBy = z.infer<typeof UsedBy>;

export const search = {
  /** What points at a record, by kind; what is a part of the record itself is left out. */
  usedBy: query(z.object({ entity: z.string().max(60), id: Id }), z.array(UsedBy)),
  /** Records of a kind to choose from, by name, in their order. Throws `validation` for no such kind. */
  choices: long(query(z.object({ entity: z.string().max(60) }), z.array(z.object({ id: Id, name: z.string() })))),
  /** Names of records by id, of removed ones too; an id that isn't there is left out. */
  names: query(
    z.object({ asked: z.array(z.object({ entity: z.string().max(60), ids: z.array(Id).max(5000) })).max(50) }),
    z.record(z.string(), z.string()),
  ),
  /** Records whose words contain every word of the text; best matches first, at most `limit` of a kind. */
  find: query(z.object({ text: SearchText, limit: z.int().min(1).max(50).default(6) }), z.array(Found)),
};
