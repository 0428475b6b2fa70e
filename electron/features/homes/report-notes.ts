import { labelOf } from '../../../shared/domain/codes.ts';
import { GIVEN_UP, NPPF_AFFORDABLE, SIDE_STATES, STAGES, TENURES } from '../../../shared/features/homes/codes.ts';
import { AT_RISK_PERCENT, ON_TRACK_PERCENT } from '../../../shared/features/homes/supply.ts';
import type { ReportNote } from '../../workbook/report-model.ts';

const affordable = TENURES.filter((tenure) => NPPF_AFFORDABLE.has(tenure.code)).map((tenure) => labelOf(TENURES, tenure.code));

const labels = (stages: readonly string[]): string => stages.map((stage) => labelOf(STAGES, stage)).join(', ');
const HALTED = [...SIDE_STATES].filter((stage) => !(GIVEN_UP as readonly string[]).includes(stage));

/** Notes of the reports about promised homes. */
export const HOMES_NOTES: readonly ReportNote[] = [
  {
    heading: 'Homes',
    text: [
      'Promised is the number of homes promised at signing. Forecast is what a provider now says of each year. Delivered is the number completed. All are gross: homes lost to demolition are not taken off.',
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
      'Expected is the number of homes delivered in past years and forecast from this year on (more, where this year’s deliveries are beyond its forecast). A forecast for a year that has ended counts no more, so Expected can be lower than Forecast.',
      `Homes expected are compared with homes promised: On track from ${ON_TRACK_PERCENT}%, At risk from ${AT_RISK_PERCENT}%, Off track below that. The shares are not rounded before they are compared.`,
      `${labels(HALTED)}: the scheme is in that stage, and on no track. Its promise stands and its forecast counts as expected, as it may go on. ${labels(GIVEN_UP)}: no more homes are expected of it. Its promise stands; a forecast that is still there is in Forecast and not in Expected.`,
      'Complete: the stage says so, or the homes delivered reach the promise. Not started: the scheme is only identified and no homes are expected. No target set: no homes were promised. Providers and tenures follow the same thresholds; they have one of the other words only when each of their commitments with a promise is.',
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
