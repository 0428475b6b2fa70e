import { z } from 'zod';
import { command, listing, query } from '../../rpc.ts';
import {
  Edited,
  editOf,
  editsOf,
  Id,
  Line,
  LongText,
  OnlyIds,
  OptionalLine,
  Removed,
  Versioned,
  VersionedRef,
  additionsOf,
} from '../../fields.ts';

export const PersonFields = z.object({
  name: Line,
  organisationId: Id.nullable().default(null),
  jobTitle: OptionalLine.default(''),
  /** Work e-mail address. */
  email: z.union([z.literal(''), z.email({ error: 'Enter an e-mail address, like name@example.org.' })]).default(''),
  phone: OptionalLine.default(''),
  notes: LongText.default(''),
});

export const Person = Versioned.extend(PersonFields.shape).extend({
  /** Name of the organisation, or empty. */
  organisationName: z.string(),
  /** Working groups the person belongs to, by name. */
  groups: z.array(z.string()),
});
export type Person = z.infer<typeof Person>;

export const people = {
  /** Everybody, or those of one organisation, by name. */
  list: listing({ of: 'person', order: ['name'] }, z.object({ organisationId: Id.optional(), ids: OnlyIds }), z.array(Person)),
  get: query(z.object({ id: Id }), Person),
  create: command('Add person', 'people.edit', PersonFields, Person),
  /** Adds several at once, such as a list pasted into the grid: all or none. */
  createMany: command('Add people', 'people.edit', additionsOf(PersonFields), Edited),
  update: command('Edit person', 'people.edit', editOf(PersonFields), Person),
  /** Edits several at once, such as a block pasted into the grid: all or none. */
  updateMany: command('Edit people', 'people.edit', editsOf(PersonFields), Edited),
  /** Throws `in_use` while a group or an open action names the person. */
  remove: command('Remove person', 'people.edit', VersionedRef, Removed),
};
