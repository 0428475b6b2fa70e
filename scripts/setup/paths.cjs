'use strict';
/**
 * Where things are, and the plumbing every set-up script shares.
 * These scripts run before anything is installed, on whatever Node is there (14 and up):
 * plain CommonJS, no packages, no syntax newer than that.
 */
const fs = require('fs');
const path = require('path');
const childProcess = require('child_process');

/** The folder of this clone. */
const ROOT = path.resolve(__dirname, '..', '..');
/** The oldest Node the app runs on; older ones crash in better-sqlite3 without a word. */
const OLDEST_NODE = [22, 14];

/** Prints one line for a person. Always to standard error: standard output belongs to the command. */
function say(sentence) {
  process.stderr.write(sentence + '\n');
}

/** A failure with a sentence a person can act on; the top of each script prints it without a stack. */
class Refusal extends Error {}

/** Runs a script's main function; a Refusal becomes its sentence and exit status 1. */
function runMain(main) {
  main().catch(function (error) {
    say(error instanceof Refusal ? error.message : String((error && error.stack) || error));
    process.exitCode = 1;
  });
}

/** The pinned Node's executable inside a clone, whether or not it is there yet. */
function pinnedNode(root) {
  return path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** True for a version such as `v22.14.0` that the app can run on. */
function isNewEnough(version) {
  const parts = version.replace(/^v/, '').split('.').map(Number);
  return parts[0] > OLDEST_NODE[0] || (parts[0] === OLDEST_NODE[0] && parts[1] >= OLDEST_NODE[1]);
}

/** The Node to run the app with: the pinned one, else this one if it is new enough, else undefined. */
function findNode(root) {
  const pinned = pinnedNode(root);
  if (fs.existsSync(pinned)) return pinned;
  return isNewEnough(process.version) ? process.execPath : undefined;
}

/** The JavaScript file behind a package's command, so that no shell or .cmd wrapper is needed. */
function commandFile(root, packageName, command) {
  const folder = path.join(root, 'node_modules', packageName);
  const bin = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).bin;
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** PATH with the clone's own commands first, or (`without`) with no node_modules/.bin at all. */
function childEnv(root, without) {
  const env = Object.assign({}, process.env);
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') || 'PATH';
  const bin = path.join(root, 'node_modules', '.bin');
  const others = (env[key] || '').split(path.delimiter).filter((entry) => !/node_modules[\\/]\.bin[\\/]?$/.test(entry));
  env[key] = (without ? others : [bin].concat(others)).join(path.delimiter);
  return env;
}

/** Runs a command quietly and answers `{code, output, error}`; never throws. `onStart` gets the child. */
function runQuietly(file, args, options) {
  return new Promise(function (resolve) {
    const settings = Object.assign({ cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true }, options);
    let output = '';
    const collect = (chunk) => {
      output = (output + chunk).slice(-400000);
    };
    const child = childProcess.spawn(file, args, settings);
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: output, error: error }));
    child.on('close', (code, signal) => resolve({ code: signal ? 128 : code, output: output, signal: signal }));
    if (settings.onStart) settings.onStart(child);
  });
}

/** The last lines of a log, for showing why something failed. */
function tail(text, lines) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

module.exports = {
  ROOT,
  Refusal,
  childEnv,
  commandFile,
  findNode,
  isNewEnough,
  pinnedNode,
  runMain,
  runQuietly,
  say,
  tail,
};
