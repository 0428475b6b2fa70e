import { randomUser } from './random-user.ts';
import { expect, test } from './fixtures.ts';

/** The same each time, so that a fault found stays found; HPP_SEED tries another. */
const SEED = process.env['HPP_SEED'] ?? 'first';
const GESTURES = Number(process.env['HPP_GESTURES'] ?? 200);

test.setTimeout(60_000 + GESTURES * 3000);

test(`a random user of seed ${SEED} stores what ${GESTURES} gestures say, and nothing else`, async ({ window: page, app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('textbox', { name: /Name of the partnership/ }).fill('Rivermere');
  await page.getByRole('button', { name: 'Start partnership' }).click();
  await expect(page.getByRole('heading', { name: 'Set up the partnership' })).toBeVisible();
  await randomUser({ page, db: app.db, seed: SEED, gestures: GESTURES });
});
