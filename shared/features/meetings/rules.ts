import { BANK_HOLIDAYS, type Holidays } from '../../domain/bank-holidays.ts';
import { clearDaysBefore } from '../../domain/working-days.ts';

/** Clear working days between sending an agenda and its meeting. */
const AGENDA_DAYS = 5;

/** The last day to send the agenda of a meeting held on a day: weekends and bank holidays don't count, nor the two days. */
export const agendaDueOn = (heldOn: string, holidays: Holidays = BANK_HOLIDAYS): string => clearDaysBefore(heldOn, AGENDA_DAYS, holidays);
