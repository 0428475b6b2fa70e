import type { ReportNote } from '../../workbook/report-model.ts';

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
