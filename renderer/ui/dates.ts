import { parseDate } from '@internationalized/date';
import type { CalendarDate } from '@internationalized/date';
import { ukDay } from '../../shared/domain/dates.ts';

/** The day it is in the United Kingdom, which is the core's day too. */
export const ukToday = (): string => ukDay(new Date().toISOString());

/** An ISO date for react-aria; null for empty or unreadable text. */
export function toCalendarDate(iso: string | null | undefined): CalendarDate | null {
  if (!iso) return null;
  try {
    return parseDate(iso.slice(0, 10));
  } catch {
    return null;
  }
}
