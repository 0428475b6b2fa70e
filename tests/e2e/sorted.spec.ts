import { expect, goTo, test } from './fixtures.ts';
import { cells } from './pasting.ts';

test.use({ from: 'demo' });

for (const [screen, path, key, shown] of [
  ['Action log', '/actions?view=all', 'title', 'title'],
  ['People', '/partners?tab=people', 'jobTitle', 'jobTitle'],
  ['Sites', '/sites', 'nameAddress', 'nameAddress'],
] as const)
  test(`what ${screen} is sorted by is in the address: a reload, a link and Back show it`, async ({ window: page }) => {
    await goTo(page, path);
    const grid = page.getByRole('grid', { name: screen });
    const head = grid.locator(`[role="columnheader"][col-id="${key}"]`);
    const first = (): Promise<string> => cells(grid, shown).first().innerText();
    // A long list comes in its new order a moment later.
    const isRead = () => expect(page.locator('.dg')).toHaveAttribute('aria-busy', 'false');
    const before = await first();
    await head.click();
    await expect(page).toHaveURL(new RegExp(`sort=${key}`));
    await expect.poll(first).not.toBe(before);
    await isRead();
    const up = await first();
    await head.click();
    await expect(page).toHaveURL(new RegExp(`sort=-${key}`));
    await expect.poll(first).not.toBe(up);
    await isRead();
    const down = await first();
    await page.reload();
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await expect.poll(first).toBe(down);
    // Elsewhere and back again; then a link to the other order.
    await goTo(page, '/help');
    await expect(grid).toHaveCount(0);
    await page.goBack();
    await expect.poll(first).toBe(down);
    await goTo(page, `${path}${path.includes('?') ? '&' : '?'}sort=${key}`);
    await expect.poll(first).toBe(up);
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    // Opened without an order, a list has the one it had last.
    await goTo(page, '/help');
    await expect(grid).toHaveCount(0);
    await goTo(page, path);
    await expect.poll(first).toBe(up);
    await expect(page).toHaveURL(new RegExp(`sort=${key}`));
  });
