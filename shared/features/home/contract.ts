import { z } from 'zod';
import { codesOf, ROLES } from '../../domain/codes.ts';
import { query } from '../../rpc.ts';
import { Id, IsoDate, TimeOfDay } from '../../fields.ts';
import { Action } from '../actions/contract.ts';

export const NextMeeting = z.object({
  id: Id,
  groupId: Id,
  groupName: z.string(),
  heldOn: IsoDate,
  startsAt: TimeOfDay.nullable(),
  endsAt: TimeOfDay.nullable(),
  place: z.string(),
  stage: z.string(),
  agendaDueOn: IsoDate,
  /** Live actions carried into it. */
  mattersArising: z.int(),
  overdue: z.int(),
  members: z.int(),
  quorumNeeded: z.int().nullable(),
  minutesPlanned: z.int(),
  /** Length in minutes of time; null when its times are not set. */
  length: z.int().nullable(),
});

export const OverdueByOrganisation = z.object({
  organisationId: Id.nullable(),
  organisationName: z.string(),
  overdue: z.int(),
  oldestDueOn: IsoDate,
});

export const ProviderTotals = z.object({
  organisationId: Id,
  organisationName: z.string(),
  commitments: z.int(),
  promised: z.int(),
  forecast: z.int(),
  delivered: z.int(),
  status: z.string(),
  /** Figures of this and later years with a promise and no forecast. */
  missing: z.int(),
});

export const RecentChange = z.object({
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  /** What was done, such as "Add action". */
  label: z.string(),
  /** `do`, `undo` or `redo`. */
  kind: z.string(),
  records: z.int(),
});

export const HomeSummary = z.object({
  today: IsoDate,
  nextMeeting: NextMeeting.nullable(),
  openActions: z.int(),
  overdueActions: z.int(),
  overdueByOrganisation: z.array(OverdueByOrganisation),
  /** Overdue and soon due actions, of one organisation for a representative. */
  actions: z.array(Action),
  /** Homes of this financial year and over all years, in homes. */
  homes: z.object({
    year: z.int(),
    promisedThisYear: z.int(),
    forecastThisYear: z.int(),
    deliveredThisYear: z.int(),
    promised: z.int(),
    forecast: z.int(),
    delivered: z.int(),
  }),
  providers: z.array(ProviderTotals),
  /** Things in the data that need somebody's eye: a sentence each, with how many records. */
  warnings: z.array(z.object({ code: z.string(), count: z.int() })),
  recent: z.array(RecentChange),
});
export type HomeSummary = z.infer<typeof HomeSummary>;

export const home = {
  /** What needs a person now, by what the person mainly does. */
  summary: query(z.object({ role: z.enum(codesOf(ROLES)).default('chair'), organisationId: Id.optional() }), HomeSummary),
};
