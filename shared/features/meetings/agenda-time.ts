const HOUR = 60;
const DAY = 24 * HOUR;

/** Start and end of a meeting, as `HH:MM`. */
interface Times {
  startsAt: string | null;
  endsAt: string | null;
}

/** An agenda item as far as its time goes. */
export interface TimedItem {
  id: string;
  minutesPlanned: number;
  /** Minutes it took; null while it isn't closed. */
  minutesTaken?: number | null;
  /** Kept for a later meeting: it takes no time in this one. */
  parked?: boolean;
}

const inMinutes = (time: string): number => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3, 5));

/** `HH:MM` some minutes after a time. */
export function timeAfter(time: string, minutes: number): string {
  const at = (inMinutes(time) + minutes) % DAY;
  return `${String(Math.floor(at / HOUR)).padStart(2, '0')}:${String(at % HOUR).padStart(2, '0')}`;
}

/** Minutes from a meeting's start to its end; null when one isn't set, and when they are no length to trust. */
export function lengthOf({ startsAt, endsAt }: Times): number | null {
  if (!startsAt || !endsAt) return null;
  const length = inMinutes(endsAt) - inMinutes(startsAt);
  return length > 0 ? length : null;
}

/** Minutes of time the items take together; parked ones take none. */
export const plannedOf = (items: readonly Omit<TimedItem, 'id'>[]): number =>
  items.reduce((sum, item) => sum + (item.parked ? 0 : item.minutesPlanned), 0);

/** When an item begins and ends: as it was for those closed, and as planned from there on. */
export interface Slot {
  id: string;
  startsAt: string | null;
  endsAt: string | null;
  /** Minutes longer (or, negative, shorter) than planned; null while it isn't closed. */
  over: number | null;
}

/** An agenda's time against its meeting's length. */
export interface AgendaTime {
  slots: Slot[];
  planned: number;
  length: number | null;
  /** Minutes left of the length, negative when it is too long; null when the length isn't known. */
  spare: number | null;
  /** When it would end; null when its start isn't known. */
  endsAt: string | null;
}

/** Times of an agenda in its order. What has been taken stands for what was planned. */
export function agendaTime(items: readonly TimedItem[], meeting: Times): AgendaTime {
  const { startsAt } = meeting;
  const at = (minutes: number): string | null => (startsAt === null ? null : timeAfter(startsAt, minutes));
  let gone = 0;
  const slots = items
    .filter((item) => !item.parked)
    .map(({ id, minutesPlanned, minutesTaken = null }): Slot => {
      const from = gone;
      gone += minutesTaken ?? minutesPlanned;
      return { id, startsAt: at(from), endsAt: at(gone), over: minutesTaken === null ? null : minutesTaken - minutesPlanned };
    });
  const length = lengthOf(meeting);
  return { slots, planned: plannedOf(items), length, spare: length === null ? null : length - gone, endsAt: at(gone) };
}

/** Where the item under way stands: started minutes, so that used and left always make up the plan. */
export interface Progress {
  used: number;
  left: number;
  /** Minutes over its plan, 0 while within it. */
  over: number;
}

/** The progress of an item by the seconds since it began. */
export function progressOf(minutesPlanned: number, seconds: number): Progress {
  const used = Math.max(0, Math.ceil(seconds / 60));
  return { used, left: Math.max(0, minutesPlanned - used), over: Math.max(0, used - minutesPlanned) };
}
