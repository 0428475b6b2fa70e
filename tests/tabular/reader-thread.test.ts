import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTables } from '../../electron/tabular/read-table.ts';
import { threadReader } from '../../electron/tabular/reader-thread.ts';
import { TableReadError } from '../../electron/tabular/table-read-error.ts';
import { HOSTILE } from './hostile.ts';
import { workbook, sheetXml } from './zip-builder.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-thread-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options = { spawn: threadReader };
const put = (name: string, bytes: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

describe('the reader as a thread, as Electron has it', () => {
  it('reads what the process reads, to the letter', async () => {
    const csv = put('a.csv', `Ref,UPRN,Added\n${'007,010012345678,01/02/2026\n'.repeat(30_000)}`);
    expect(await readTables(csv, options)).toEqual(await readTables(csv));
    const xlsx = put(
      'a.xlsx',
      workbook({
        sheets: [
          sheetXml([
            ['Ref', 7],
            ['S1', 8],
          ]),
        ],
      }),
    );
    expect(await readTables(xlsx, options)).toEqual(await readTables(xlsx));
  });

  it('can be cancelled, and is ended when it takes too long', async () => {
    const path = put('b.csv', 'a,b');
    await expect(readTables(path, { ...options, signal: AbortSignal.abort() })).rejects.toMatchObject({ reason: 'cancelled' });
    const stalled: typeof threadReader = (child, argv) => ({ ...threadReader(child, argv), post: () => undefined });
    const control = new AbortController();
    setTimeout(() => control.abort(), 50);
    await expect(readTables(path, { spawn: stalled, signal: control.signal })).rejects.toMatchObject({ reason: 'cancelled' });
    await expect(readTables(path, { spawn: stalled, timeMs: 50 })).rejects.toMatchObject({ reason: 'too-slow' });
  });

  it('says so when it can’t be started', async () => {
    const never: typeof threadReader = (_child, argv) => threadReader(join(folder, 'no-such-child.js'), argv);
    await expect(readTables(put('c.csv', 'a,b'), { spawn: never })).rejects.toMatchObject({ reason: 'reader-failed' });
  });

  it('knows none of our environment', async () => {
    const spy = put(
      'spy.mjs',
      "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ type: 'refused', refusal: { reason: Object.keys(process.env).length === 0 ? 'damaged' : 'too-slow' } });",
    );
    const spying: typeof threadReader = (_child, argv) => threadReader(spy, argv);
    await expect(readTables(put('d.csv', 'a,b'), { spawn: spying })).rejects.toMatchObject({ reason: 'damaged' });
  });

  for (const { file, why, make, expect: allowed } of HOSTILE) {
    it(`${file}: ${why}`, { timeout: 40_000 }, async () => {
      const result = await readTables(put(file, make()), options).catch((error: unknown) => error);
      if (!(result instanceof TableReadError)) {
        expect(result).not.toBeInstanceOf(Error);
        expect(allowed).toContain('read');
        return;
      }
      expect(allowed, result.message).toContain(result.reason);
    });
  }
});
