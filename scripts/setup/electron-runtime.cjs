'use strict';
/** Is Electron's own program on this machine? Its npm package doesn't hold it; it is fetched on first use. */
const fs = require('fs');
const path = require('path');

/** The path of Electron's program for the clone at `root`, or undefined. Never downloads. */
function electronProgram(root) {
  const folder = path.join(root, 'node_modules', 'electron');
  let name;
  try {
    name = fs.readFileSync(path.join(folder, 'path.txt'), 'utf8').trim();
  } catch {
    name = process.platform === 'win32' ? 'electron.exe' : 'electron';
  }
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || path.join(folder, 'dist');
  const file = path.join(dist, name);
  return fs.existsSync(file) ? file : undefined;
}

module.exports = { electronProgram };
