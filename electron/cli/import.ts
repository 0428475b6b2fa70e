import type { ImportCounts } from '../../shared/features/imports/contract.ts';
import type { Core } from '../core/create-core.ts';
import { DB_OPTIONS, UsageError, answer, flag, needed, oneOf, text, type Args, type CliIo, type Command } from './command.ts';
import { countLines } from './import-lines.ts';
import type { ImportJob } from './import-run.ts';

export const importCommand: Command = {
  summary: 'Brings in a file; what is there already is updated. --columns maps our fields to the file’s own headings.',
  usage:
    'hpp import KIND --db FILE --file FILE [--columns MAP.json] [--register NAME]\n    [--sheet NAME | --all-sheets] [--answers FILE.json|proposed] [--skip-problems] [--dry-run] [--json]',
  options: {
    ...DB_OPTIONS,
    file: { type: 'string' },
    columns: { type: 'string' },
    register: { type: 'string' },
    sheet: { type: 'string' },
    'all-sheets': { type: 'boolean' },
    answers: { type: 'string' },
    'skip-problems': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  positionals: 1,
  async run(args, io) {
    const { importKinds } = await import('../program.ts');
    const kind = oneOf(args.positionals[0], importKinds, 'the kind of import');
    needed(args, 'db', 'the partnership file or postgres:// address');
    const file = needed(args, 'file', 'the file to bring in');
    const register = text(args, 'register');
    const { readAnswers, readColumns, readImportFile } = await import('./import-files.ts');
    const request = {
      kind,
      file: await readImportFile(file),
      ...(register === undefined ? {} : { register }),
    };
    const map = text(args, 'columns');
    const given = map === undefined ? undefined : await readColumns(map);
    const asked = text(args, 'answers');
    const answers = { ...(asked === undefined ? {} : await readAnswers(asked)), ...sheetAnswer(args) };
    const { bringIn } = await import('./import-run.ts');
    const dryRun = flag(args, 'dry-run');
    const job: ImportJob = { request, given, answers, skipProblems: flag(args, 'skip-problems'), dryRun };
    const counts = await onPartnership(args, io, dryRun, (core) => bringIn(core, job, io));
    answer(args, io, counts, countLines(counts, dryRun));
  },
};

/** The sheets of `--sheet` or `--all-sheets`, as an answer to the question about them. */
function sheetAnswer(args: Args): Record<string, string> {
  const sheet = text(args, 'sheet');
  const all = flag(args, 'all-sheets');
  if (sheet !== undefined && all) throw new UsageError('Give --sheet or --all-sheets, not both.');
  if (all) return { sheets: 'all' };
  return sheet === undefined ? {} : { sheets: `sheet:${sheet}` };
}

/** Works on the partnership there is; on a new one, named after its file, when there is none and it is no dry run. */
async function onPartnership(args: Args, io: CliIo, dryRun: boolean, work: (core: Core) => Promise<ImportCounts>): Promise<ImportCounts> {
  const { AppError } = await import('../../shared/errors.ts');
  const { partsFrom, profileFrom, withPartnership } = await import('./database.ts');
  const { ask, makeNew, withScratch } = await import('../workspace/make-new.ts');
  const { nameFromPath } = await import('../workspace/places.ts');
  const profile = profileFrom(args);
  const inNew = async (core: Core): Promise<ImportCounts> => {
    const name = nameFromPath(profile.kind === 'sqlite' ? profile.path : new URL(profile.url).pathname);
    await ask(core, 'partnership.start', { name });
    return work(core);
  };
  let found = false;
  try {
    return await withPartnership(args, io, (core) => {
      found = true;
      return work(core);
    });
  } catch (error) {
    if (found || !(error instanceof AppError) || error.code !== 'not_found') throw error;
  }
  const rehearse = (): Promise<ImportCounts> => withScratch(partsFrom(args, io), inNew);
  if (dryRun) return rehearse();
  // A new file that fails is thrown away; a database on a server can't be, so a refusal must come before.
  if (profile.kind === 'postgres') await rehearse();
  return makeNew(profile, partsFrom(args, io), inNew);
}
