'use strict';
/** Takes one page with a browser, over its own debugging port: the same door that Playwright uses. */
const childProcess = require('child_process');
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');
const { tail } = require('./paths.cjs');

/** A page whose script must run for its title to be this. */
const TITLE = 'hpp-42';
const PAGE = "data:text/html,<script>document.title='hpp-'+6*7</script>";
const PATIENCE_MS = 30000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One request to the debugging port; answers the body, or an empty string if nothing answers. */
function ask(port, where) {
  return new Promise((resolve) => {
    const request = http.request({ host: '127.0.0.1', port: port, path: where, timeout: 5000 }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk) => (body += chunk));
      answer.on('end', () => resolve(body));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(''));
    request.end();
  });
}

/** True once the page's script has run. */
async function showsPage(port) {
  return (await ask(port, '/json/list')).includes('"' + TITLE + '"');
}

/** Starts a browser and takes one page: answers undefined if it worked, else what the browser said. */
async function tryPage(file, args) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'hpp-chromium-'));
  const full = args.concat(['--user-data-dir=' + profile, '--remote-debugging-port=0', PAGE]);
  let log = '';
  const state = { ended: false };
  const child = childProcess.spawn(file, full, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
  child.on('error', (error) => {
    log += error.message;
    state.ended = true;
  });
  child.on('close', () => (state.ended = true));
  child.stderr.on('data', (chunk) => (log += chunk));
  let shown = false;
  for (const until = Date.now() + PATIENCE_MS; !shown && !state.ended && Date.now() < until;) {
    const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(log);
    shown = port !== null && (await showsPage(Number(port[1])));
    if (!shown) await pause(50);
  }
  await end(child, () => state.ended);
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  return shown ? undefined : tail(log, 2) || 'it answered nothing';
}

/** Ends the browser and waits until it has gone, so that its profile can be removed. */
async function end(child, hasEnded) {
  child.kill();
  for (let i = 0; i < 60 && !hasEnded(); i += 1) {
    if (i === 40) child.kill('SIGKILL');
    await pause(50);
  }
}

module.exports = { tryPage };
