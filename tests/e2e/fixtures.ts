import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { hpp, startHost, type Host } from './host.ts';

/** What a journey starts from: nothing yet, or a worked example. */
export type From = 'nothing' | 'demo' | 'birmingham';

export interface App {
  folder: string;
  db: string;
  host: Host;
  /** Ends the program and starts it again on the same file, as a person would the next morning. */
  restart(): Promise<void>;
}

interface Fixtures {
  from: From;
  app: App;
  /** The window, open on the program. */
  window: Page;
}

interface Shared {
  samples: Record<'demo' | 'birmingham', string>;
}

export const test = base.extend<Fixtures, Shared>({
  from: ['nothing', { option: true }],

  samples: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'hpp-samples-'));
      const paths = { demo: join(folder, 'demo.hpp'), birmingham: join(folder, 'birmingham.hpp') };
      for (const [name, db] of Object.entries(paths)) await hpp('sample', '--name', name, '--db', db);
      await use(paths);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  app: async ({ from, samples }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'hpp-e2e-'));
    const db = join(folder, 'partnership.hpp');
    if (from !== 'nothing') copyFileSync(samples[from], db);
    const app: App = {
      folder,
      db,
      host: await startHost(db, folder),
      restart: async () => {
        await app.host.stop();
        app.host = await startHost(db, folder);
      },
    };
    await use(app);
    await app.host.stop();
    rmSync(folder, { recursive: true, force: true });
  },

  window: async ({ app, page }, use) => {
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(app.host.url);
    await use(page);
    // A restart cuts the connection on purpose; anything else on the console is a fault.
    expect(
      faults.filter((text) => !/ERR_CONNECTION_REFUSED|Failed to fetch|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE/.test(text)),
    ).toEqual([]);
  },
});

export { expect };

/** Goes to a screen by its address. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => window.location.assign(`#${to}`), path);
}

/** Sets light or dark for this window. */
export async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  const red = (): Promise<number> =>
    page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0] ?? 'none'));
  await expect.poll(async () => ((await red()) < 128 ? 'dark' : 'light')).toBe(theme);
}
