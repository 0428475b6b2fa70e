import { isBlankMarker } from './blank-marks.ts';
import type { Reading } from './reading.ts';

/** A time of day read from text, as `HH:MM`. */
export type TimeReading = Reading<string, 'not-a-time' | 'half-a-day'>;

const CLOCK = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|a|p)?$/u;
const LIKE = 'Enter the time like 14:00 or 2pm.';
const NAMED: Readonly<Record<string, string>> = { midday: '12:00', noon: '12:00', '12 noon': '12:00', midnight: '00:00' };

const refuse = (reason: 'not-a-time' | 'half-a-day', words: string): TimeReading => ({ ok: false, reason, words, remedy: LIKE });

const time = (hour: number, minute: number): string => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/**
 * Reads a time as people in the UK write it: 14:00, 14.30, 1430, 2pm, 2.30 pm, midday. "2" and
 * "2:30" could be either half of the day and are refused, "02:30" and "9:00" not.
 */
export function readTime(text: string): TimeReading {
  const bare = text.replaceAll(/\s+/gu, ' ').trim().toLowerCase();
  if (bare === '') return { ok: true, value: null };
  if (isBlankMarker(bare)) return { ok: true, value: null, note: { words: 'was read as blank', remedy: LIKE } };
  if (Object.hasOwn(NAMED, bare)) return { ok: true, value: NAMED[bare] ?? null };
  const found = CLOCK.exec(bare);
  if (!found) return refuse('not-a-time', 'isn’t a time');
  const [, hours = '', minutes, half] = found;
  const [hour, minute] = [Number(hours), Number(minutes ?? 0)];
  if (minute > 59 || hour > (half === undefined ? 23 : 12) || (half !== undefined && hour === 0))
    return refuse('not-a-time', 'isn’t a time');
  if (half !== undefined) return { ok: true, value: time((hour % 12) + (half.startsWith('p') ? 12 : 0), minute) };
  if (hour >= 1 && hour <= 7 && hours.length === 1) return refuse('half-a-day', 'could be in the morning or the afternoon');
  return { ok: true, value: time(hour, minute) };
}
