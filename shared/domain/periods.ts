/** First and last day of something, both included; null for no bound. */
export interface Period {
  fromOn: string | null;
  toOn: string | null;
}

/** True when the period holds on a day, its first and last day included. */
export const holdsOn = (period: Period, day: string): boolean => (period.fromOn ?? day) <= day && (period.toOn ?? day) >= day;
