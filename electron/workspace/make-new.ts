import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { createCore, type Core, type CoreConfig } from '../core/create-core.ts';
import { describeProfile, type DatabaseProfile } from '../db/profile.ts';
import { toAppError } from '../db/errors.ts';
import { clearLeftovers } from '../db/leftovers.ts';
import { besideOf, placeNew, realFile, removeDatabase, writeOver } from '../db/place.ts';
import { explainFile } from '../db/sqlite/explain.ts';
import { holdsNone } from '../db/sqlite/open.ts';
import { refuseShare } from '../db/sqlite/shares.ts';

/** What every core of a host is made with. */
export type CoreParts = Omit<CoreConfig, 'profile' | 'open'> & { open?: { upgrade?: boolean } };

/** Runs a method that must succeed. Throws its AppError. */
export async function ask<T>(core: Core, method: string, input: unknown = {}, signal?: AbortSignal): Promise<T> {
  const reply = await core.dispatch({ method, input }, signal);
  if (reply.ok) return reply.data as T;
  throw new AppError(reply.error.code, reply.error.message, reply.error.details);
}

/** The partnership in an open database, or null before it is started. */
export const partnershipIn = (core: Core): Promise<{ name: string } | null> => ask(core, 'partnership.get');

/** Opens a database that holds a partnership. Throws `not_found` when it holds none. */
export async function openPartnership(profile: DatabaseProfile, parts: CoreParts): Promise<{ core: Core; name: string }> {
  const core = await createCore({ ...parts, profile, open: { ...parts.open, create: false } });
  try {
    const found = await partnershipIn(core);
    if (!found) {
      throw holdsNone(describeProfile(profile));
    }
    return { core, name: found.name };
  } catch (error) {
    await core.close();
    throw error;
  }
}

/**
 * Makes a new partnership, wholly or not at all: `work` fills a file beside the place it will have, which gets its
 * name at the end (or, when `keep` says no to the result, is thrown away). Throws `duplicate` when the place holds
 * a partnership already.
 */
export async function makeNew<T>(
  profile: DatabaseProfile,
  parts: CoreParts,
  work: (core: Core) => Promise<T>,
  keep: (result: T) => boolean = () => true,
): Promise<T> {
  if (profile.kind === 'sqlite') refuseShare(profile.path);
  await refuseTaken(profile, parts);
  if (profile.kind === 'postgres') return withCore(profile, parts, work);
  const place = realFile(profile.path);
  const making = besideOf(place, 'making');
  const clear = (): void => removeDatabase(making);
  process.once('exit', clear);
  try {
    clear();
    clearLeftovers(dirname(making));
    const result = await withCore({ kind: 'sqlite', path: making }, parts, work);
    if (keep(result)) {
      if (existsSync(place)) await overEmpty(making, place);
      else placeNew(making, place);
    }
    return result;
  } catch (error) {
    throw about(explainFile(profile.path, error), making, profile.path);
  } finally {
    process.removeListener('exit', clear);
    clear();
  }
}

/** Works on a new partnership file that is thrown away afterwards: for a rehearsal. */
export async function withScratch<T>(parts: CoreParts, work: (core: Core) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hpp-scratch-'));
  try {
    return await withCore({ kind: 'sqlite', path: join(folder, 'scratch.hpp') }, parts, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withCore<T>(profile: DatabaseProfile, parts: CoreParts, work: (core: Core) => Promise<T>): Promise<T> {
  const core = await createCore({ ...parts, profile, open: { ...parts.open, create: true } });
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}

/** An empty file, or one with tables and no partnership, may be replaced; anything else stays. */
async function refuseTaken(profile: DatabaseProfile, parts: CoreParts): Promise<void> {
  if (profile.kind === 'sqlite' && !((statSync(profile.path, { throwIfNoEntry: false })?.size ?? 0) > 0)) return;
  try {
    const { core, name } = await openPartnership(profile, parts);
    await core.close();
    throw new AppError('duplicate', `${describeProfile(profile)} already holds a partnership, “${name}”.`, {
      remedy: 'Open it, or choose a new file.',
    });
  } catch (error) {
    const known = toAppError(error);
    if (known.code !== 'not_found') throw known;
  }
}

/** An error about the file being made speaks of the file it was to become. */
const about = (error: AppError, making: string, path: string): AppError =>
  error.message.includes(making) || error.message.includes(basename(making))
    ? new AppError(error.code, error.message.replaceAll(making, path).replaceAll(basename(making), basename(path)), error.details, error)
    : error;

/** Takes the place of an empty file, or of one with tables and no partnership; looks again once nobody else can write. */
const overEmpty = (making: string, place: string): Promise<void> =>
  writeOver(making, place, {
    whileLocked: (present) => {
      const { n } = present.prepare("select count(*) as n from sqlite_master where name = 'partnership'").get() as { n: number };
      const held = n > 0 && present.prepare('select 1 from partnership limit 1').get() !== undefined;
      if (!held) return;
      throw new AppError('duplicate', `${basename(place)} already holds a partnership.`, { remedy: 'Open it, or choose a new file.' });
    },
  });
