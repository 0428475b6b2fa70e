import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTables } from '../../electron/tabular/read-table.ts';
import { TableReadError } from '../../electron/tabular/table-read-error.ts';
import { HOSTILE } from './hostile.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('hostile and broken files', () => {
  for (const { file, why, make, expect: allowed } of HOSTILE) {
    it(`${file}: ${why}`, { timeout: 40_000 }, async () => {
      const path = join(folder, file);
      writeFileSync(path, make());
      const before = process.memoryUsage().rss;
      const result = await readTables(path).catch((error: unknown) => error);
      expect((process.memoryUsage().rss - before) / 1_048_576).toBeLessThan(700);
      if (!(result instanceof TableReadError)) {
        expect(result).not.toBeInstanceOf(Error);
        expect(allowed).toContain('read');
        return;
      }
      expect(allowed, result.message).toContain(result.reason);
      expect(result.message).toContain(file);
      expect(result.message).toMatch(/^“.*[.]$/su);
      expect(result.remedy).toMatch(/^[A-Z].*[.]$/su);
    });
  }

  it('leaves nothing on Object.prototype', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
