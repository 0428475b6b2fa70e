import { defineConfig } from '@playwright/test';
import { pictureFonts } from './tests/screenshots/fonts.ts';
import { chromiumPath } from './tests/support/chromium.ts';

const { path, args } = await chromiumPath();
const pictures = {
  testMatch: ['screenshots/*.spec.ts'],
  use: { launchOptions: { executablePath: path, args, env: { ...process.env, ...pictureFonts(path) } } },
};

/** Journeys in a real browser against the built program; Electron specs where its binary is; screenshots on request. */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: path, args },
    trace: 'off',
  },
  projects: [
    { name: 'browser', testMatch: ['e2e/*.spec.ts', 'ui/*.spec.ts', 'grid/*.spec.ts'] },
    { name: 'electron', testMatch: ['e2e/electron-only/*.spec.ts'] },
    { name: 'screenshots', ...pictures },
    {
      name: 'screenshots-compare',
      ...pictures,
      snapshotPathTemplate: `${process.env['HPP_PICTURES'] ?? 'docs/images'}/{arg}{ext}`,
    },
  ],
});
