'use strict';
/** `npm run check`: types, lint, format and dead exports, side by side; prints only what fails. */
const fs = require('fs');
const { ROOT, childEnv, commandFile, findNode, runMain, runQuietly } = require('./setup/paths.cjs');
const { ensureInstalled } = require('./setup/install.cjs');

/** Types of one part; what TypeScript learnt is kept, so that only what changed is looked at again. */
const types = (what, part) => [
  'types of ' + what,
  'typescript',
  'tsc',
  ['-p', 'tsconfig.' + part + '.json', '--incremental', '--tsBuildInfoFile', '.cache/tsc/' + part + '.tsbuildinfo'],
];

/** Each check: its name, the package, its command, the arguments. */
const CHECKS = [
  types('shared/', 'shared'),
  types('electron/, scripts/ and tests/', 'node'),
  types('renderer/', 'web'),
  types('browser tests', 'browser-tests'),
  ['lint', 'oxlint', 'oxlint', []],
  ['format', 'oxfmt', 'oxfmt', ['--check']],
  ['dead exports and unused packages', 'knip', 'knip', ['--no-progress']],
];

/** Runs one check and prints its output if it fails; answers `{name, passed, ms}`. */
async function runCheck(check) {
  const started = Date.now();
  const result = await runQuietly(findNode(ROOT), [commandFile(ROOT, check[1], check[2])].concat(check[3]), {
    env: childEnv(ROOT),
  });
  const passed = result.code === 0;
  if (!passed) console.log('\n--- ' + check[0] + ' (' + check[2] + ') failed:\n' + result.output.trim());
  return { name: check[0], passed: passed, ms: Date.now() - started };
}

/** Prints the verdict and, for `npm test`, leaves the counts in a file. */
async function main() {
  await ensureInstalled(ROOT);
  const started = Date.now();
  const results = await Promise.all(CHECKS.map(runCheck));
  const failed = results.filter((result) => !result.passed);
  const counts = { passed: results.length - failed.length, failed: failed.length, skipped: 0, reasons: [] };
  if (process.env.HPP_COUNTS) fs.writeFileSync(process.env.HPP_COUNTS, JSON.stringify({ check: counts }));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const names = failed.map((result) => result.name).join('; ');
  console.log(
    failed.length ? '\nFailed: ' + names + ' (' + seconds + ' s).' : 'All ' + results.length + ' checks passed (' + seconds + ' s).',
  );
  process.exitCode = failed.length ? 1 : 0;
}

runMain(main);
