import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DB_OPTIONS, answer, flag, needed, type Command } from './command.ts';

export const backup: Command = {
  summary: 'Copies a partnership file, even while it is in use, and checks the copy.',
  usage: 'hpp backup --db FILE --out FILE [--replace] [--json]',
  options: { ...DB_OPTIONS, out: { type: 'string' }, replace: { type: 'boolean' } },
  positionals: 0,
  async run(args, io) {
    const out = needed(args, 'out', 'the file to write');
    const { AppError } = await import('../../shared/errors.ts');
    const { profileFrom, withPartnership } = await import('./database.ts');
    const { ask } = await import('../workspace/make-new.ts');
    const { isSameFile } = await import('../db/backup.ts');
    const target = resolve(out);
    const profile = profileFrom(args);
    if (profile.kind === 'sqlite' && isSameFile(target, profile.path)) {
      throw new AppError('validation', 'A backup can’t be written over the partnership itself.', {
        remedy: 'Choose another file with --out.',
      });
    }
    if (existsSync(target) && !flag(args, 'replace')) {
      throw new AppError('duplicate', `${target} is there already.`, {
        remedy: 'Choose another name, or add --replace.',
      });
    }
    const { path } = await withPartnership(args, io, (core) =>
      ask<{ path: string }>(core, 'system.backup', { path: target, replace: flag(args, 'replace') }, io.signal),
    );
    answer(args, io, { db: profile.kind === 'sqlite' ? profile.path : '', path }, [`Backed up to ${path}.`]);
  },
};
