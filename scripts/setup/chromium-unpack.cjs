'use strict';
/**
 * Unpacks @sparticuz/chromium under a folder and prints the path of a small launcher for it.
 * A process of its own, because the package always unpacks into the system's temporary folder:
 * here that is a folder of ours, renamed once it is whole.
 */
const fs = require('fs');
const path = require('path');

const [cache, libraries] = process.argv.slice(2);

/** Starts the program with the package's fonts if the system has none, and with its libraries if asked. */
function launcher(home, withLibraries) {
  return [
    '#!/bin/sh',
    "here='" + home.replace(/'/g, "'\\''") + "'",
    '[ -d /etc/fonts ] || export FONTCONFIG_PATH="$here/fonts"',
    withLibraries ? 'export LD_LIBRARY_PATH="$here/al2023/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"' : '',
    'exec "$here/chromium" "$@"',
    '',
  ].join('\n');
}

async function main() {
  const manifest = path.join(__dirname, '..', '..', 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const home = path.join(cache, 'chromium-' + JSON.parse(fs.readFileSync(manifest, 'utf8')).version);
  if (!fs.existsSync(home)) {
    const half = home + '-' + process.pid;
    fs.mkdirSync(half, { recursive: true });
    process.env.TMPDIR = half;
    process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x'; // Makes the package unpack its libraries too.
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    try {
      fs.renameSync(half, home);
    } catch {
      fs.rmSync(half, { recursive: true, force: true }); // Another run was quicker.
    }
  }
  const file = path.join(home, libraries ? 'hpp-chromium-with-libraries' : 'hpp-chromium');
  fs.writeFileSync(file + '.' + process.pid, launcher(home, Boolean(libraries)), { mode: 0o755 });
  fs.renameSync(file + '.' + process.pid, file);
  console.log(file);
}

main().catch(function (error) {
  console.error(error.message);
  process.exitCode = 1;
});
