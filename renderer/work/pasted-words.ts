import type { AppError } from '../../shared/errors.ts';
import type { EntityName } from '../../shared/tables.ts';
import type { PastedProblem } from '../ui/grid/pasted.ts';
import type { GridColumn, PastedList } from '../ui/grid/types.ts';
import { t } from '../words/t.ts';
import { fieldLabel, recordWord } from './field-words.ts';
import type { SettledList } from './settle-pasted.ts';

const NAMED = 8;
const LINES = 20;

const quoted = (text: string): string => t('app.quoted', { text });

const namesIn = (names: readonly string[]): string => {
  const shown = names.slice(0, NAMED).map(quoted);
  const more = names.length - shown.length;
  return new Intl.ListFormat('en-GB').format(more > 0 ? [...shown, t('app.more', { count: more })] : shown);
};

/** The first lines, and how many more there are. */
export const cut = (lines: readonly string[]): string[] =>
  lines.length > LINES ? [...lines.slice(0, LINES), t('app.pasted.moreLines', { count: lines.length - LINES })] : [...lines];

/** A line about what can't be taken: where it stands, what stands there, what to do. */
export const problemLine = ({ row, name, text, reason }: PastedProblem): string => {
  const place = name === '' ? t('app.pasted.row', { row }) : t('app.pasted.rowNamed', { row, name });
  return [place, text === '' || reason.includes(text) ? '' : quoted(text), reason].filter(Boolean).join(' ');
};

/** What the core refuses of a list, each fault with its row. */
export function refusedBy(error: AppError, entity: EntityName, { added, changed }: SettledList): PastedProblem[] {
  const faults = (error.details.issues ?? []).flatMap(({ path, message }): PastedProblem[] => {
    const [list, at, ...rest] = path;
    const found = (list === 'edits' ? changed : added)[Number(at)];
    const field = rest.at(-1);
    const reason = typeof field === 'string' ? t('grid.problem.unread', { column: fieldLabel(entity, field), reason: message }) : message;
    return found ? [{ row: found.row, name: found.name, text: '', reason }] : [];
  });
  if (faults.length > 0) return faults;
  return [{ row: 0, name: '', text: '', reason: [error.message, error.details.remedy].filter(Boolean).join(' ') }];
}

/** What will happen to a list, line by line. */
export function linesOf({ added, changed, same, blanks }: SettledList, { left }: PastedList, entity: EntityName): string[] {
  const names = (rows: readonly { name: string }[]): string => namesIn(rows.map(({ name }) => name));
  const notTaken = left.map(({ heading, why }) => t(`app.pasted.${why}`, { heading, record: recordWord(entity).toLowerCase() }));
  return [
    ...(added.length > 0 ? [t('app.pasted.new', { names: names(added) })] : []),
    ...cut(changed.map(({ name, said }) => t('app.pasted.changed', { name, changes: said.join(', ') }))),
    ...(same.length > 0 ? [t('app.pasted.same', { count: same.length, names: names(same) })] : []),
    ...(blanks ? [t('app.pasted.blanks')] : []),
    ...notTaken,
  ];
}

/** How many rows are added and changed: as a question, a button, or what was done. */
export const countsOf = ({ added, changed }: SettledList, words: 'title' | 'button' | 'done'): string => {
  const [add, change] = [added.length, changed.length];
  if (change === 0) return t(`app.pasted.add.${words}`, { count: add });
  if (add === 0) return t(`app.pasted.change.${words}`, { count: change });
  return t(`app.pasted.both.${words}`, { added: t('app.pasted.rows', { count: add }), changed: change });
};

/** Fields that new rows must say and leave blank, in the words of the form. */
export const lacking = (
  rows: SettledList['added'],
  { problems }: PastedList,
  needs: readonly string[],
  columns: readonly GridColumn<never>[],
): PastedProblem[] =>
  rows.flatMap(({ row, name, values }) =>
    needs.flatMap((key): PastedProblem[] => {
      const isSaid = values[key] !== undefined || problems.some((one) => one.row === row && one.column === key);
      const reason = isSaid ? undefined : columns.find((one) => one.key === key)?.check?.(null);
      return reason === undefined ? [] : [{ row, name, text: '', column: key, reason }];
    }),
  );
