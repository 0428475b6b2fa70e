import { expect, test } from 'vitest';
import { networkShareOf } from '../../electron/db/sqlite/shares.ts';

/** Kinds of file system as Linux names them in its list of mounts. */
const SHARES = ['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'afpfs', 'ncpfs', 'fuse.sshfs', '9p', 'webdav', 'davfs'];
const OWN = ['ext4', 'xfs', 'btrfs', 'overlay', 'tmpfs', 'fuseblk', 'vfat', 'zfs', 'apfs'];

const mountedAs = (type: string): { at: string; type: string }[] => [
  { at: '/', type: 'ext4' },
  { at: '/mnt/council', type },
  { at: '/mnt/council/scratch', type: 'ext4' },
];

test.each(SHARES)('%s is a share: everything below it, up to a disk mounted in it', (type) => {
  const mounts = mountedAs(type);
  for (const path of ['/mnt/council/p.hpp', '/mnt/council/deep/er/p.hpp']) expect(networkShareOf(path, mounts)).toBe(type);
  expect(networkShareOf('/mnt/council/scratch/p.hpp', mounts)).toBeNull();
  expect(networkShareOf('/mnt/councillor/p.hpp', mounts)).toBeNull();
  expect(networkShareOf('/home/sam/p.hpp', mounts)).toBeNull();
});

test.each(OWN)('%s is a disk of this computer', (type) => {
  expect(networkShareOf('/mnt/council/p.hpp', mountedAs(type))).toBeNull();
});

test('a share is one, too, when it is the whole computer', () => {
  expect(networkShareOf('/home/sam/p.hpp', [{ at: '/', type: 'nfs4' }])).toBe('nfs4');
});
