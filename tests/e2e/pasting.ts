import type { Locator, Page } from '@playwright/test';

/** Pastes tab-separated lines at a cell. */
export async function pasteAt(page: Page, cell: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  // At its edge: the words of a name open its record.
  const { width, height } = (await cell.boundingBox())!;
  await cell.click({ position: { x: width - 3, y: height / 2 } });
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+v');
}

/** The cells of a grid's column, without those of bands. */
export const cells = (grid: Locator, column: string): Locator =>
  grid.locator(`[role="row"]:not(.dg-band) [role="gridcell"][col-id="${column}"]`);
