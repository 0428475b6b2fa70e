import { expect, test } from './fixtures.ts';

test.use({ from: 'demo' });

test('theme, role and density of this computer survive a restart, which has another address', async ({ app, window }) => {
  const before = new URL(window.url()).port;
  await window.getByRole('link', { name: 'Settings' }).click();
  await window.getByRole('radio', { name: 'Dark' }).click();
  await window.getByRole('radio', { name: 'Compact' }).click();
  await expect(window.locator('html')).toHaveAttribute('data-theme', 'dark');
  await window.waitForResponse((response) => response.url().includes('workspace.keep'));
  await expect.poll(() => window.evaluate(() => localStorage.getItem('hpp-preferences'))).toContain('compact');
  await window.waitForTimeout(1000);
  await app.restart();
  expect(new URL(app.host.url).port).not.toBe(before);
  await window.goto(app.host.url);
  await expect(window.locator('html')).toHaveAttribute('data-theme', 'dark');
  await window.getByRole('link', { name: 'Settings' }).click();
  await expect(window.getByRole('radio', { name: 'Compact' })).toBeChecked();
});

test('a link opened in a new tab is the program, and ten tabs work', async ({ window, context }) => {
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    window
      .getByRole('link', { name: 'Actions' })
      .first()
      .click({ modifiers: ['ControlOrMeta'] }),
  ]);
  // Asked of the page itself: its address changes while Playwright waits for it to load. Nothing is shown in between.
  const shown = (): Promise<string> => tab.evaluate(() => document.querySelector('h1')?.textContent ?? '').catch(() => '');
  await expect.poll(shown).toBe('Actions');
  const address = new URL('/', window.url()).href;
  for (let n = 0; n < 8; n += 1) {
    const another = await context.newPage();
    await another.goto(address);
    await expect(another.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await tab.evaluate(() => void (globalThis.location.hash = '#/meetings'));
  await expect.poll(shown).toBe('Meetings');
});
