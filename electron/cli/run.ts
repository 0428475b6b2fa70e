import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError, errorSentence } from '../../shared/errors.ts';
import { UsageError, type Args, type CliIo, type Command } from './command.ts';

/** Every command, loaded when it is asked for. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.ts')).start,
  sample: async () => (await import('./sample.ts')).sample,
  import: async () => (await import('./import.ts')).importCommand,
  report: async () => (await import('./report.ts')).report,
  check: async () => (await import('./check.ts')).check,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
};

const GRACE_MS = 8000;

/** Runs `hpp ARGS`. Answers the exit status: 0 done, 1 refused with a sentence on standard error, 2 wrong usage. */
export async function main(argv: string[]): Promise<number> {
  const io = systemIo();
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(error.message);
      return 2;
    }
    io.err(await sentenceOf(error));
    return 1;
  }
}

async function dispatch(argv: string[], io: CliIo): Promise<number> {
  const [name = '', ...rest] = argv;
  if (name === '--version') return await printVersion(io);
  if (name === '--help' || name === '-h' || name === 'help') return await printHelp(rest[0], io);
  if (name === '') {
    io.err(await overview());
    return 2;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load)
    throw new UsageError(`There is no command “${name}”. The commands are ${Object.keys(COMMANDS).join(', ')}; hpp --help says more.`);
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(helpOf(command));
    return 0;
  }
  try {
    return (await command.run(parse(command, rest), io)) ?? 0;
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${error.message}\n${command.usage}`);
    throw error;
  }
}

function parse(command: Command, argv: string[]): Args {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length > command.positionals) throw new UsageError(`“${positionals[command.positionals]}” is one word too many.`);
    return { values, positionals };
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UsageError((error.message.split('. ')[0] ?? '').replace(/\.?$/, '.'));
    }
    throw error;
  }
}

async function printVersion(io: CliIo): Promise<number> {
  io.out((await import('../version.ts')).VERSION);
  return 0;
}

async function printHelp(name: string | undefined, io: CliIo): Promise<number> {
  const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  io.out(load ? helpOf(await load()) : await overview());
  return 0;
}

const helpOf = (command: Command): string => `${command.summary}\n\n${command.usage}`;

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return [
    'hpp: the Housing Partnership Planner on the command line.',
    '',
    ...all.flatMap((command) => [`  ${command.usage.replaceAll('\n', '\n  ')}`, `      ${command.summary}`]),
    '',
    '  --db takes a partnership file or a postgres:// address; --upgrade lets a shared PostgreSQL database be upgraded.',
    '  --json prints one JSON document. Exit status: 0 done, 1 refused with a sentence on standard error, 2 wrong usage.',
  ].join('\n');
}

async function sentenceOf(error: unknown): Promise<string> {
  if (error instanceof AppError && error.code !== 'internal') return errorSentence(error);
  const { toAppError } = await import('../db/errors.ts');
  const known = toAppError(error);
  if (known.code === 'internal') await note(known.cause ?? known);
  return errorSentence(known);
}

/** A fault of ours is no sentence for a person: what it was goes into the log. */
async function note(cause: unknown): Promise<void> {
  const { fileLog } = await import('../core/log.ts');
  const { placesOf } = await import('../workspace/places.ts');
  const error = cause instanceof Error ? cause : new Error('unknown');
  const facts = { method: 'hpp', reason: `${error.name}: ${error.message}`, stack: error.stack ?? '' };
  fileLog(join(placesOf().dataDir, 'planner.log')).write('failed', facts);
}

/** A first signal asks the command to end; whoever does not in time, or gets a second one, is ended. */
function systemIo(): CliIo {
  const stopping = new AbortController();
  const stop = (): void => {
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
    setTimeout(() => process.exit(130), GRACE_MS).unref();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  // A reader that stops reading (`| head`) is no failure of ours.
  process.stdout.on('error', () => process.exit(0));
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    env: process.env,
    signal: stopping.signal,
  };
}
