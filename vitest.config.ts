import { defineConfig } from 'vitest/config';

const core = ['tests/core/**/*.test.ts'];
const eachCoreSpec = ['tests/support/every-method.ts'];
/** Some tests of a file, chosen by name, can't show what the file tries. */
const wholeFiles = !process.argv.some((argument) => /^(-t|--testNamePattern)(=|$)/.test(argument));

const short = process.env['HPP_SOAK'] === 'short';

/** Core specs run twice, on each database; the rest once. */
export default defineConfig({
  test: {
    // Vitest leaves a core idle by itself; on two that is half of what there is.
    maxWorkers: '100%',
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{docs,domain,rooms,tabular,workbook,grid,db,security,setup,cli,hosts,samples}/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-global.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'core-sqlite',
          include: core,
          env: { HPP_DIALECT: 'sqlite' },
          setupFiles: eachCoreSpec,
          provide: { wholeFiles },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'core-postgres',
          include: core,
          env: { HPP_DIALECT: 'postgres' },
          setupFiles: eachCoreSpec,
          provide: { wholeFiles },
          globalSetup: ['tests/support/postgres-global.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic' } },
        test: {
          name: 'renderer',
          include: ['tests/renderer/**/*.test.tsx'],
          environment: 'jsdom',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'soak',
          // The short one leaves out what `npm test` has in its other projects.
          include: ['tests/soak/**/*.test.ts', ...(short ? [] : ['tests/renderer/fresh.test.tsx'])],
          env: { HPP_FRESH_STEPS: '500' },
          globalSetup: ['tests/support/postgres-global.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
