import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './sources.ts';

interface Report {
  diagnostics: { code: string; filename: string }[];
}

/** Rules broken in each file, by its path. */
export type Broken = ReadonlyMap<string, readonly string[]>;

/** Lints files by our configuration, in a folder of their own, as if they stood in the tree. */
export function lintPlanted(files: ReadonlyMap<string, string>): Broken {
  const folder = mkdtempSync(join(tmpdir(), 'hpp-planted-'));
  try {
    for (const part of ['oxlint.config.ts', 'package.json', 'scripts/lint'])
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const broken = new Map<string, string[]>();
    for (const { code, filename } of lint(folder).diagnostics) {
      const path = filename.replaceAll('\\', '/');
      broken.set(path, [...(broken.get(path) ?? []), code]);
    }
    return broken;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lint(cwd: string): Report {
  const args = [join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint'), '--format=json', '.'];
  try {
    return JSON.parse(execFileSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })) as Report;
  } catch (error) {
    // It ends with 1 when it has found something, and its report is whole then.
    const { status, stdout } = error as { status?: number; stdout?: string };
    if (status !== 1 || !stdout?.startsWith('{')) throw error;
    return JSON.parse(stdout) as Report;
  }
}
