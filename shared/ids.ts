import { z } from 'zod';

/** An app-made UUIDv7: sorts by time of making, needs no database extension. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

const HEX = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'));

/** A new UUIDv7 from a time in milliseconds and 10 random bytes (RFC 9562, section 5.7). */
export function uuidv7(millis: number, random: Uint8Array): string {
  const time = Math.floor(millis).toString(16).padStart(12, '0');
  const at = (index: number): number => random[index] ?? 0;
  const a = HEX[0x70 | (at(0) & 0x0f)]! + HEX[at(1)]!;
  const b = HEX[0x80 | (at(2) & 0x3f)]! + HEX[at(3)]!;
  let tail = '';
  for (let i = 4; i < 10; i += 1) tail += HEX[at(i)]!;
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${tail}`;
}
