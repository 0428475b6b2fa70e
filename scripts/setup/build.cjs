'use strict';
/** Makes sure that out/ is built from the sources as they are now. */
const fs = require('fs');
const path = require('path');
const { Refusal, childEnv, commandFile, findNode, runQuietly, say, tail } = require('./paths.cjs');
const { withLock } = require('./lock.cjs');
const { buildStamp, readStamp } = require('./stamp.cjs');

const stampFile = (root) => path.join(root, 'out', '.hpp-built');

/** True if out/ is what the sources would build. */
function isBuilt(root) {
  return readStamp(stampFile(root)) === buildStamp(root) && fs.existsSync(path.join(root, 'out', 'main', 'cli.js'));
}

/** Builds the app if its sources changed; quiet unless it fails; a failed build leaves the last good one in place. */
async function ensureBuilt(root) {
  if (isBuilt(root)) return;
  const lock = path.join(root, '.cache', 'build.lock');
  await withLock(lock, 'Another command is building the app; waiting for it.', async function () {
    if (!isBuilt(root)) await build(root);
  });
}

/** Builds beside out/ and swaps it in. */
async function build(root) {
  const stamp = buildStamp(root); // Before building: a file changed meanwhile makes the next start build again.
  const fresh = path.join(root, '.cache', 'build-new');
  fs.rmSync(fresh, { recursive: true, force: true });
  const started = Date.now();
  say('Building the app...');
  const args = [commandFile(root, 'electron-vite', 'electron-vite'), 'build', '-c', 'electron.config.ts', '--outDir', fresh];
  const env = Object.assign(childEnv(root), { NODE_ENV: 'production', NO_COLOR: '1' });
  const result = await runQuietly(findNode(root), args, { cwd: root, env: env });
  if (result.code !== 0 || !fs.existsSync(path.join(fresh, 'main', 'cli.js'))) {
    fs.rmSync(fresh, { recursive: true, force: true });
    throw new Refusal('The app could not be built. The end of the log:\n' + tail(result.output || String(result.error || ''), 30));
  }
  fs.writeFileSync(path.join(fresh, '.hpp-built'), stamp + '\n');
  swapIn(root, fresh);
  say('Built in ' + ((Date.now() - started) / 1000).toFixed(1) + ' s.');
}

/** Puts the new build at out/. Two renames: nobody sees half a build. */
function swapIn(root, fresh) {
  const out = path.join(root, 'out');
  const old = path.join(root, '.cache', 'build-old');
  fs.rmSync(old, { recursive: true, force: true });
  try {
    if (fs.existsSync(out)) fs.renameSync(out, old);
    fs.renameSync(fresh, out);
  } catch (error) {
    if (!fs.existsSync(out) && fs.existsSync(old)) fs.renameSync(old, out);
    throw new Refusal('The new build could not be put in place (' + error.message + '). Close the app, then run the command again.');
  }
  fs.rmSync(old, { recursive: true, force: true });
}

module.exports = { ensureBuilt };
