import { z } from 'zod';
import { codes, codesOf } from '../../domain/codes.ts';
import { Id, IsoDate, Line, LongText, referenceOf } from '../../fields.ts';
import { plain, plainRoom } from '../../plain-record.ts';
import { day, link, longText, one, optional, reference, table, text, whole } from '../../table.ts';

/** Where a risk stands. */
export const RISK_STATUSES = codes([
  { code: 'open', label: 'Live' },
  { code: 'closed', label: 'No longer a risk' },
]);

/** Likelihood and impact are points from 1, low, to 5, high. */
const POINTS = { error: 'Enter a whole number from 1 to 5.' };
const Points = z.int(POINTS).min(1, POINTS).max(5, POINTS);

/** A risk as a person enters it. */
const RiskFields = z.object({
  /** What it is called by, such as `R12`: unique. */
  reference: referenceOf(20, 'Enter a reference, like R1.'),
  /** What might happen. */
  title: Line,
  /** Cause and consequence. */
  description: LongText.default(''),
  /** Who looks after it. */
  ownerPersonId: Id.nullable().default(null),
  organisationId: Id.nullable().default(null),
  /** How likely it is, in points from 1 to 5. */
  likelihood: Points,
  /** How bad it would be, in points from 1 to 5. */
  impact: Points,
  /** What is done about it. */
  mitigation: LongText.default(''),
  status: z.enum(codesOf(RISK_STATUSES)).default('open'),
  /** Day it is looked at again. */
  reviewOn: IsoDate.nullable().default(null),
});

/** How grave a risk is, in points: likelihood × impact, 1 to 25. */
export const scoreOf = (risk: { likelihood: number; impact: number }): number => risk.likelihood * risk.impact;

/** A risk: its words, its fields, its table. */
export const RISK = plain({
  entity: 'risk',
  feature: 'risks',
  noun: { one: 'risk', other: 'risks' },
  fields: RiskFields,
  firstReference: 'R1',
  table: table({
    label: 'Risk',
    needs: 'risks.edit',
    sort: 'reference',
    title: 'title',
    search: ['reference', 'title', 'description', 'mitigation'],
    columns: {
      reference: reference('Reference'),
      title: text('Risk'),
      description: longText('Description'),
      owner_person_id: optional(link('Owner', 'person')),
      organisation_id: optional(link('Organisation', 'organisation')),
      likelihood: whole('Likelihood'),
      impact: whole('Impact'),
      mitigation: longText('Mitigation'),
      status: one('Status', RISK_STATUSES),
      review_on: optional(day('Review on')),
    },
    unique: [['reference']],
    indexes: [['owner_person_id'], ['organisation_id']],
  }),
});

export const risks = plainRoom(RISK, { risks: 'Risk register' });
