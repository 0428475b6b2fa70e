'use strict';
/**
 * What `npm test` runs, in order. One entry is one process.
 * `tool` says how it is run and counted; `projects` are reported one by one, each must run at least one test;
 * `minutes` is its limit; `needs` names what must be found first ('chromium', 'electron').
 */
const STAGES = [
  { name: 'check', tool: 'check', minutes: 5 },
  { name: 'vitest', tool: 'vitest', projects: ['unit', 'core-sqlite', 'core-postgres', 'renderer'], minutes: 15 },
  { name: 'browser', tool: 'playwright', projects: ['browser'], minutes: 18, needs: 'chromium' },
  { name: 'electron', tool: 'playwright', projects: ['electron'], minutes: 5, needs: 'electron' },
  { name: 'soak-short', tool: 'vitest', projects: ['soak'], minutes: 6, env: { HPP_SOAK: 'short' } },
];

/** The whole of `npm test` ends after this, installing and building not counted. */
const BUDGET_MINUTES = 40;

module.exports = { BUDGET_MINUTES, STAGES };
