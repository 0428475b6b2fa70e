import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isUncPath, parseProfile } from '../db/profile.ts';

/** What the window's program was started with. */
export interface WindowArguments {
  db?: string;
  upgrade: boolean;
  scale: 1 | 10 | 100;
}

/**
 * Reads a command line, the program's own words left off. Electron and Chromium have switches of their own, so unknown
 * ones are passed over. A relative path starts at `folder`.
 */
export function readArguments(argv: string[], folder: string): WindowArguments {
  const { values, positionals } = parseArgs({
    args: argv,
    strict: false,
    allowPositionals: true,
    options: { db: { type: 'string' }, upgrade: { type: 'boolean' }, scale: { type: 'string' } },
  });
  const given = typeof values['db'] === 'string' ? values['db'] : positionals.find((word) => /\.hpp$/i.test(word));
  const scale = ([10, 100] as const).find((size) => String(size) === values['scale']) ?? 1;
  const asGiven = given === undefined || parseProfile(given).kind === 'postgres' || isUncPath(given);
  const db = asGiven ? given : resolve(folder, given);
  return { ...(db === undefined ? {} : { db }), upgrade: values['upgrade'] === true, scale };
}
