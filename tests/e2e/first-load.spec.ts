import { expect, test } from './fixtures.ts';

test.use({ from: 'demo' });

const MOST_BYTES = 250_000;

test('the first screen comes in 250 kB; other screens come when there is nothing else to do, and need the line no more', async ({
  app,
  browser,
}) => {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  const files: { url: string; bytes: number; at: number }[] = [];
  const urls = new Map<string, string>();
  line.on('Network.responseReceived', ({ requestId, response }) => void urls.set(requestId, new URL(response.url).pathname));
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    files.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength, at: timestamp });
  });
  await page.goto(app.host.url);
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
  await expect.poll(() => files.some(({ url }) => url.includes('DataGrid')), { timeout: 30_000 }).toBe(true);
  const first = files.filter(({ url }) => url === '/' || url.startsWith('/assets/first'));
  expect(first.length).toBeGreaterThan(2);
  expect(first.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(MOST_BYTES);
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Help' }).click();
  await expect(page.getByRole('heading', { name: 'Help', level: 1 })).toBeVisible();
});
