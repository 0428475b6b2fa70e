'use strict';
/** Cheap fingerprints: is what is installed and built still what the sources ask for? */
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

/** What the built app is made from. */
const BUILD_INPUTS = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.web.json',
];
/** The parts of package.json that change what npm installs. */
const INSTALL_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'allowScripts'];

/** Short hash of a list of strings. */
function hash(parts) {
  const sum = crypto.createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex').slice(0, 32);
}

/** Fingerprint of what should be installed: the lock file, the wanted packages, the machine's kind. */
function installStamp(root) {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const wanted = JSON.stringify(INSTALL_FIELDS.map((field) => manifest[field] || null));
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  return hash([lock, wanted, process.platform, process.arch]);
}

/** Adds `path size mtime` for every file under `full`, in a fixed order; hidden files don't count. */
function walk(full, name, lines) {
  let stat;
  try {
    stat = fs.statSync(full);
  } catch {
    lines.push(name + ' missing');
    return;
  }
  if (!stat.isDirectory()) {
    lines.push(name + ' ' + stat.size + ' ' + stat.mtimeMs);
    return;
  }
  const entries = fs.readdirSync(full);
  entries.sort();
  for (const entry of entries) {
    if (entry[0] !== '.') walk(path.join(full, entry), name + '/' + entry, lines);
  }
}

/** Fingerprint of what the app is built from, by size and time of change (reads no file). */
function buildStamp(root) {
  const lines = [];
  for (const input of BUILD_INPUTS) walk(path.join(root, input), input, lines);
  return hash(lines);
}

/** The stamp in a file, or an empty string. */
function readStamp(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** The `packages` of a lock file, or undefined. */
function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

const fits = (list, value) => !list || list.includes(value) || list.some((item) => item[0] === '!' && item !== '!' + value);

/** True if a package is made for this kind of machine. */
const isForHere = (entry) => fits(entry.os, process.platform) && fits(entry.cpu, process.arch);

/** True if node_modules holds what package-lock.json lists (a person ran `npm install` or `npm ci` by hand). */
function matchesLock(root) {
  const have = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  const want = readPackages(path.join(root, 'package-lock.json'));
  if (!have || !want) return false;
  const isThere = (name) => (have[name] ? have[name].version === want[name].version : Boolean(want[name].optional));
  const belongs = (name) => (want[name] !== undefined || Boolean(have[name].optional)) && isForHere(have[name]);
  // Compiled parts are named for their machine: a folder copied from another kind doesn't match.
  const names = Object.keys(want).filter((name) => name !== '');
  return names.every(isThere) && Object.keys(have).every(belongs);
}

/**
 * True if the lock file lists every optional package that its packages name. `npm ci` refuses one that doesn't,
 * and npm writes such a file where the registry in use lacks the packages for other systems.
 */
function isLockWhole(root) {
  const packages = readPackages(path.join(root, 'package-lock.json')) || {};
  return Object.keys(packages).every((owner) =>
    Object.keys(packages[owner].optionalDependencies || {}).every(
      (name) => packages['node_modules/' + name] || packages[owner + '/node_modules/' + name],
    ),
  );
}

/** A record as text, whatever the order of its names. */
function ordered(record) {
  const names = Object.keys(record || {});
  names.sort();
  return names.map((name) => name + '@' + record[name]).join(' ');
}

/** True if the lock file was made for the packages package.json wants. */
function lockAgrees(root) {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const lock = (readPackages(path.join(root, 'package-lock.json')) || {})[''] || {};
  return ['dependencies', 'devDependencies'].every((field) => ordered(manifest[field]) === ordered(lock[field]));
}

module.exports = { buildStamp, installStamp, isLockWhole, lockAgrees, matchesLock, readStamp };
