import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program's own version, from the package.json above the sources or the build. */
export const VERSION = ((): string => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const found = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (found.name === 'housing-partnership-planner') return found.version ?? '';
    } catch {
      // Not here: look one folder up.
    }
  }
  return 'unknown';
})();
