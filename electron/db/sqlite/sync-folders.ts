import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What programs that synchronise call their folders, and what they put into them. */
const NAMES: readonly [pattern: RegExp, name: string][] = [
  [/^OneDrive( - .+)?$/i, 'OneDrive'],
  [/^Dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(Google ?Drive|GoogleDrive-.+|My Drive)$/i, 'Google Drive'],
  [/^(iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/i, 'iCloud Drive'],
  [/^Box( Sync)?$/i, 'Box'],
  [/^Nextcloud$/i, 'Nextcloud'],
  [/^ownCloud$/i, 'ownCloud'],
];
const MARKS: readonly [file: string, name: string][] = [
  ['.dropbox', 'Dropbox'],
  ['.stfolder', 'Syncthing'],
  ['.sync', 'Resilio Sync'],
  ['.owncloudsync.log', 'ownCloud'],
  ['.nextcloudsync.log', 'Nextcloud'],
];

/** The program that synchronises the folder a file lies in, by the folders' names and marks; null when none is known. */
export function syncProgramOf(path: string, isThere: (path: string) => boolean = existsSync): string | null {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const called = folder.split(/[\\/]/).at(-1) ?? '';
    const found = NAMES.find(([pattern]) => pattern.test(called))?.[1] ?? MARKS.find(([file]) => isThere(join(folder, file)))?.[1];
    if (found !== undefined) return found;
    if (folder === dirname(folder)) return null;
  }
}

/** A sentence about a file in a folder that is synchronised; null when it is in none. */
export function syncWarning(path: string, isThere?: (path: string) => boolean): string | null {
  const program = syncProgramOf(path, isThere);
  return program === null
    ? null
    : `This file is in a folder that ${program} keeps in step with other computers. Two people, or two computers, can end up with two versions. Keep it in a folder of this computer, and put backups there.`;
}
