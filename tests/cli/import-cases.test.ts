/** Every case of ../shared/cases on the command line: it tells what the core tells, and stores nothing while it asks. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ImportCounts } from '../../shared/features/imports/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { fileAt, look, sharedFolder } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

const CLI = resolve(import.meta.dirname, '../../electron/cli.ts');
const CASES = sharedFolder('cases', 'import');
const files = CASES ? readdirSync(CASES).filter((name) => !/^ods-(?:plain-)?\d{3,}\.ods$|sheets-200rows/.test(name)) : [];

// Each step is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'hpp-cases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

function hpp(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, HPP_DATA_DIR: join(folder, 'data'), HPP_ACTOR: 'Sam Officer', DISPLAY: '', NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

describe.skipIf(!CASES)('each case on the command line', () => {
  test.each(files)('%s', async (name) => {
    const kind = name.startsWith('providers') ? 'providers' : 'brownfield';
    const path = join(CASES!, name);
    const db = join(folder, `${name}.hpp`);
    const told = await look(it, fileAt(path), {}, kind).catch((error: unknown) => error);
    const [dry, wet] = await Promise.all([
      hpp('import', kind, '--db', join(folder, `${name}.dry.hpp`), '--file', path, '--dry-run', '--json'),
      hpp('import', kind, '--db', db, '--file', path, '--skip-problems'),
    ]);
    if (told instanceof AppError) {
      for (const { code, err } of [dry, wet]) expect([code, err]).toEqual([expect.any(Number), expect.stringContaining(told.message)]);
      expect([dry.code, wet.code]).not.toContain(0);
      return;
    }
    const preview = told as Awaited<ReturnType<typeof look>>;
    const waits = preview.questions.filter(({ answer }) => answer === null);
    if (preview.ready) {
      const counts = JSON.parse(dry.out) as ImportCounts;
      for (const part of ['accounts', 'totals', 'questions', 'notes', 'problems', 'sheets'] as const)
        expect([part, counts[part]]).toEqual([part, preview[part]]);
    } else expect(dry.err).toContain('has no column for');
    // What waits is named with its answers, and there is no partnership yet: nothing was stored.
    if (waits.length > 0 && preview.ready) for (const { id } of waits.slice(0, 12)) expect(wet.err).toContain(`“${id}”`);
    expect([wet.code === 0, existsSync(db)]).toEqual([waits.length === 0, waits.length === 0]);
  });
});
