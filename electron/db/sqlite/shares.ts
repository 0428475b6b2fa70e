import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { isUncPath } from '../profile.ts';

const NETWORK_TYPES = /^(nfs\d?|cifs|smb\d?|smbfs|afpfs|ncpfs|fuse\.sshfs|9p|webdav|davfs)$/;

/** Throws `read_only` when a path lies on a network share. */
export function refuseShare(path: string): void {
  const share = networkShareOf(path);
  if (share) {
    throw new AppError('read_only', `${path} is on a network share (${share}), where a SQLite file can be damaged when two people write.`, {
      remedy: 'Keep the file on this computer, or give --db a postgres:// address to work together.',
    });
  }
}

/** Names the kind of share a path lies on, or null. WAL needs shared memory, which shares don't have. */
export function networkShareOf(path: string, mounts = readMounts()): string | null {
  if (isUncPath(path)) return 'UNC path';
  const full = resolve(path);
  const folder = existsSync(full) ? full : dirname(full);
  const covering = mounts
    .filter((mount) => folder === mount.at || folder.startsWith(mount.at.endsWith('/') ? mount.at : `${mount.at}/`))
    .toSorted((a, b) => b.at.length - a.at.length)[0];
  return covering && NETWORK_TYPES.test(covering.type) ? covering.type : null;
}

/** The mounted file systems, where the system lists them. */
function readMounts(): { at: string; type: string }[] {
  if (!existsSync('/proc/mounts')) return [];
  return readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter((parts) => parts.length > 2)
    .map((parts) => ({ at: (parts[1] ?? '').replaceAll('\\040', ' '), type: parts[2] ?? '' }));
}
