import { AppError, type FieldIssue } from '../../shared/errors.ts';

type Path = FieldIssue['path'];

/** Where the fields of record `at` stand in a command's input. */
export type PlaceOf = (at: number) => Path;

/** The input is the edit. */
export const alone: PlaceOf = () => ['changes'];

/** The input lists edits. */
export const amongEdits: PlaceOf = (at) => ['edits', at, 'changes'];

/** The input lists new records. */
export const amongNew: PlaceOf = (at) => ['records', at];

/** The answer for records that were added. */
export const asNew = (ids: readonly string[]): { id: string; version: number }[] => ids.map((id) => ({ id, version: 1 }));

/**
 * Puts each edit or new record before the rules of its kind, which refuse by naming fields. What they refuse is said at once for all, each field with its place in the input, so that a screen can mark every cell of a paste.
 */
export function judgeEach<Edit, Verdict>(edits: Edit[], placeOf: PlaceOf, rules: (edit: Edit, at: number) => Verdict): Verdict[] {
  const issues: FieldIssue[] = [];
  let first: AppError | undefined;
  const verdicts = edits.flatMap((edit, at) => {
    try {
      return [rules(edit, at)];
    } catch (error) {
      // Rules read nothing, so the transaction lives; what isn't about a field ends the command here.
      if (!(error instanceof AppError) || !error.details.issues) throw error;
      first ??= error;
      issues.push(...error.details.issues.map(({ path, message }) => ({ path: [...placeOf(at), ...path], message })));
      return [];
    }
  });
  if (first) throw new AppError(first.code, first.message, { ...first.details, issues });
  return verdicts;
}
