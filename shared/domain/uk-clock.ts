const MINUTE = 60_000;

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** What the clocks in the United Kingdom show at an instant, as milliseconds counted without time zones. */
function shownAt(instant: number): number {
  const part = new Map(CLOCK.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
}

/**
 * The instant at which the clocks in the United Kingdom show a day and a time `HH:MM`. An hour that the clocks skip in
 * March is taken as the hour after it, one that they repeat in October as its first.
 */
export function ukInstant(day: string, time: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  // Summer time first: of the repeated hour it is the earlier.
  const fits = [wanted - 60 * MINUTE, wanted].find((instant) => shownAt(instant) === wanted);
  return new Date(fits ?? wanted).toISOString();
}
