import { main } from './cli/run.ts';

process.exitCode = await main(process.argv.slice(2));
