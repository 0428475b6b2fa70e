import type SqliteFile from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** What SQLite does when another process holds the lock: it waits so long, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5000;

/** Settings of the connection that writes. FULL: the last commit survives a power cut, and we write too little to notice. */
export function prepareWriter(file: SqliteFile.Database): void {
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) file.pragma(pragma);
}

/** Settings of the connection that reads: 64 MB kept instead of 2, or a long list is read from the file again each time. */
export function prepareReader(file: SqliteFile.Database): void {
  file.pragma('cache_size = -65536');
  // From the first reading on it has its share of the file: whoever closes it before this one moves no log into it.
  file.pragma('schema_version');
}

const STATEMENTS_KEPT = 200;

/** Keeps prepared statements: the same SQL comes again and again, most of all in an import. */
export function withStatementCache(file: SqliteFile.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = file.prepare(sql) as unknown as SqliteStatement;
      if (kept.size >= STATEMENTS_KEPT) kept.delete(kept.keys().next().value ?? '');
      kept.set(sql, statement);
      return statement;
    },
  };
}
