import SqliteFile from 'better-sqlite3';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

const postgres = process.env['HPP_DIALECT'] === 'postgres';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

/** Tries to begin writing from outside, and answers what it was told. */
async function beginElsewhere(): Promise<string> {
  const { profile } = it;
  if (profile.kind === 'sqlite') {
    const other = new SqliteFile(profile.path, { timeout: 0 });
    try {
      other.exec('begin immediate');
      other.exec('rollback');
      return 'free';
    } catch (error) {
      return String((error as { code?: string }).code);
    } finally {
      other.close();
    }
  }
  const other = new pg.Client({ connectionString: profile.url });
  await other.connect();
  try {
    const { rows } = await other.query<{ held: string }>(
      "select count(*) as held from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())",
    );
    return Number(rows[0]?.held) > 0 ? 'held' : 'free';
  } finally {
    await other.end();
  }
}

describe('a command', () => {
  test('keeps others from writing from its first moment to its last, though it has written nothing yet', async () => {
    const atStart = await it.core.transact('Look', async () => beginElsewhere());
    expect(atStart).toBe(postgres ? 'held' : 'SQLITE_BUSY');
    expect(await beginElsewhere()).toBe('free');
  });

  test('keeps nobody from writing once it has failed', async () => {
    await expect(it.core.transact('Fail', () => Promise.reject(new Error('no')))).rejects.toThrow();
    expect(await beginElsewhere()).toBe('free');
  });

  test('waits for the one before it', async () => {
    const order: string[] = [];
    const step = (name: string) =>
      it.core.transact(name, async (ctx) => {
        order.push(`${name} begins`);
        await ctx.write.insert('person', { name, organisationId: null, jobTitle: '', email: '', phone: '', notes: '' });
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`${name} ends`);
      });
    await Promise.all([step('A'), step('B'), step('C')]);
    for (let at = 0; at < order.length; at += 2) expect(order[at + 1]).toBe(order[at]?.replace('begins', 'ends'));
    expect(order).toHaveLength(6);
  });
});
