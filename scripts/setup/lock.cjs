'use strict';
/** One command at a time installs or builds in a clone; the others wait for it. */
const fs = require('fs');
const path = require('path');
const { say } = require('./paths.cjs');

const POLL_MS = 200;
/** No install or build takes this long: a lock this old belongs to a process id that was used again. */
const OLDEST_MS = 45 * 60 * 1000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** True if the process that wrote the lock can no longer be working. */
function isStale(file) {
  let text, age;
  try {
    age = Date.now() - fs.statSync(file).mtimeMs;
    text = fs.readFileSync(file, 'utf8');
  } catch {
    return false; // It went away between the two calls: simply try again.
  }
  if (age > OLDEST_MS) return true;
  const pid = Number(text);
  if (!pid) return age > 5000; // The file exists a moment before its content does.
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Tries to take the lock; true if it is now ours. */
function tryTake(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** True if the lock holds our number. */
function isOurs(file) {
  try {
    return fs.readFileSync(file, 'utf8') === String(process.pid);
  } catch {
    return false;
  }
}

/** Frees the lock if it is still ours. */
function release(file) {
  if (isOurs(file)) fs.rmSync(file, { force: true });
}

/** Waits for the lock `file`, runs `work` and frees it, on Ctrl+C too. `waiting` is said once if it must wait. */
async function withLock(file, waiting, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let said = false;
  let cleared = false;
  for (;;) {
    if (tryTake(file)) {
      // Two waiters may clear one stale lock at once: only the one whose number stays goes on.
      if (cleared) await pause(50);
      if (isOurs(file)) break;
    } else if (isStale(file)) {
      fs.rmSync(file, { force: true });
      cleared = true;
    } else {
      if (!said) say(waiting);
      said = true;
      await pause(POLL_MS);
    }
  }
  const onExit = () => release(file);
  process.once('exit', onExit);
  try {
    return await work();
  } finally {
    process.removeListener('exit', onExit);
    release(file);
  }
}

module.exports = { withLock };
