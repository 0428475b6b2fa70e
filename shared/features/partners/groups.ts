import { z } from 'zod';
import { codesOf } from '../../domain/codes.ts';
import { CADENCES, MEMBER_ROLES, MEMBERSHIPS, QUORUM_RULES } from './codes.ts';
import { command, query } from '../../rpc.ts';
import { editOf, Id, IsoDate, Line, LongText, OptionalLine, Removed, Versioned, VersionedRef } from '../../fields.ts';

export const GroupFields = z.object({
  name: Line,
  /** Purpose from the terms of reference. */
  purpose: LongText.default(''),
  /** Group it reports to. */
  parentGroupId: Id.nullable().default(null),
  cadence: z.enum(codesOf(CADENCES)).default('as_needed'),
  quorumRule: z.enum(codesOf(QUORUM_RULES)).default('none'),
  /** Members needed, or per cent of full members, as the rule says. */
  quorumValue: z.int().min(1).max(100).nullable().default(null),
  /** Day the terms of reference were agreed. */
  agreedOn: IsoDate.nullable().default(null),
  /** Day they are due for review. */
  reviewOn: IsoDate.nullable().default(null),
  /** Where it usually meets. */
  defaultPlace: OptionalLine.default(''),
  /** Letters its action references start with, such as `HSG`; made from the name when empty. */
  refPrefix: z
    .string()
    .trim()
    .max(8)
    .regex(/^[A-Z0-9]*$/, { error: 'Use capital letters and digits only, like HSG.' })
    .default(''),
});

export const MemberFields = z.object({
  groupId: Id,
  personId: Id,
  membership: z.enum(codesOf(MEMBERSHIPS)).default('full'),
  role: z.enum(codesOf(MEMBER_ROLES)).default('member'),
  /** Named deputy. */
  deputyPersonId: Id.nullable().default(null),
  fromOn: IsoDate.nullable().default(null),
  toOn: IsoDate.nullable().default(null),
});

export const Member = Versioned.extend(MemberFields.shape).extend({
  personName: z.string(),
  jobTitle: z.string(),
  organisationId: Id.nullable(),
  organisationName: z.string(),
  deputyName: z.string(),
});
export type Member = z.infer<typeof Member>;

export const Group = Versioned.extend(GroupFields.shape);
export type Group = z.infer<typeof Group>;

/** A row of the groups' list. */
export const GroupRow = Group.extend({
  members: z.int(),
  chairName: z.string(),
  /** Next meeting's day, if one is planned. */
  nextMeetingOn: IsoDate.nullable(),
  openActions: z.int(),
});
export type GroupRow = z.infer<typeof GroupRow>;

export const GroupDetail = Group.extend({
  members: z.array(Member),
  /** Members needed for a quorum now; null when no rule is set. */
  quorumNeeded: z.int().nullable(),
});
export type GroupDetail = z.infer<typeof GroupDetail>;

export const groups = {
  list: query(z.object({}), z.array(GroupRow)),
  get: query(z.object({ id: Id }), GroupDetail),
  create: command('Add working group', 'groups.edit', GroupFields, Group),
  update: command('Edit working group', 'groups.edit', editOf(GroupFields), Group),
  /** Throws `in_use` while it has meetings. */
  remove: command('Remove working group', 'groups.edit', VersionedRef, Removed),
  /** Adds a person to a group; a person belongs to a group once. */
  addMember: command('Add member', 'groups.edit', MemberFields, Member),
  updateMember: command('Edit member', 'groups.edit', editOf(MemberFields.omit({ groupId: true, personId: true })), Member),
  removeMember: command('Remove member', 'groups.edit', VersionedRef, Removed),
};
