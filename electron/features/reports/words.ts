import type { TaskCtx } from '../../core/context.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { NPPF_AFFORDABLE, TENURES } from '../../../shared/features/homes/codes.ts';
import { AT_RISK_PERCENT, ON_TRACK_PERCENT } from '../../../shared/features/homes/supply.ts';
import type { ReportModel, ReportNote } from '../../workbook/report-model.ts';

/** A finished report before it is written: what to draw, its file name, and the figures a reader would check. */
export interface Draft {
  model: ReportModel;
  fileName: string;
  totals: Record<string, number>;
}

/** What every report says about itself. */
export async function frameOf(
  ctx: TaskCtx,
  title: string,
): Promise<Pick<ReportModel, 'title' | 'partnership' | 'createdAt' | 'createdBy' | 'language'>> {
  const partnership = await ctx.db
    .selectFrom('partnership')
    .select('name')
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return { title, partnership: partnership?.name ?? '', createdAt: ctx.now, createdBy: ctx.actor, language: 'en-GB' };
}

/** A dated file name. */
export const fileNameOf = (title: string, today: string): string => `${title} ${today}.xlsx`;

/** Per cent, unrounded, to the basis points a workbook holds. */
export const basisPoints = (percent: number | null): number | null => (percent === null ? null : Math.round(percent * 100));

/** A whole number as people here write it. */
export const whole = (value: number): string => value.toLocaleString('en-GB');

const affordable = TENURES.filter((tenure) => NPPF_AFFORDABLE.has(tenure.code)).map((tenure) => labelOf(TENURES, tenure.code));

/** Notes of the reports about promised homes. */
export const HOMES_NOTES: readonly ReportNote[] = [
  {
    heading: 'Homes',
    text: [
      'Promised is the number of homes promised at signing. Forecast is the number expected now. Delivered is the number completed. All three are gross: homes lost to demolition are not taken off.',
      'Years are financial years: 2026-27 is 1 April 2026 to 31 March 2027.',
    ],
  },
  {
    heading: 'Which homes count as affordable',
    text: [
      `Totals cover every tenure unless they say otherwise. Totals called affordable use the planning definition (National Planning Policy Framework, Annex 2): ${affordable.join(', ')}.`,
      'Official statistics count fewer tenures than that. Discounted market sale and equity loans, for example, have been left out of them, so these totals can be higher than published ones.',
    ],
  },
  {
    heading: 'Status',
    text: [
      `Homes delivered in past years and forecast for this and later ones are compared with homes promised: On track from ${ON_TRACK_PERCENT}%, At risk from ${AT_RISK_PERCENT}%, Off track below that. The shares are not rounded before they are compared.`,
      'Complete: the stage says so, or the homes delivered reach the promise. Not started: the scheme is only identified and nothing is forecast. No target set: no homes were promised. Providers and tenures follow the same thresholds; they are Complete or Not started only when each of their commitments with a promise is.',
    ],
  },
  {
    heading: 'Reliability and slippage',
    text: [
      'Reliability is the share of homes completed within the year they were first promised for, over the years that have ended. More homes than promised in one year make up for no other year.',
      'Slippage is how many years later than promised a commitment’s last homes are now expected; a minus means sooner.',
    ],
  },
];

/** Notes of the reports about actions. */
export const ACTION_NOTES: readonly ReportNote[] = [
  {
    heading: 'Due',
    text: [
      'Overdue: still open, and the due date has passed. Due soon: due within 14 days. On track: due later. No due date: still open without one. Closed: closed, withdrawn or superseded.',
      'Original due is the date first agreed. Last update is the newest dated note.',
    ],
  },
  {
    heading: 'Open actions',
    text: ['An action is open until it is closed, withdrawn or superseded; one that is complete but not signed off is still open.'],
  },
];
