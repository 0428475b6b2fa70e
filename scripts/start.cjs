'use strict';
/** `npm start [-- OPTIONS]`: the app, installed, built and given its window if need be. */
const { runMain } = require('./setup/paths.cjs');
const { runCli } = require('./setup/cli.cjs');
const { ensureElectron, wantsWindow } = require('./setup/electron-runtime.cjs');

const args = process.argv.slice(2);

runMain(() => runCli(['start'].concat(args), wantsWindow(args, process.env, process.platform) ? ensureElectron : undefined));
