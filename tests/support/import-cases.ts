import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportCounts, Preview, Question } from '../../shared/features/imports/contract.ts';
import type { TestCore } from './make-core.ts';

/** The folder beside the work tree that holds files nobody here has written; undefined where there is none. */
export function sharedFolder(...path: string[]): string | undefined {
  const at = join(import.meta.dirname, '..', '..', '..', 'shared', ...path);
  if (existsSync(at)) return at;
  console.log(`Skipped: ../shared/${path.join('/')} is not on this computer.`);
  return undefined;
}

/** A file as it is dropped on the window. */
export const fileAt = (path: string): { name: string; bytes: Uint8Array<ArrayBuffer> } => ({
  name: basename(path),
  bytes: new Uint8Array(readFileSync(path)),
});

/** A file made of lines. */
export const fileOf = (name: string, ...lines: string[]): { name: string; bytes: Uint8Array<ArrayBuffer> } => ({
  name,
  bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`),
});

/** Takes every proposed answer where nothing else is said. */
export const PROPOSED = { '*': 'proposed' };

/** A file as it is dropped on the window. */
export type FileOf = ReturnType<typeof fileAt>;
type File = FileOf;

/** Reads a file with the answers given. */
export const look = (it: TestCore, file: File, more: object = {}, kind = 'brownfield'): Promise<Preview> =>
  it.api.imports.preview({ kind, file, ...more });

/** Reads a file and brings it in, rows with errors left out. */
export async function bring(it: TestCore, file: File, more: object = {}, kind = 'brownfield'): Promise<ImportCounts> {
  const { token } = await look(it, file, more, kind);
  return it.api.imports.apply({ token, skipProblems: true });
}

/** Brings a file in as proposed, but for these answers, and gives the sites that are here then. */
export async function taken(it: TestCore, file: File, answers: object = {}) {
  const counts = await bring(it, file, { answers: { ...PROPOSED, ...answers } });
  return { counts, rows: (await it.api.sites.list({})).rows };
}

/** The questions that wait, by id, each with what is proposed. */
export const open = ({ questions }: { questions: readonly Question[] }): Record<string, string | null> =>
  Object.fromEntries(questions.filter(({ answer }) => answer === null).map(({ id, proposed }) => [id, proposed]));

/** What was decided without a question, by id. */
export const decided = ({ questions }: { questions: readonly Question[] }): Record<string, string> =>
  Object.fromEntries(questions.flatMap(({ id, answer, by }) => (answer !== null && by === 'file' ? [[id, answer]] : [])));
