/** The longest text Excel keeps in a cell. */
export const MAX_CELL_TEXT = 32_767;

/* eslint-disable-next-line no-control-regex -- control characters are what it looks for */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/* eslint-disable-next-line no-control-regex -- same */
const NEEDS_WORK = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/;
const ESCAPE_LOOKALIKE = /_(?=x[0-9a-f]{4}_)/gi;
const XML_SPECIAL = /[&<>"]/;
const EDGE_SPACE = /^\s|\s$|[\n\t]/;

/** Text that any reader of XML will accept: no control characters but tab and newline, no half characters. */
export function cleanText(text: string): string {
  if (!NEEDS_WORK.test(text)) return text;
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(LONE_SURROGATE, '');
}

/** Cuts text to `max` UTF-16 units with an ellipsis, never through the middle of a character. */
export function clampText(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = max - 1;
  const code = text.charCodeAt(end - 1);
  const splits = code >= 0xd800 && code <= 0xdbff;
  return `${text.slice(0, splits ? end - 1 : end)}…`;
}

/** What stands where a text was cut: an import knows by it that the rest is not in the file. */
export const CUT_MARK = ' […cut here: a cell holds no more, the whole text is in the planner]';

/** Text fit for a cell: clean, and no longer than Excel allows; a longer one says where it was cut. */
export function cellText(text: string): string {
  const clean = cleanText(text);
  return clean.length <= MAX_CELL_TEXT ? clean : clampText(clean, MAX_CELL_TEXT - CUT_MARK.length + 1).slice(0, -1) + CUT_MARK;
}

/** Text on one line, spaces collapsed: for headings, names and properties. */
export function oneLine(text: string, max: number): string {
  return clampText(cleanText(text).replace(/\s+/g, ' ').trim(), max);
}

/** Keeps Excel from reading a typed `_x0041_` as the letter A. */
export function protectEscapes(text: string): string {
  return text.includes('_') ? text.replace(ESCAPE_LOOKALIKE, '_x005F_') : text;
}

/** Escapes text for an element or a double-quoted attribute. */
export function escapeXml(text: string): string {
  if (!XML_SPECIAL.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A shared-string item for a cell's text. */
export function stringItem(text: string): string {
  const safe = cellText(text);
  const space = EDGE_SPACE.test(safe) ? ' xml:space="preserve"' : '';
  return `<si><t${space}>${escapeXml(protectEscapes(safe))}</t></si>`;
}
