/** The Chromium the tests use: the same choice as `npm test` makes. */
import { createRequire } from 'node:module';

/** A browser's program, and the arguments it needs on this machine. */
export interface Chromium {
  path: string;
  args: string[];
}

interface Finder {
  findChromium: (again?: boolean) => Promise<Chromium>;
}

const finder = createRequire(import.meta.url)('../../scripts/setup/chromium.cjs') as Finder;

/** A Chromium that has shown a page on this machine: HPP_CHROMIUM, the machine's own, or the one from npm. */
export async function chromiumPath(): Promise<Chromium> {
  const { path, args } = await finder.findChromium();
  return { path, args };
}
