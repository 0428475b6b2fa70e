/** Runs the command line once for each list of words it is given, as one program after another would. */
import { readFileSync } from 'node:fs';
import { main } from '../../electron/cli/run.ts';

process.setMaxListeners(0);
const jobs = JSON.parse(readFileSync(0, 'utf8')) as string[][];
const [out, err] = [process.stdout.write.bind(process.stdout), process.stderr.write.bind(process.stderr)];
for (const job of jobs) {
  let text = '';
  const take = (chunk: unknown): boolean => ((text += String(chunk)), true);
  process.stdout.write = take;
  process.stderr.write = take;
  const status = await main(job);
  process.stdout.write = out;
  process.stderr.write = err;
  process.stdout.write(`${JSON.stringify({ status, text })}\n`);
}
