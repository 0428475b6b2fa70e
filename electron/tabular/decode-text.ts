import { isUtf8 } from 'node:buffer';
import { isBareUtf16 } from './sniff.ts';

/** A text file as UTF-8 without a byte order mark, and how it was really encoded. */
export interface DecodedText {
  utf8: Uint8Array;
  encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

// What Windows-1252 has at 0x80 to 0x9F. Some builds of the decoder treat that range as Latin-1, so ours is a table.
const WINDOWS_1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

function windows1252(bytes: Buffer): string {
  // oxlint-disable-next-line no-control-regex -- these are the bytes to be translated
  return bytes.toString('latin1').replaceAll(/[\u0080-\u009F]/gu, (one) => WINDOWS_1252[one.charCodeAt(0) - 0x80] ?? one);
}

function fromUtf16(bytes: Buffer, bigEndian: boolean): DecodedText {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return { utf8: Buffer.from((bigEndian ? even.swap16() : even).toString('utf16le')), encoding: 'UTF-16' };
}

/** Decodes by byte order mark, else strictly as UTF-8, else as Windows-1252, which is what older Excel saves. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view[0] === 0xff && view[1] === 0xfe) return fromUtf16(view.subarray(2), false);
  if (view[0] === 0xfe && view[1] === 0xff) return fromUtf16(view.subarray(2), true);
  if (isBareUtf16(view)) return fromUtf16(view, false);
  const marked = view[0] === 0xef && view[1] === 0xbb && view[2] === 0xbf;
  const body = marked ? view.subarray(3) : view;
  if (isUtf8(body)) return { utf8: body, encoding: 'UTF-8' };
  return { utf8: Buffer.from(windows1252(body)), encoding: 'Windows-1252' };
}
