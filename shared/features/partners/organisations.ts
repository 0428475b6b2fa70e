import { z } from 'zod';
import { codesOf } from '../../domain/codes.ts';
import { DESIGNATIONS, SECTORS } from './codes.ts';
import { command, query } from '../../rpc.ts';
import {
  additionsOf,
  Edited,
  Id,
  IsoDate,
  Line,
  LongText,
  OptionalLine,
  Removed,
  SearchText,
  Standing,
  Versioned,
  VersionedRef,
  codeOf,
  editOf,
  editsOf,
} from '../../fields.ts';

export const OrganisationFields = z.object({
  /** Full name. */
  name: Line,
  /** Name for narrow columns; empty to use the full one. */
  shortName: OptionalLine.default(''),
  sector: z.enum(codesOf(SECTORS)),
  /** Code in the regulator's register, such as `4636`, `LH0391` or `00CN`: always text. */
  rshCode: codeOf(20).nullable().default(null),
  designation: z.enum(codesOf(DESIGNATIONS)).nullable().default(null),
  /** Legal form as the register gives it. */
  corporateForm: OptionalLine.default(''),
  /** Day of registration with the regulator. */
  registeredOn: IsoDate.nullable().default(null),
  /** True for a partner; false for one known only from the register. */
  isPartner: z.boolean().default(true),
  website: OptionalLine.default(''),
  notes: LongText.default(''),
});

export const Organisation = Versioned.extend(OrganisationFields.shape);
export type Organisation = z.infer<typeof Organisation>;

/** A row of the partners' list. */
export const OrganisationRow = Organisation.extend({
  /** People recorded for it. */
  people: z.int(),
  /** Its actions that still ask something of somebody. */
  openActions: z.int(),
  /** Its commitments. */
  commitments: z.int(),
  /** `left` when the newest list of the regulator doesn't hold it. */
  standing: Standing,
});
export type OrganisationRow = z.infer<typeof OrganisationRow>;

export const organisations = {
  /** Partners, or everything in the register, by name. What has left the regulator's list is listed when asked for; partners always. */
  list: query(
    z.object({
      include: z.enum(['partners', 'register', 'all']).default('partners'),
      ended: z.boolean().default(false),
      text: SearchText.default(''),
    }),
    z.array(OrganisationRow),
  ),
  get: query(z.object({ id: Id }), Organisation),
  create: command('Add organisation', 'organisations.edit', OrganisationFields, Organisation),
  /** Adds several at once, such as a list pasted into the grid: all or none. */
  createMany: command('Add organisations', 'organisations.edit', additionsOf(OrganisationFields), Edited),
  update: command('Edit organisation', 'organisations.edit', editOf(OrganisationFields), Organisation),
  /** Edits several at once, such as a block pasted into the grid: all or none. */
  updateMany: command('Edit organisations', 'organisations.edit', editsOf(OrganisationFields), Edited),
  /** Throws `in_use` while people, actions or commitments point at it. */
  remove: command('Remove organisation', 'organisations.edit', VersionedRef, Removed),
};
