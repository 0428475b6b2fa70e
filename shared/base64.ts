/** Bytes to base64 and back; a host with something faster than the one here passes its own. */
export interface Base64 {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CHUNK = 0x6000;
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, DIGITS.indexOf(String.fromCharCode(code))));

function encodePart(bytes: Uint8Array): string {
  const codes: number[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const word = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    codes.push(
      DIGITS.charCodeAt(word >> 18),
      DIGITS.charCodeAt((word >> 12) & 63),
      DIGITS.charCodeAt((word >> 6) & 63),
      DIGITS.charCodeAt(word & 63),
    );
  }
  const text = String.fromCharCode(...codes);
  const missing = (3 - (bytes.length % 3)) % 3;
  return missing === 0 ? text : text.slice(0, -missing) + '='.repeat(missing);
}

/** Base64 in plain JavaScript, for wherever this runs. */
export const plainBase64: Base64 = {
  encode(bytes) {
    const parts: string[] = [];
    for (let at = 0; at < bytes.length; at += CHUNK) parts.push(encodePart(bytes.subarray(at, at + CHUNK)));
    return parts.join('');
  },
  decode(text) {
    const length = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
    const bytes = new Uint8Array(Math.floor((length * 3) / 4));
    const value = (index: number): number => (index < length ? (VALUES[text.charCodeAt(index)] ?? 0) : 0);
    for (let at = 0, to = 0; at < length; at += 4, to += 3) {
      const word = (value(at) << 18) | (value(at + 1) << 12) | (value(at + 2) << 6) | value(at + 3);
      bytes[to] = word >> 16;
      if (to + 1 < bytes.length) bytes[to + 1] = (word >> 8) & 255;
      if (to + 2 < bytes.length) bytes[to + 2] = word & 255;
    }
    return bytes;
  },
};
