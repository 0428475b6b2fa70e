import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Bridge } from '../../../shared/host.ts';
import type { Reply } from '../../../shared/rpc.ts';
import { test } from './launch.ts';

/** What the page's own code sees; specs have no DOM types. */
interface PageGlobals {
  bridge: Bridge;
  location: { href: string };
  open(url: string): unknown;
}

const call = (page: Page, method: string, input: object): Promise<Reply> =>
  page.evaluate(
    ([name, value]) => (globalThis as unknown as PageGlobals).bridge.call({ method: name, input: value }, Math.random().toString(36)),
    [method, input] as const,
  );

test('opens one window on the first-run screen, with nothing of Node in reach', async ({ desk }) => {
  const { app, page } = await desk.launch();
  expect(page.url()).toBe('app://planner/index.html');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await call(page, 'workspace.state', {})).toMatchObject({
    ok: true,
    data: { state: 'first_run', target: join(desk.folder, 'Housing partnership.hpp') },
  });
  expect(
    await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in globalThis)),
  ).toEqual([]);
  expect(await page.evaluate(() => Object.keys((globalThis as unknown as PageGlobals).bridge).toSorted())).toEqual([
    'call',
    'cancel',
    'host',
    'onChange',
  ]);
  expect(app.windows()).toHaveLength(1);
});

test('stays on its page, and opens no second window', async ({ desk }) => {
  const { app, page } = await desk.launch();
  await app.evaluate(({ shell }) => {
    shell.openExternal = async () => {};
  });
  for (const url of ['https://example.org/', 'file:///etc/passwd', 'app://planner.evil/', 'data:text/html,x']) {
    await page.evaluate((address) => void ((globalThis as unknown as PageGlobals).location.href = address), url);
    await page.evaluate((address) => void (globalThis as unknown as PageGlobals).open(address), url);
  }
  await page.waitForTimeout(300);
  expect(page.url()).toBe('app://planner/index.html');
  expect(app.windows()).toHaveLength(1);
});

test('asks the network for nothing and is granted nothing', async ({ desk }) => {
  const { page } = await desk.launch();
  const tried = await page.evaluate(async () => {
    const page = globalThis as unknown as {
      fetch(url: string): Promise<unknown>;
      navigator: { permissions: { query(what: object): Promise<{ state: string }> } };
    };
    const fetched = await page
      .fetch('https://example.org/')
      .then(() => 'fetched')
      .catch(() => 'refused');
    const { state } = await page.navigator.permissions.query({ name: 'geolocation' });
    return { fetched, state };
  });
  expect(tried).toEqual({ fetched: 'refused', state: 'denied' });
});

test('starts a partnership, tells the page, and opens it again next time', async ({ desk }) => {
  const { app, page } = await desk.launch();
  const changed = page.evaluate(
    () => new Promise((resolve) => (globalThis as unknown as PageGlobals).bridge.onChange((event) => resolve(event.entities))),
  );
  expect(await call(page, 'workspace.start', { name: 'North' })).toMatchObject({ ok: true, data: { state: 'open' } });
  expect(await changed).toEqual(['*']);
  expect(await call(page, 'partnership.get', {})).toMatchObject({ ok: true, data: { name: 'North' } });
  await app.close();
  expect(existsSync(join(desk.folder, 'Housing partnership.hpp-wal'))).toBe(false);

  const again = await desk.launch();
  expect(await call(again.page, 'partnership.get', {})).toMatchObject({ ok: true, data: { name: 'North' } });
});

test('starts its backend again when that ends', async ({ desk }) => {
  const { app, page } = await desk.launch();
  await call(page, 'workspace.start', { name: 'North' });
  await app.evaluate(({ app: electron }) => {
    const backend = electron
      .getAppMetrics()
      .find(({ name, serviceName }) => `${name} ${serviceName}`.includes('Housing Partnership Planner data'));
    if (backend) process.kill(backend.pid, 'SIGKILL');
  });
  await expect
    .poll(async () => call(page, 'partnership.get', {}), { timeout: 15_000 })
    .toMatchObject({ ok: true, data: { name: 'North' } });
});
