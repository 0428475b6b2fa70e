import { accountActor, type Actor } from '../core/actor.ts';
import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { isUncPath, parseProfile, type DatabaseProfile } from '../db/profile.ts';

const FOLDER = 'Housing Partnership Planner';

/** Folders of this person on this computer. */
export interface Places {
  /** Settings and logs of the program. */
  dataDir: string;
  /** Where new partnerships go. */
  documentsDir: string;
}

/** Where the program keeps its own things. `HPP_DATA_DIR` moves all of it. */
export function placesOf(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): Places {
  const moved = env['HPP_DATA_DIR'];
  if (moved) return { dataDir: resolve(moved), documentsDir: resolve(moved) };
  const documents = join(home, 'Documents');
  const dataDir = join(appDataOf(env, platform, home), FOLDER);
  return { dataDir, documentsDir: existsSync(documents) ? join(documents, FOLDER) : dataDir };
}

function appDataOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return env['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] ?? join(home, '.config');
}

/** Who writes into the audit trail: `HPP_ACTOR`, else the name the person signed in to the computer with. */
export function actorOf(env: NodeJS.ProcessEnv = process.env): Actor {
  const given = env['HPP_ACTOR']?.trim();
  if (given) return accountActor(given);
  try {
    return accountActor(userInfo().username);
  } catch {
    return accountActor('Unknown');
  }
}

/** Reads a path or address as a person gives it: `~` is their home, and a relative path starts here. */
export function profileOf(text: string): DatabaseProfile {
  const profile = parseProfile(text.trim());
  // A share is refused when it is opened; made absolute first, it would be a folder with an odd name.
  if (profile.kind === 'postgres' || isUncPath(profile.path)) return profile;
  return { kind: 'sqlite', path: resolve(profile.path.replace(/^~(?=$|[\\/])/, homedir())) };
}

/** What to show, keep and compare of a profile: the full path, or the address without its password. */
export function addressOf(profile: DatabaseProfile): string {
  if (profile.kind === 'sqlite') return profile.path;
  try {
    const url = new URL(profile.url);
    url.password = '';
    url.searchParams.delete('password');
    return url.href;
  } catch {
    return 'postgres://';
  }
}

/** A path in `folder` that nothing has yet, after a name a person gave: `Name.hpp`, `Name 2.hpp`, and so on. */
export function freePath(folder: string, name: string): string {
  const safe = name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim()
    .slice(0, 80);
  const stem = safe === '' ? 'Partnership' : safe;
  for (let n = 1; ; n += 1) {
    const path = join(folder, `${stem}${n === 1 ? '' : ` ${n}`}.hpp`);
    if (!existsSync(path)) return path;
  }
}

/** The program's own folder: where package.json is, above the sources or the build. */
export function programRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return from;
  }
}

/** What a new partnership is called when only its file has a name. */
export const nameFromPath = (path: string): string =>
  (path.split(/[\\/]/).at(-1) ?? '').slice(0, -extname(path).length || undefined).trim() || 'Partnership';
