import { expect, test } from 'vitest';
import { syncProgramOf, syncWarning } from '../../electron/db/sqlite/sync-folders.ts';

const none = (): boolean => false;

test.each([
  ['/home/sam/OneDrive - Rivermere Council/Housing/a.hpp', 'OneDrive'],
  ['/home/sam/OneDrive/a.hpp', 'OneDrive'],
  ['/home/sam/Dropbox (Personal)/deep/down/a.hpp', 'Dropbox'],
  ['/Users/sam/Library/CloudStorage/GoogleDrive-sam@example.org/My Drive/a.hpp', 'Google Drive'],
  ['/Users/sam/Library/Mobile Documents/com~apple~CloudDocs/a.hpp', 'iCloud Drive'],
  ['/home/sam/Nextcloud/a.hpp', 'Nextcloud'],
  ['/home/sam/Documents/a.hpp', null],
  ['/home/sam/Boxes/a.hpp', null],
  ['/home/sam/About OneDrive/a.hpp', null],
])('%s is kept in step by %s', (path, program) => {
  expect(syncProgramOf(path, none)).toBe(program);
  expect(syncWarning(path, none) === null).toBe(program === null);
});

test('a folder is known by the mark a program puts into it, too, and the sentence says what to do', () => {
  const marked = (path: string): boolean => path === '/home/sam/Shared/.stfolder';
  expect(syncProgramOf('/home/sam/Shared/north/a.hpp', marked)).toBe('Syncthing');
  expect(syncWarning('/home/sam/Shared/north/a.hpp', marked)).toMatch(/Syncthing.*Keep it in a folder of this computer/);
});
