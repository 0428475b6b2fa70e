import { z } from 'zod';
import { codesOf } from '../../domain/codes.ts';
import { NEEDS, ROUTES, STAGES, TENURES } from './codes.ts';
import { COMMITMENT_STATUSES } from './supply.ts';
import { command, listing, query } from '../../rpc.ts';
import {
  editList,
  editOf,
  Empty,
  FinancialYear,
  Homes,
  Id,
  LongText,
  OnlyIds,
  OptionalLine,
  Removed,
  Versioned,
  VersionedRef,
} from '../../fields.ts';

export const CommitmentFields = z.object({
  /** Provider that promises the homes. */
  organisationId: Id,
  siteId: Id.nullable().default(null),
  /** Name of the scheme, also for a site not in the register; the site's address when empty. */
  siteName: OptionalLine.default(''),
  tenure: z.enum(codesOf(TENURES)).default('NS'),
  need: z.enum(codesOf(NEEDS)).default('not_specified'),
  stage: z.enum(codesOf(STAGES)).default('idea'),
  route: z.enum(codesOf(ROUTES)).default('not_specified'),
  notes: LongText.default(''),
});

export const Commitment = Versioned.extend(CommitmentFields.shape);
export type Commitment = z.infer<typeof Commitment>;

/** Which of a year's three figures. */
export const Measure = z.enum(['promised', 'forecast', 'delivered']);
export type Measure = z.infer<typeof Measure>;

/** Homes of one commitment in one financial year; null where nothing was said. */
export const YearFigures = z.object({
  // An answer only: ranges are checked on the way in, and a grid has hundreds of thousands of these.
  year: z.int(),
  /** Homes promised at signing. */
  promised: z.int().nullable(),
  /** Homes expected now. */
  forecast: z.int().nullable(),
  /** Homes completed. */
  delivered: z.int().nullable(),
  /** Version of this year's record; 0 when there is none yet. */
  version: z.int(),
});
export type YearFigures = z.infer<typeof YearFigures>;

/** Status of a commitment against its promise. */
export const CommitmentStatus = z.enum(codesOf(COMMITMENT_STATUSES));
export type CommitmentStatus = z.infer<typeof CommitmentStatus>;

export const GridRow = Commitment.extend({
  providerName: z.string(),
  /** Scheme name, or the site's address. */
  siteLabel: z.string(),
  /** The years that something is stored of, in order. */
  years: z.array(YearFigures),
  /** Sums over all years, in homes. */
  promised: z.int(),
  forecast: z.int(),
  delivered: z.int(),
  /** Delivered in past years and forecast from this year on: what the status is judged by. */
  expected: z.int(),
  status: CommitmentStatus,
});
export type GridRow = z.infer<typeof GridRow>;

export const Grid = z.object({
  /** Financial years shown, by starting year. */
  years: z.array(FinancialYear),
  /** Financial year today falls in. */
  currentYear: FinancialYear,
  rows: z.array(GridRow),
});
export type Grid = z.infer<typeof Grid>;

/** One figure to set. `version` is the year's version the person saw. */
export const CellEdit = z.object({
  commitmentId: Id,
  year: FinancialYear,
  measure: Measure,
  value: Homes.nullable(),
  version: z.int().min(0),
});

/** One figure as it was and became. */
export const FigureChange = z.object({
  year: FinancialYear,
  measure: Measure,
  before: z.int().nullable(),
  after: z.int().nullable(),
  at: z.string(),
  by: z.string(),
});
export type FigureChange = z.infer<typeof FigureChange>;

/** Homes of one provider over all years, in homes. */
export const ProviderTotals = z.object({
  organisationId: Id,
  organisationName: z.string(),
  commitments: z.int(),
  promised: z.int(),
  forecast: z.int(),
  delivered: z.int(),
  /** Delivered in past years and forecast from this year on: what the status is judged by. */
  expected: z.int(),
  status: CommitmentStatus,
  /** Figures of this and later years with a promise and no forecast. */
  missing: z.int(),
});
export type ProviderTotals = z.infer<typeof ProviderTotals>;

/** The part of Home that homes give. */
export const HomesHome = z.object({
  /** Homes of this financial year and over all years, in homes. */
  homes: z.object({
    year: z.int(),
    promisedThisYear: z.int(),
    forecastThisYear: z.int(),
    deliveredThisYear: z.int(),
    promised: z.int(),
    forecast: z.int(),
    delivered: z.int(),
    expected: z.int(),
  }),
  providers: z.array(ProviderTotals),
});
export type HomesHome = z.infer<typeof HomesHome>;

export const homes = {
  /** Everything the grid shows, by provider, then site. */
  grid: listing(
    { of: 'commitment', at: 'rows', order: ['providerName', 'organisationId', 'siteLabel', 'tenure', 'need'] },
    z.object({ organisationId: Id.optional(), ids: OnlyIds }),
    Grid,
  ),
  /** Every change of a commitment's figures, newest first. */
  ledger: query(z.object({ id: Id }), z.array(FigureChange)),
  /** Totals for the first screen. */
  home: query(Empty, HomesHome),
  create: command('Add commitment', 'homes.edit', CommitmentFields, Commitment),
  update: command('Edit commitment', 'homes.edit', editOf(CommitmentFields), Commitment),
  remove: command('Remove commitment', 'homes.edit', VersionedRef, Removed),
  /** Sets figures and edits what describes commitments, such as a block pasted into the grid: all or none, one step to undo. */
  updateMany: command(
    'Edit commitments',
    'homes.edit',
    z
      .object({
        /** Describing fields to change, by commitment. */
        edits: editList(CommitmentFields).default([]),
        /** Figures to set. */
        cells: z.array(CellEdit).max(20_000, { error: 'Change up to 20,000 figures at once.' }).default([]),
      })
      .refine(({ edits, cells }) => edits.length + cells.length > 0, { error: 'Give a field or a figure to change.' }),
    z.array(
      z.object({
        /** A commitment named by an edit or a figure. */
        commitmentId: Id,
        /** Its version now. */
        version: z.int(),
        /** Its figures now, with the version of each year. */
        years: z.array(YearFigures),
      }),
    ),
  ),
};
