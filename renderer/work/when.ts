import { ukDay } from '../../shared/domain/dates.ts';
import { t } from '../words/t.ts';
import { formatDate, formatTime } from '../ui/format.ts';

/** `HH:MM` in the United Kingdom at a UTC instant. */
const ukTime = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));

/** "at 2:41pm today", or "on 12 March 2026 at 5:30pm". */
export function formatWhen(instant: string, now = new Date().toISOString()): string {
  const time = formatTime(ukTime(instant));
  return ukDay(instant) === ukDay(now) ? t('app.when.today', { time }) : t('app.when.day', { day: formatDate(ukDay(instant)), time });
}

/** "2:41pm" today, the date on other days: for the right edge of a list. */
export function formatShortWhen(instant: string, now = new Date().toISOString()): string {
  return ukDay(instant) === ukDay(now) ? formatTime(ukTime(instant)) : formatDate(ukDay(instant));
}

/** "2:41pm", by this computer's clock. */
export const formatClock = (date: Date): string => formatTime(ukTime(date.toISOString()));
