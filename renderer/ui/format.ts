import { moneyInWords, numberInWords, timeInWords, yearInWords } from '../../shared/domain/in-words.ts';
import { t } from '../words/t.ts';

const minus = '\u2212';
const place = 'Europe/London';
const months = monthNames('long');
const shortMonths = monthNames('short').map((name) => (name === 'Jun' ? 'June' : name === 'Jul' ? 'July' : name));
const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: place,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function monthNames(style: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat('en-GB', { month: style, timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2026, month, 1))));
}

/** The parts of a calendar date; an instant ending in Z is read on a London clock. */
function parts(iso: string): { year: number; month: number; day: number; time: string } | null {
  if (iso.includes('T')) {
    const at = new Date(iso);
    if (Number.isNaN(at.getTime())) return null;
    const found = new Map(clock.formatToParts(at).map((part) => [part.type, part.value]));
    const read = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? '';
    return {
      year: Number(read('year')),
      month: Number(read('month')),
      day: Number(read('day')),
      time: `${read('hour')}:${read('minute')}`,
    };
  }
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return null;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), time: '' };
}

/** `2026-03-12` (or an instant) as "12 March 2026". Text that is not a date comes back as it is. */
export function formatDate(iso: string): string {
  const date = parts(iso);
  return date ? `${date.day} ${months[date.month - 1]} ${date.year}` : iso;
}

/** "12 Mar 2026", for places where the long month does not fit. June, July and Sept as ONS writes them. */
export function formatDateShort(iso: string): string {
  const date = parts(iso);
  return date ? `${date.day} ${shortMonths[date.month - 1]} ${date.year}` : iso;
}

/** "Thursday 12 March 2026". */
export function formatDateLong(iso: string): string {
  const date = parts(iso);
  if (!date) return iso;
  const weekday = weekdays.format(new Date(Date.UTC(date.year, date.month - 1, date.day)));
  return `${weekday} ${formatDate(iso)}`;
}

/** `17:30` (or an instant) as "5:30pm"; `14:00` as "2pm"; `12:00` as "midday". */
export function formatTime(time: string): string {
  return timeInWords(time.includes('T') ? (parts(time)?.time ?? time) : time);
}

/** "2pm to 4pm". */
export function formatTimeRange(from: string, to: string): string {
  return t('ui.format.range', { from: formatTime(from), to: formatTime(to) });
}

/** "29 January 2027, 2:31pm". */
export function formatDateTime(instant: string): string {
  return t('ui.format.dateTime', { date: formatDate(instant), time: formatTime(instant) });
}

/** The financial year starting in April `start`: "2026-27". */
export function formatYear(start: number): string {
  return yearInWords(start);
}

/** "Quarter 1 (Apr to June)": quarters of the financial year. */
export function formatQuarter(quarter: 1 | 2 | 3 | 4): string {
  const first = (quarter * 3) % 12;
  return t('ui.format.quarter', {
    quarter,
    from: shortMonths[first] ?? '',
    to: shortMonths[first + 2] ?? '',
  });
}

/** "12,345"; null as an en dash; a true minus sign. */
export function formatNumber(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return t('ui.format.dash');
  return numberInWords(value);
}

/** A change with its sign: "+4", "−10", "0". */
export function formatDelta(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}

/** Pence as "£12,345", "£12.50", or from a million "£1.6 million". `exact` never rounds to millions. */
export function formatMoney(pence: number | null | undefined, style: 'short' | 'exact' = 'short'): string {
  if (pence === null || pence === undefined) return t('ui.format.dash');
  const sign = pence < 0 ? minus : '';
  const pounds = Math.abs(pence) / 100;
  if (style === 'short' && pounds >= 999_950) {
    const big = pounds >= 999_950_000;
    const amount = formatNumber(Math.round(pounds / (big ? 100_000_000 : 100_000)) / 10);
    return `${sign}${t(big ? 'ui.format.billion' : 'ui.format.million', { amount })}`;
  }
  return moneyInWords(pence);
}
