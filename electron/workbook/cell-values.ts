const DAY_MS = 86_400_000;
/** Days from Excel's day 0 to 1 January 1970. */
const EPOCH = 25_569;
/** 1 March 1900: before it Excel counts a day that never was. */
const FIRST_SAFE_SERIAL = 61;
const LAST_SERIAL = 2_958_465;
const MAX_ADDRESS = 2_000;

const LONDON_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const LONDON_MOMENT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});

function digits(text: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    n = n * 10 + digit;
  }
  return n;
}

/** Excel's number for a date or instant, or null if it isn't one Excel can hold. */
export function dateSerial(text: string): number | null {
  if (text.length > 10 && text.charCodeAt(10) === 84) {
    const moment = Date.parse(text);
    return Number.isNaN(moment) ? null : dateSerial(LONDON_DAY.format(moment));
  }
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const moment = Date.UTC(digits(text, 0, 4), month - 1, day);
  // 31 February rolls over to March: that is text, not a date.
  if (new Date(moment).getUTCDate() !== day || month < 1 || month > 12) return null;
  const serial = moment / DAY_MS + EPOCH;
  return serial >= FIRST_SAFE_SERIAL && serial <= LAST_SERIAL ? serial : null;
}

/** "12 March 2026, 5:30pm", in London. */
export function momentInWords(iso: string): string {
  const part: Record<string, string> = {};
  for (const { type, value } of LONDON_MOMENT.formatToParts(new Date(iso))) part[type] = value;
  const { day, month, year, hour, minute, dayPeriod = '' } = part;
  return `${day} ${month} ${year}, ${hour}:${minute}${dayPeriod.replace(/[\s.]/g, '').toLowerCase()}`;
}

/** What a link cell says and where it goes; no target if the address isn't one we follow. */
export interface CellLink {
  /** The words in the cell. */
  text: string;
  /** A normalised address, or null. */
  target: string | null;
}

function safeAddress(address: string): string | null {
  const full = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(address) ? `mailto:${address}` : address;
  if (!/^(https?:|mailto:)/i.test(full) || !URL.canParse(full)) return null;
  const { href } = new URL(full);
  return href.length <= MAX_ADDRESS ? href : null;
}

/** Reads `address` or `Label|address`. */
export function parseLink(value: string): CellLink {
  const bar = value.lastIndexOf('|');
  if (bar > 0) {
    const target = safeAddress(value.slice(bar + 1).trim());
    if (target !== null) return { text: value.slice(0, bar).trim(), target };
  }
  return { text: value, target: safeAddress(value.trim()) };
}
