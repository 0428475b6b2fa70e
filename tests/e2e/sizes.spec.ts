import { expect, goTo, test } from './fixtures.ts';
import { screensOf } from './screen-list.ts';

test.use({ from: 'demo' });

const SIZES = [
  { size: '1280×800', width: 1280, height: 800 },
  { size: '1024×700', width: 1024, height: 700 },
  { size: '200% zoom', width: 640, height: 400 },
] as const;

for (const { size, ...viewport } of SIZES) {
  test(`dates and references are never cut, in any grid, at ${size}`, async ({ window: page, app }) => {
    test.setTimeout(300_000);
    await page.setViewportSize(viewport);
    await expect(page.locator('h1').first()).toBeVisible();
    // Somebody has made the columns narrower than what is in them.
    await page.evaluate(() => {
      const columns = {
        actions: ['ref', 'dueOn'],
        risks: ['reference', 'reviewOn'],
        'meetings-upcoming': ['heldOn'],
        'meetings-past': ['heldOn'],
        sites: ['reference'],
      };
      for (const [name, ids] of Object.entries(columns))
        localStorage.setItem(`hpp.grid.${name}`, JSON.stringify(ids.map((id) => ({ id, width: 56 }))));
    });
    // What is kept for this computer has gone to the program.
    await page.waitForTimeout(1500);
    await page.reload();
    let seen = 0;
    for (const [name, path] of await screensOf(app)) {
      await goTo(page, path);
      await expect(page.locator('h1').first(), name).toBeVisible();
      await expect(page.getByText('Loading', { exact: false }), name).toHaveCount(0);
      if ((await page.locator('main .ag-row').count()) === 0) continue;
      const look = (): Promise<{ looked: number; cut: string[] }> =>
        page.evaluate(() => {
          const whole = /^(?:[A-Z]+[\w-]*(?:\/[\w-]+)+|R\d+|\d{1,2} [A-Z][a-z]{2,3} \d{4})$/;
          const cells = [...document.querySelectorAll<HTMLElement>('main .ag-row .ag-cell')].filter((cell) =>
            whole.test(cell.innerText.trim()),
          );
          // An element that hides what doesn't fit, the cell or one in it.
          const isCut = (cell: HTMLElement): boolean =>
            [cell, ...cell.querySelectorAll<HTMLElement>('*')].some((part) => part.scrollWidth > part.clientWidth && part.clientWidth > 1);
          return {
            looked: cells.length,
            cut: cells.filter(isCut).map((cell) => `${cell.getAttribute('col-id')}: ${cell.innerText.trim()}`),
          };
        });
      await expect.poll(async () => (await look()).cut, { message: name, timeout: 3000 }).toEqual([]);
      seen += (await look()).looked;
    }
    expect(seen).toBeGreaterThan(20);
  });
}
