import { parseDate, parseTime } from '@internationalized/date';
import type { CalendarDate, Time } from '@internationalized/date';

/** An ISO date for react-aria; null for empty or unreadable text. */
export function toCalendarDate(iso: string | null | undefined): CalendarDate | null {
  if (!iso) return null;
  try {
    return parseDate(iso.slice(0, 10));
  } catch {
    return null;
  }
}

/** `HH:MM` for react-aria; null for empty or unreadable text. */
export function toTime(text: string | null | undefined): Time | null {
  if (!text) return null;
  try {
    return parseTime(text);
  } catch {
    return null;
  }
}
