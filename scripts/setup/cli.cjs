'use strict';
/** Installs and builds if need be, then becomes the app's command line. */
const path = require('path');
const childProcess = require('child_process');
const { ROOT, findNode } = require('./paths.cjs');
const { ensureInstalled } = require('./install.cjs');
const { ensureBuilt } = require('./build.cjs');

/** Runs `node out/main/cli.js ARGS` with the pinned Node; its output, exit status and signals are its own. `fetch` comes before. */
async function runCli(args, fetch) {
  await ensureInstalled(ROOT);
  await ensureBuilt(ROOT);
  if (fetch) await fetch(ROOT);
  const node = findNode(ROOT);
  const full = [path.join(ROOT, 'out', 'main', 'cli.js')].concat(args);
  // Where the system can replace one process by another, signals and exit status need no passing on.
  if (process.platform !== 'win32' && process.execve) process.execve(node, [node].concat(full), process.env);
  passThrough(childProcess.spawn(node, full, { stdio: 'inherit', windowsHide: false }));
}

/** Passes signals to the child, and its exit status or signal back. */
function passThrough(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const forward = (signal) => {
    // A terminal sends Ctrl+C to the child as well: a second one would mean "now, without saving".
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  child.on('error', (error) => {
    process.stderr.write('The app could not be started: ' + error.message + '\n');
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    for (const name of signals) process.removeListener(name, forward);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code);
  });
}

module.exports = { runCli };
