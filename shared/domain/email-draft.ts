import type { Address } from './calendar-event.ts';

/** An e-mail as a person gets it to look at, change and send. */
export interface EmailDraft {
  to: readonly Address[];
  subject: string;
  /** Plain text; lines end with a line feed. */
  text: string;
}

/** The longest address that Windows hands from one program to another. */
const LONGEST = 2000;

/** A `mailto:` address that opens the draft, or null when it is too long for one: then the text is copied or the file opened. */
export function mailtoOf({ to, subject, text }: EmailDraft): string | null {
  const people = to.map(({ email }) => encodeURIComponent(email).replaceAll('%40', '@')).join(',');
  const body = encodeURIComponent(text.replaceAll('\n', '\r\n'));
  const address = `mailto:${people}?subject=${encodeURIComponent(subject)}&body=${body}`;
  return address.length > LONGEST ? null : address;
}
