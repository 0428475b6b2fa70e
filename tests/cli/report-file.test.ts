import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { saveReport } from '../../electron/cli/report-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'hpp-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const report = new TextEncoder().encode('a report');

test.each(['north.hpp', 'north.hpp-wal', 'north.hpp-shm'])('a report is not written over %s of a partnership', async (name) => {
  const db = join(folder, 'north.hpp');
  new SqliteFile(db).exec('create table if not exists kept (a)').close();
  const before = readFileSync(db);
  await expect(saveReport(join(folder, name), 'r.xlsx', report)).rejects.toMatchObject({
    code: 'duplicate',
    message: expect.stringContaining('is a partnership or belongs to one'),
  });
  expect(readFileSync(db)).toEqual(before);
});

test('a report is written over an earlier one', async () => {
  const path = join(folder, 'r.xlsx');
  writeFileSync(path, 'an earlier report, longer than this');
  expect(await saveReport(folder, 'r.xlsx', report)).toBe(path);
  expect(readFileSync(path, 'utf8')).toBe('a report');
});
