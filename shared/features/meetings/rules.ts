import { workingDaysBefore } from '../../domain/dates.ts';

/** Working days an agenda goes out before its meeting. */
const AGENDA_DAYS = 5;

/** The last day to send the agenda of a meeting held on a day. */
export const agendaDueOn = (heldOn: string): string => workingDaysBefore(heldOn, AGENDA_DAYS);
