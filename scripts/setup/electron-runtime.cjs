'use strict';
/** Electron's own program: is it on this machine, and can it be had? Its npm package doesn't hold it. */
const fs = require('fs');
const path = require('path');
const { findNode, runQuietly, say } = require('./paths.cjs');

const EXECUTABLES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const DAY_MS = 24 * 60 * 60 * 1000;
const LIMIT_MS = 5 * 60 * 1000;

/** The path of Electron's program for the clone at `root`, or undefined. Never downloads. */
function electronProgram(root) {
  const folder = path.join(root, 'node_modules', 'electron');
  let name;
  try {
    name = fs.readFileSync(path.join(folder, 'path.txt'), 'utf8').trim();
  } catch {
    name = EXECUTABLES[process.platform] || 'electron';
  }
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || path.join(folder, 'dist');
  const file = path.join(dist, name);
  return fs.existsSync(file) ? file : undefined;
}

/** True if `npm start` with these options could show a window on this machine. */
function wantsWindow(args, env, platform) {
  if (args.includes('--browser') || args.includes('--help') || env.ELECTRON_SKIP_BINARY_DOWNLOAD) return false;
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

const failureFile = (root) => path.join(root, '.cache', 'electron-not-fetched');

/** True if it could not be fetched within the last day: asking again each time would make every start slow. */
function failedLately(root) {
  try {
    return Date.now() - fs.statSync(failureFile(root)).mtimeMs < DAY_MS;
  } catch {
    return false;
  }
}

/** What went wrong, from the fetcher's stack trace: its first line. */
const reasonIn = (output) => {
  const line = output.split('\n').find((one) => /Error|ENOTFOUND|status/i.test(one)) || 'no answer';
  return line.replace(/^\w*Error: /, '').trim();
};

/** Fetches Electron's program with its package's own script, which checks what it got. Failing is no error: there is the browser. */
async function ensureElectron(root, limitMs) {
  const script = path.join(root, 'node_modules', 'electron', 'install.js');
  if (electronProgram(root) || failedLately(root) || !fs.existsSync(script)) return;
  say('Fetching Electron (about 120 MB, once)...');
  const started = Date.now();
  const ticking = setInterval(() => say('Still fetching (' + Math.round((Date.now() - started) / 1000) + ' s)...'), 20000);
  let timer;
  const result = await runQuietly(findNode(root), [script], {
    cwd: root,
    onStart: (child) => {
      timer = setTimeout(() => child.kill('SIGKILL'), limitMs || LIMIT_MS);
    },
  });
  clearInterval(ticking);
  clearTimeout(timer);
  if (result.code === 0 && electronProgram(root)) return;
  const reason = result.signal ? 'it took too long' : reasonIn(result.output);
  say('Electron could not be fetched: ' + reason + '. It is tried again tomorrow.');
  fs.mkdirSync(path.dirname(failureFile(root)), { recursive: true });
  fs.writeFileSync(failureFile(root), reason + '\n');
}

module.exports = { electronProgram, ensureElectron, wantsWindow };
