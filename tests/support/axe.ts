/** axe in a test's page: every WCAG 2.2 AA rule, no exclusions. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// axe's own Playwright package opens a second page to put the frames of a page together, which takes longer
// than the rules do. The program has no frames; the first line makes sure.
const RUN = `(async () => {
  if (document.querySelector('iframe, frame')) throw new Error('axe would not look into the frames of this page.');
  // Colours on their way from one theme to the other, or of a dialog that fades in, would be judged in between.
  const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.all(passing.map((one) => one.finished.catch(() => undefined)));
  return axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} }, resultTypes: ['violations'] });
})()`;

/** Expects that axe finds nothing on the page as it is now. `where` names the state in a failure. */
export async function expectNoViolations(page: Page, where = 'this page'): Promise<void> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(source);
  const { violations } = await page.evaluate<AxeResults>(RUN);
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)}`).join('\n')}`,
  );
  expect(found, where).toEqual([]);
}

/** The same in light and in dark: what is open stays open, only the colours change. */
export async function expectNoViolationsInBothThemes(page: Page, where: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
    await expectNoViolations(page, `${where}, ${theme}`);
  }
}
