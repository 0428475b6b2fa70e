import { ImportCounts, type Answers, type ColumnChoice, type Preview } from '../../shared/features/imports/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Core } from '../core/create-core.ts';
import { ask } from '../workspace/make-new.ts';
import type { CliIo } from './command.ts';
import { goOn } from './database.ts';

/** What `bringIn` needs. */
export interface ImportJob {
  request: { kind: Preview['kind']; file: { name: string; bytes: Uint8Array }; register?: string };
  given: ColumnChoice | undefined;
  answers: Answers;
  /** Leave rows with an error out; else one stops the file. */
  skipProblems: boolean;
  dryRun: boolean;
}

/** Compares a file with the partnership and, unless it is a dry run, brings it in. Throws an AppError. */
export async function bringIn(core: Core, job: ImportJob, io: CliIo): Promise<ImportCounts> {
  const { request, given, answers } = job;
  const preview = await ask<Preview>(core, 'imports.preview', { ...request, answers, ...(given ? { columns: given } : {}) }, io.signal);
  if (!preview.ready) throw unmatched(preview);
  goOn(io);
  return ImportCounts.parse(job.dryRun ? preview : await apply(core, job, preview, io.signal));
}

async function apply(core: Core, { skipProblems }: ImportJob, preview: Preview, signal: AbortSignal): Promise<ImportCounts> {
  try {
    return await ask<ImportCounts>(core, 'imports.apply', { token: preview.token, skipProblems }, signal);
  } catch (error) {
    if (error instanceof AppError && error.details.issues?.some(({ path }) => path[0] === 'answers')) {
      const remedy = `${error.details.remedy ?? ''} Give the answers with --answers FILE.json, or take what is proposed with --answers proposed.`;
      throw new AppError('validation', error.message, { ...error.details, remedy: remedy.trim() }, error);
    }
    const stopped =
      error instanceof AppError && error.code === 'validation' && preview.problems.some(({ severity }) => severity === 'error');
    if (!stopped) throw error;
    throw new AppError(
      'validation',
      error.message,
      { ...error.details, remedy: `${error.details.remedy ?? ''} --skip-problems leaves such rows out.`.trim() },
      error,
    );
  }
}

function unmatched(preview: Preview): AppError {
  const missing = preview.columns.filter((column) => column.required && column.heading === null);
  const names = missing.map(({ label, field }) => (label === field ? `“${label}”` : `“${label}” (${field})`)).join(', ');
  const headings = preview.headings
    .slice(0, 30)
    .map((heading) => `“${heading}”`)
    .join(', ');
  const example = JSON.stringify(Object.fromEntries(missing.slice(0, 2).map(({ field }) => [field, 'Its heading in the file'])));
  return new AppError('validation', `${preview.file} has no column for ${names || 'a required field'}, so nothing was brought in.`, {
    remedy: `Name the heading in a file such as ${example} and give it with --columns MAP.json. The file’s headings are ${headings || 'none'}.${instead(preview)}`,
  });
}

/** What else is proposed for a column that is missing, such as numbering rows on. */
function instead({ questions, headings }: Preview): string {
  const other = questions.flatMap(({ id, kind, answer, proposed, options }) => {
    const option = options.find((one) => one.id === proposed);
    return kind === 'column' && answer === null && option && !headings.includes(option.id)
      ? [`answer “${id}” with “${option.id}” (${option.label})`]
      : [];
  });
  if (other.length === 0) return '';
  return ` Or ${other.join(', ')} by --answers FILE.json; --answers proposed takes all that is proposed.`;
}
