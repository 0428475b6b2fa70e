import { resolve } from 'node:path';
import { DB_OPTIONS, answer, needed, type Command } from './command.ts';

export const restore: Command = {
  summary: 'Puts a backup in the place of a partnership file. What was there is backed up first.',
  usage: 'hpp restore --from FILE --db FILE [--json]',
  options: { ...DB_OPTIONS, from: { type: 'string' } },
  positionals: 0,
  async run(args, io) {
    const from = needed(args, 'from', 'the backup to restore');
    const { AppError } = await import('../../shared/errors.ts');
    const { partsFrom, profileFrom } = await import('./database.ts');
    const { restoreFile } = await import('../workspace/restore.ts');
    const profile = profileFrom(args);
    if (profile.kind === 'postgres') {
      throw new AppError('forbidden', 'A PostgreSQL partnership is restored on its server.', {
        remedy: 'Use pg_restore there.',
      });
    }
    const { name, kept } = await restoreFile({ from: resolve(from), to: profile.path, parts: partsFrom(args, io) });
    answer(args, io, { db: profile.path, from: resolve(from), partnership: name, kept }, [
      `Restored “${name}” to ${profile.path}.`,
      ...(kept === null ? [] : [`What was there before is kept in ${kept}.`]),
    ]);
  },
};
