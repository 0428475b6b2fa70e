'use strict';
/** `npm start [-- OPTIONS]`: the app, installed and built if need be. */
const { runMain } = require('./setup/paths.cjs');
const { runCli } = require('./setup/cli.cjs');

runMain(() => runCli(['start'].concat(process.argv.slice(2))));
