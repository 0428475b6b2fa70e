import { resolve } from 'node:path';
import { sql } from 'kysely';
import type { system as contract } from '../../../shared/features/system/contract.ts';
import { AppError } from '../../../shared/errors.ts';
import { checkLog } from '../../core/check-log.ts';
import type { FeatureHandlers } from '../../core/context.ts';
import { pluralOf, TABLES, type EntityName } from '../../../shared/tables.ts';
import { distrustWords } from '../../core/search-index.ts';
import type { Database } from '../../db/connect.ts';
import { backupBeside, backupTo } from '../../db/backup.ts';
import { findings, type Look } from '../../db/sqlite/findings.ts';
import { describeProfile } from '../../db/profile.ts';
import { notInBin } from '../../core/bin.ts';
import { syncWarning } from '../../db/sqlite/sync-folders.ts';
import { VERSION } from '../../version.ts';

/** What search looks words up by, held against the records: it is made of them, and is made anew where it differs. */
async function wordsOf(database: Database, signal: AbortSignal): Promise<string[]> {
  if (!database.isThere()) return [];
  const wrong = await findings<{ name: string }>(database.sqlite!.name, 'words', signal);
  if (wrong.length === 0) return [];
  await distrustWords(database);
  const kinds = wrong.map(({ name }) => pluralOf(name.replace(/_words$/, '') as EntityName)).join(', ');
  return [
    `Search may miss records: what it looks words up by is not what they hold (${kinds}). Close the partnership and open it again: that makes it anew.`,
  ];
}

export const system: FeatureHandlers<typeof contract> = {
  async about(ctx) {
    const { profile, dialect } = ctx.database;
    return {
      version: VERSION,
      database: dialect.name,
      name: describeProfile(profile),
      path: profile.kind === 'sqlite' ? profile.path : null,
      warning: profile.kind === 'sqlite' ? syncWarning(profile.path) : null,
      actor: ctx.actor.name,
    };
  },

  async check(ctx) {
    const results: string[] = [];
    await ctx.breath.now();
    ctx.database.assertReadable();
    const file = ctx.database.sqlite;
    if (file) {
      // By a thread of its own, which opens the path: one that lost its name there is looked through here.
      const look = <Row>(what: Look): Promise<Row[]> | Row[] =>
        ctx.database.isThere() ? findings<Row>(file.name, what, ctx.signal) : (file.pragma(what) as Row[]);
      const looked = await look<{ integrity_check: string }>('integrity_check');
      const places = looked.map((row) => row.integrity_check).filter((found) => found !== 'ok');
      if (places.length > 0)
        results.push(
          `The file’s own structure is damaged in ${places.length === 1 ? 'one place' : `${places.length} places`} (${places[0]!.split('\n')[0]}).`,
        );
      for (const row of await look<{ table: string; parent: string }>('foreign_key_check'))
        results.push(`A ${row.table} points at a ${row.parent} that is missing.`);
      results.push(...(await wordsOf(ctx.database, ctx.signal)));
    }
    const records: Record<string, number> = {};
    for (const table of Object.keys(TABLES)) {
      await ctx.breath.now();
      const { rows } = await sql<{
        n: number;
      }>`select count(*) as n from ${sql.table(table)} where ${notInBin()}`.execute(ctx.db);
      records[table] = rows[0]?.n ?? 0;
    }
    const { findings: differences, mark } = await checkLog(ctx.db, ctx.breath);
    results.push(...differences);
    return { ok: results.length === 0, findings: results, records, mark };
  },

  async outcome(ctx, { commandId }) {
    const found = await ctx.db.selectFrom('command_entry').select(['at', 'label']).where('id', '=', commandId).executeTakeFirst();
    return found ? { saved: true, ...found } : { saved: false, at: null, label: null };
  },

  async backup(ctx, { path, replace }) {
    const { reader, profile } = ctx.database;
    if (!reader || profile.kind !== 'sqlite') {
      throw new AppError('forbidden', 'A PostgreSQL partnership is backed up on its server.', {
        remedy: 'Use pg_dump there.',
      });
    }
    const look = (): void => {
      ctx.database.assertReadable();
      ctx.breath.check();
    };
    look();
    if (path === undefined) return { path: await backupBeside(reader, profile.path, 'by hand', look) };
    await backupTo(reader, resolve(path), { look, replace });
    return { path };
  },
};
