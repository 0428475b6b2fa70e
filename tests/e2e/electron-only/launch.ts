import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '../../../electron/cli/window.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Electron's executable and the build, or why these specs can't run here. */
function ready(): { executable: string } | { reason: string } {
  const executable = findElectron(ROOT, process.env);
  if (!executable) return { reason: 'Electron’s runtime is not on this computer: its specs are skipped.' };
  if (!existsSync(join(ROOT, 'out', 'main', 'main.js'))) return { reason: 'The app has not been built: the Electron specs are skipped.' };
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return { reason: 'There is no display here: the Electron specs are skipped.' };
  return { executable };
}

/** A folder of its own for data, settings and the window. */
export interface Desk {
  folder: string;
  /** Starts the app on the desk's folder and waits for its page. */
  launch(...args: string[]): Promise<{ app: ElectronApplication; page: Page }>;
}

let told = false;

export const test = base.extend<{ desk: Desk }>({
  // Playwright reads the fixture's needs from this pattern, empty or not.
  // eslint-disable-next-line no-empty-pattern
  desk: async ({}, use, info) => {
    const found = ready();
    if ('reason' in found) {
      if (!told) process.stdout.write(`${found.reason}\n`);
      told = true;
      info.skip(true, found.reason);
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'hpp-electron-'));
    const running: ElectronApplication[] = [];
    const env = { ...process.env, HPP_DATA_DIR: folder, HPP_ACTOR: 'Sam Officer' } as Record<string, string>;
    delete env['ELECTRON_RUN_AS_NODE'];
    // Chromium's sandbox refuses to run as root, as in many a build container.
    const words = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    await use({
      folder,
      async launch(...args) {
        const app = await _electron.launch({ executablePath: found.executable, args: [...words, ROOT, ...args], env });
        running.push(app);
        return { app, page: await app.firstWindow() };
      },
    });
    for (const app of running) await app.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  },
});
