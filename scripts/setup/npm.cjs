'use strict';
/** Runs npm, and says in plain words why it failed. */
const fs = require('fs');
const path = require('path');
const { childEnv, pinnedNode, runQuietly } = require('./paths.cjs');

/** Fetched together with the pinned Node where the machine's own Node and npm are too old to install with. */
const BOOTSTRAP_NPM = '11.19.1';

/** How to start npm here: the npm that started us if there is one, else the one on PATH. */
function npmCommand(env) {
  const script = env.npm_execpath || '';
  if (path.basename(script) === 'npm-cli.js' && env.npm_node_execpath) {
    return { file: env.npm_node_execpath, first: [script], shell: false };
  }
  // npm on Windows is a .cmd file, which only a shell can start; every argument we pass is a plain word.
  const windows = process.platform === 'win32';
  return { file: windows ? 'npm.cmd' : 'npm', first: [], shell: windows };
}

/** Runs `npm ARGS` in `root` and answers `{code, output}`. The clone's own Node is kept out of its way. */
async function runNpm(root, args) {
  const env = childEnv(root, true);
  const npm = npmCommand(env);
  // Left over from an outer `npm run --silent` they would hide the very lines that say why it failed.
  delete env.npm_config_loglevel;
  delete env.npm_config_silent;
  return runQuietly(npm.file, npm.first.concat(args), { cwd: root, env: env, shell: npm.shell });
}

/** npm leaves out compiled packages that don't list the Node it runs on; ours list these. */
function canInstall(version) {
  const parts = version.replace(/^v/, '').split('.').map(Number);
  return parts[0] > 22 || (parts[0] === 22 && parts[1] >= 12) || (parts[0] === 20 && parts[1] >= 19);
}

/**
 * Runs `npm ARGS` for the whole install. Where the machine's Node is too old, it first fetches the pinned Node and an npm
 * into .cache/, which even npm 6 can do, and removes them afterwards.
 */
async function runModernNpm(root, args) {
  if (canInstall(process.version)) return runNpm(root, args);
  const folder = path.join(root, '.cache', 'bootstrap');
  const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies.node;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const manifest = { private: true, dependencies: { node: wanted, npm: BOOTSTRAP_NPM }, allowScripts: { node: true } };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const first = await runNpm(folder, ['install', '--no-audit', '--no-fund', '--loglevel=error']);
  if (first.code !== 0) return first;
  const env = childEnv(root, true);
  const bin = path.join(folder, 'node_modules', '.bin');
  for (const name of Object.keys(env)) if (name.toUpperCase() === 'PATH') env[name] = bin + path.delimiter + env[name];
  const script = path.join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const result = await runQuietly(pinnedNode(folder), [script].concat(args), { cwd: root, env: env });
  fs.rmSync(folder, { recursive: true, force: true });
  return result;
}

/** What went wrong and what to do, most telling first. */
const REASONS = [
  [/ENOSPC/, 'The disk is full. Free about 1.5 GB, then run the command again.'],
  [
    /SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY)|CERT_HAS_EXPIRED|unable to get local issuer/i,
    'The npm registry answers with a certificate this machine does not trust, as office networks that inspect traffic do. ' +
      'Set NODE_EXTRA_CA_CERTS to the file of your organisation’s certificate, then run the command again.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET|network timeout|ENOTCACHED/,
    'The npm registry can’t be reached. Check the network or the proxy (`npm config get registry` shows the address), then run the command again.',
  ],
  [
    /E401|E403|ENEEDAUTH/,
    'The npm registry refused this machine. Check `npm config get registry` and your sign-in to it, then run the command again.',
  ],
  [
    /EUSAGE[\s\S]*in sync/,
    'package.json and package-lock.json disagree. Run `npm install` once to bring them together, then run the command again.',
  ],
  [
    /E404|ETARGET|notarget/,
    'The npm registry in use does not hold a package this project needs. Ask whoever runs it, or use the public registry.',
  ],
  [/EINTEGRITY/, 'A download arrived damaged. Run `npm cache clean --force`, then run the command again.'],
  [/EBUSY|EPERM/, 'Another program holds files in node_modules. Close the app and any editor using them, then run the command again.'],
  [/EACCES|EROFS/, 'This account may not write in the project’s folder. Make the folder yours, then run the command again.'],
  [
    /EBADENGINE|Unsupported engine|not compatible with your version of node/,
    'The Node and npm here are too old to install. Use Node 18 or newer for this first step.',
  ],
];

/** One or two sentences for a failed npm call, ending with npm's own first error line. */
function explainNpm(result) {
  if (result.error && result.error.code === 'ENOENT') {
    return 'npm was not found. It comes with Node: install Node 24 for this account, or put its folder on PATH, then run the command again.';
  }
  const known = REASONS.find((reason) => reason[0].test(result.output));
  const sentence = known ? known[1] : 'npm could not install what the project needs.';
  const lines = result.output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  const telling = lines.find((line) => !/^npm (error|ERR!)\s*((code|errno|syscall)\b|$)/.test(line));
  return telling ? sentence + '\nnpm said: ' + telling.replace(/^npm (error|ERR!)\s*/, '') : sentence;
}

module.exports = { explainNpm, runModernNpm, runNpm };
