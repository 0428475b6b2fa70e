'use strict';
/** Starts a throw-away PostgreSQL server (see postgres-keeper.cjs). */
const childProcess = require('child_process');
const path = require('path');
const { ROOT, Refusal, findNode } = require('./paths.cjs');

/** Starts a server and answers `{url, stop}`: the administrator's URL, and how to end it. Throws a Refusal. */
function keepPostgres() {
  const keeper = childProcess.spawn(findNode(ROOT), [path.join(__dirname, 'postgres-keeper.cjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    windowsHide: true,
  });
  const ended = new Promise((resolve) => keeper.on('exit', resolve));
  keeper.stdin.on('error', () => undefined);
  const stop = () => {
    keeper.stdin.end();
    return ended;
  };
  return new Promise((resolve, reject) => {
    let text = '';
    keeper.stdout.on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      const told = JSON.parse(text);
      if (!told.url) return reject(new Refusal('PostgreSQL did not start: ' + told.problem));
      resolve({ url: told.url, stop: stop });
    });
    void ended.then((code) => reject(new Refusal('PostgreSQL did not start (status ' + code + ').')));
  });
}

module.exports = { keepPostgres };
