import { Zip, ZipPassThrough } from 'fflate';

/** A zip's dates begin here; a clock before that would be an error. */
const FIRST_DAY = new Date(1980, 0, 1);

/**
 * Writes parts as a zip without compression: what a parser gets after the checks, and nothing else.
 * Part by part, as fflate's `zipSync` would take a part called `__proto__` for something else.
 */
export function storeZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, bytes] of parts) {
    const part = new ZipPassThrough(name);
    part.mtime = FIRST_DAY;
    zip.add(part);
    part.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}
