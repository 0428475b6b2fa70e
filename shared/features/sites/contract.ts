import { z } from 'zod';
import { oneLine, plainCode } from '../../domain/code-text.ts';
import { MOST_STORED } from '../../domain/kinds.ts';
import { codesOf } from '../../domain/codes.ts';
import { COORDINATE_SYSTEMS, OWNERSHIPS, PERMISSION_TYPES, PLANNING_STATUSES } from './codes.ts';
import { command, listing, query } from '../../rpc.ts';
import { inParts } from '../../list-part.ts';
import {
  additionsOf,
  Edited,
  Id,
  IsoDate,
  isVisible,
  LongText,
  OnlyIds,
  OptionalLine,
  referenceOf,
  Removed,
  SearchText,
  Standing,
  Versioned,
  VersionedRef,
  WebAddress,
  editOf,
  editsOf,
} from '../../fields.ts';

/** Net homes: homes lost count against those built, so a site may take more away than it gives. */
const NetHomes = z
  .int({ error: 'Enter a whole number of homes, like 24.' })
  .min(-999_999, { error: 'Enter more than −1,000,000 homes.' })
  .max(999_999, { error: 'Enter fewer than 1,000,000 homes.' });

/** Names follow the brownfield land register standard. */
export const SiteFields = z.object({
  /** Register or source the reference belongs to, such as the council's name. */
  register: OptionalLine.default(''),
  /** SiteReference: text, unique within its register. */
  reference: referenceOf(50, 'Enter a site reference.'),
  /** SiteNameAddress. */
  nameAddress: z
    .string()
    .overwrite(oneLine)
    .min(1, { error: 'Enter the site’s name and address.' })
    .max(1000, { error: 'Use 1,000 characters or fewer.' })
    .refine(isVisible, { error: 'Enter the site’s name and address.' }),
  /** Unique property reference number: up to 12 digits, as text. */
  uprn: z
    .string()
    .overwrite(plainCode)
    .regex(/^\d{1,12}$/, { error: 'A UPRN has up to 12 digits.' })
    .nullable()
    .default(null),
  planningReference: z.string().overwrite(plainCode).max(200, { error: 'Use 200 characters or fewer.' }).nullable().default(null),
  ward: z.string().overwrite(oneLine).max(200, { error: 'Use 200 characters or fewer.' }).nullable().default(null),
  coordinateSystem: z.enum(codesOf(COORDINATE_SYSTEMS)).nullable().default(null),
  /** Easting or longitude, as the source gives it. */
  geoX: z.string().max(30, { error: 'Use 30 characters or fewer.' }).nullable().default(null),
  /** Northing or latitude, as the source gives it. */
  geoY: z.string().max(30, { error: 'Use 30 characters or fewer.' }).nullable().default(null),
  /** Area in square metres (Hectares × 10,000). */
  areaSqm: z
    .int({ error: 'Enter whole square metres.' })
    .min(0, { error: 'Enter 0 or more.' })
    .max(MOST_STORED, { error: 'Enter less than 214,748 hectares.' })
    .nullable()
    .default(null),
  ownership: z.enum(codesOf(OWNERSHIPS)).nullable().default(null),
  planningStatus: z.enum(codesOf(PLANNING_STATUSES)).nullable().default(null),
  permissionType: z.enum(codesOf(PERMISSION_TYPES)).nullable().default(null),
  permissionOn: IsoDate.nullable().default(null),
  planningHistory: LongText.default(''),
  /** True for yes; null when the register leaves it blank. */
  deliverable: z.boolean().nullable().default(null),
  /** NetDwellingsRangeFrom: net homes, lower bound. */
  homesFrom: NetHomes.nullable().default(null),
  /** NetDwellingsRangeTo: net homes, upper bound. */
  homesTo: NetHomes.nullable().default(null),
  hazardousSubstances: LongText.default(''),
  sitePlanUrl: WebAddress.default(''),
  organisationUri: z.string().max(500, { error: 'Use 500 characters or fewer.' }).default(''),
  notes: LongText.default(''),
  firstAddedOn: IsoDate.nullable().default(null),
  lastUpdatedOn: IsoDate.nullable().default(null),
  /** Day the site left the register; rows are ended, never deleted. */
  endedOn: IsoDate.nullable().default(null),
});

export const Site = Versioned.extend(SiteFields.shape);
export type Site = z.infer<typeof Site>;

/** A row of the register. */
export const SiteRow = Site.extend({ standing: Standing });
export type SiteRow = z.infer<typeof SiteRow>;

export const SiteList = z.object({
  rows: z.array(SiteRow),
  /** Of those that are current, whatever is listed beside them. */
  totals: z.object({
    sites: z.int(),
    homesFrom: z.int(),
    homesTo: z.int(),
    permissioned: z.int(),
    notPermissioned: z.int(),
    pending: z.int(),
    /** Without a planning status. */
    noStatus: z.int(),
    /** Sites that have ended or left their list: counted nowhere else. */
    ended: z.int(),
  }),
});

/** A site as a long list shows it; its long texts come with the details. */
export const SiteLine = SiteRow.omit({
  planningHistory: true,
  hazardousSubstances: true,
  notes: true,
  sitePlanUrl: true,
  organisationUri: true,
});
export type SiteLine = z.infer<typeof SiteLine>;

export const sites = {
  /** The register a part at a time, by reference; those that have ended or left their list only when asked for. */
  part: inParts('site', ['reference', 'register'], z.object({ include: z.enum(['current', 'all']).default('current') }), SiteLine),
  /** By reference; those that have ended or left their list only when asked for. `text` looks into reference, address, ward, UPRN and planning reference. */
  list: listing(
    { of: 'site', at: 'rows', order: ['reference', 'register'] },
    z.object({
      text: SearchText.default(''),
      register: z.string().optional(),
      include: z.enum(['current', 'all']).default('current'),
      limit: z.int().min(1).max(200_000).default(200_000),
      ids: OnlyIds,
    }),
    SiteList,
  ),
  get: query(z.object({ id: Id }), SiteRow),
  create: command('Add site', 'sites.edit', SiteFields, Site),
  /** Adds several at once, such as a list pasted into the grid: all or none. */
  createMany: command('Add sites', 'sites.edit', additionsOf(SiteFields), Edited),
  update: command('Edit site', 'sites.edit', editOf(SiteFields), Site),
  /** Edits several at once, such as a block pasted into the grid: all or none. */
  updateMany: command('Edit sites', 'sites.edit', editsOf(SiteFields), Edited),
  /** Throws `in_use` while a commitment names it. */
  remove: command('Remove site', 'sites.edit', VersionedRef, Removed),
};
