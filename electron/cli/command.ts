import type { ParseArgsOptionsConfig } from 'node:util';

/** How a command talks to its caller. */
export interface CliIo {
  /** One line on standard output: the command's own answer and nothing else. */
  out(line: string): void;
  /** One line on standard error: notes and refusals. */
  err(line: string): void;
  env: NodeJS.ProcessEnv;
  /** Aborted by Ctrl+C or a request to end. */
  signal: AbortSignal;
}

/** What was typed, parsed. */
export interface Args {
  positionals: string[];
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
}

/** One command of `hpp`. Its module must load fast: what it works with, `run` imports. */
export interface Command {
  summary: string;
  usage: string;
  options: ParseArgsOptionsConfig;
  /** Most words without dashes it takes. */
  positionals: number;
  /** Answers the exit status; nothing means 0. */
  run(args: Args, io: CliIo): Promise<number | void>;
}

/** The command was typed wrongly: exit status 2. */
export class UsageError extends Error {}

/** Options that commands on a partnership share. */
export const DB_OPTIONS = {
  db: { type: 'string' },
  upgrade: { type: 'boolean' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

/** The text of an option, or undefined. */
export function text(args: Args, name: string): string | undefined {
  const value = args.values[name];
  if (value === '') throw new UsageError(`--${name} needs a value.`);
  return typeof value === 'string' ? value : undefined;
}

/** The text of an option that must be there. */
export function needed(args: Args, name: string, what: string): string {
  const value = text(args, name);
  if (value === undefined) throw new UsageError(`Give ${what} with --${name}.`);
  return value;
}

export const flag = (args: Args, name: string): boolean => args.values[name] === true;

/** One of a list of words, or a usage error that lists them. */
export function oneOf<T extends string>(value: string | undefined, words: readonly T[], what: string): T {
  const found = words.find((word) => word === value);
  if (found === undefined) {
    throw new UsageError(
      `${value === undefined ? `Give ${what}` : `“${value}” is no ${what.replace(/^the /, '')}`}: one of ${words.join(', ')}.`,
    );
  }
  return found;
}

const SCALES = ['1', '10', '100'] as const;

/** How large a sample is made. */
export const scaleOf = (args: Args): 1 | 10 | 100 => Number(oneOf(text(args, 'scale') ?? '1', SCALES, 'the scale')) as 1 | 10 | 100;

/** Prints the answer: one JSON document, or lines for a person. */
export function answer(args: Args, io: CliIo, document: unknown, lines: string[]): void {
  if (flag(args, 'json')) io.out(JSON.stringify(document, null, 2));
  else for (const line of lines) io.out(line);
}
