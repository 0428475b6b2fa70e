'use strict';
/** `npm run hpp -- COMMAND`: the app's command line. Nothing but the command's own output reaches standard output. */
const { runMain } = require('./setup/paths.cjs');
const { runCli } = require('./setup/cli.cjs');

runMain(() => runCli(process.argv.slice(2)));
