import { parseDate } from '@internationalized/date';
import type { CalendarDate } from '@internationalized/date';

/** An ISO date for react-aria; null for empty or unreadable text. */
export function toCalendarDate(iso: string | null | undefined): CalendarDate | null {
  if (!iso) return null;
  try {
    return parseDate(iso.slice(0, 10));
  } catch {
    return null;
  }
}
