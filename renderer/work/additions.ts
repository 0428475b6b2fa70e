import { useCallback, useMemo } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { plainKey } from '../../shared/domain/same-key.ts';
import type { CoreContract } from '../../shared/contract.ts';
import type { CommandMethod, QueryMethod } from '../../shared/rpc.ts';
import type { EntityName, ImportKindName } from '../../shared/tables.ts';
import { useConnection, type CommandName } from '../api/query.tsx';
import { toTsv } from '../ui/grid/clipboard.ts';
import type { Adding, CellValue, GridColumn, PastedList, PastedProblem } from '../ui/grid/types.ts';
import { t } from '../words/t.ts';
import { useAct } from './act.ts';
import { useGo } from './address.ts';
import { useAsk } from './asked.tsx';
import { fieldLabel, isKey, recordWord } from './field-words.ts';
import { handFile } from './handed-file.ts';
import { forContract } from './record-edits.ts';
import { settlePasted, type Held, type SettledList } from './settle-pasted.ts';

/** Features whose records can be added several at once. */
export type AddedFeature = {
  [F in keyof CoreContract]: CoreContract[F] extends { list: QueryMethod; createMany: CommandMethod } ? F : never;
}[keyof CoreContract];

/** How a pasted list becomes records. */
export interface AddedRows {
  entity: EntityName;
  feature: AddedFeature;
  /** The field that names a record in its list. */
  nameField: string;
  needs: readonly string[];
  /** What a record has that the list doesn't say, over the rules' own defaults. */
  defaults?: Readonly<Record<string, unknown>>;
  /** What the list is asked for to answer every record, those no screen shows too. */
  all?: Readonly<Record<string, unknown>>;
  /** The kind of file that brings such records in: a list that can't be taken as it is can go that way. */
  importKind?: ImportKindName | undefined;
}

const NAMED = 8;
const LINES = 20;

const quoted = (text: string): string => t('app.quoted', { text });

const namesIn = (names: readonly string[]): string => {
  const shown = names.slice(0, NAMED).map(quoted);
  const more = names.length - shown.length;
  return new Intl.ListFormat('en-GB').format(more > 0 ? [...shown, t('app.more', { count: more })] : shown);
};

const cut = (lines: readonly string[]): string[] =>
  lines.length > LINES ? [...lines.slice(0, LINES), t('app.pasted.moreLines', { count: lines.length - LINES })] : [...lines];

/** A line about what can't be taken: where it stands, what stands there, what to do. */
const problemLine = ({ row, name, text, reason }: PastedProblem): string => {
  const place = name === '' ? t('app.pasted.row', { row }) : t('app.pasted.rowNamed', { row, name });
  return [place, text === '' || reason.includes(text) ? '' : quoted(text), reason].filter(Boolean).join(' ');
};

/** What the core refuses of a list, each fault with its row. */
function refusedBy(error: AppError, entity: EntityName, { added, changed }: SettledList): PastedProblem[] {
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
function linesOf({ added, changed, same, blanks }: SettledList, { left }: PastedList, entity: EntityName): string[] {
  const names = (rows: readonly { name: string }[]): string => namesIn(rows.map(({ name }) => name));
  const notTaken = left.map(({ heading, worked }) =>
    t(worked ? 'app.pasted.worked' : 'app.pasted.unknown', { heading, record: recordWord(entity).toLowerCase() }),
  );
  return [
    ...(added.length > 0 ? [t('app.pasted.new', { names: names(added) })] : []),
    ...cut(changed.map(({ name, said }) => t('app.pasted.changed', { name, changes: said.join(', ') }))),
    ...(same.length > 0 ? [t('app.pasted.same', { count: same.length, names: names(same) })] : []),
    ...(blanks ? [t('app.pasted.blanks')] : []),
    ...notTaken,
  ];
}

const countsOf = ({ added, changed }: SettledList, words: 'title' | 'button' | 'done'): string => {
  const [add, change] = [added.length, changed.length];
  if (change === 0) return t(`app.pasted.add.${words}`, { count: add });
  if (add === 0) return t(`app.pasted.change.${words}`, { count: change });
  return t(`app.pasted.both.${words}`, { added: t('app.pasted.rows', { count: add }), changed: change });
};

/** Opens a pasted list as a file, on the screen that has questions for what it leaves open. */
function useAsFile(kind: ImportKindName | undefined): (list: PastedList) => void {
  const go = useGo();
  return useCallback(
    ({ block }) => {
      if (kind === undefined) return;
      handFile({ kind, name: `${t('app.pasted.file')}.tsv`, bytes: new Uint8Array(new TextEncoder().encode(toTsv(block))) });
      go({ to: '/import', search: { kind } });
    },
    [go, kind],
  );
}

/** Lets a list pasted into a grid of records add to them and change them: asked once, one step to undo. */
export function useAdditions(about: AddedRows, columns: readonly GridColumn<never>[]): Adding {
  const { entity, feature, nameField, needs, defaults, all, importKind } = about;
  const { act } = useAct(`${feature}.createMany` as CommandName);
  const { api } = useConnection();
  const open = useAsFile(importKind);
  const ask = useAsk();
  return useMemo(() => {
    const isUnique = isKey(entity, nameField);
    const naming = { entity, nameField, alike: isUnique ? plainKey : tidy, isUnique };
    const everyRecord = async (): Promise<Held[]> => {
      const list = api[feature].list as unknown as (input: object) => Promise<unknown>;
      const answer = await list({ ...all });
      return (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as Held[];
    };
    const other = (list: PastedList) => (importKind === undefined ? undefined : { words: t('app.pasted.asFile'), go: () => open(list) });
    const tell = async (list: PastedList, problems: readonly PastedProblem[]): Promise<null> => {
      await ask({
        title: t('app.pasted.cannot', { count: problems.length }),
        text: t(importKind === undefined ? 'app.pasted.cannotText' : 'app.pasted.cannotOrFile'),
        lines: cut(problems.map(problemLine)),
        cancel: t('ui.close'),
        other: other(list),
      });
      return null;
    };
    const send = (values: Readonly<Record<string, CellValue>>): Record<string, unknown> =>
      Object.fromEntries(Object.entries(values).map(([field, value]) => [field, forContract(entity, field, value)]));
    const offer = async (list: PastedList): Promise<string | null> => {
      const settled = settlePasted(list, await everyRecord(), naming);
      const { added, changed } = settled;
      if (added.length > 0 && list.needs !== null) return list.needs;
      const problems = [...list.problems, ...settled.problems];
      if (problems.length > 0) return tell(list, problems);
      if (added.length + changed.length === 0) return t('grid.refused.allHere');
      const meant = await ask({
        title: countsOf(settled, 'title'),
        text: '',
        lines: linesOf(settled, list, entity),
        words: countsOf(settled, 'button'),
        other: other(list),
      });
      if (!meant) return null;
      let refused: AppError | null = null;
      const made = {
        records: added.map(({ values }) => ({ ...defaults, ...send(values) })),
        edits: changed.map(({ id, version, values }) => ({ id, version, changes: send(values) })),
      };
      await act(made, { done: countsOf(settled, 'done'), onError: (error) => void (refused = error) });
      return refused === null ? null : tell(list, refusedBy(refused, entity, settled));
    };
    const match = async (headings: readonly string[]) => api.imports.match({ entity, headings: [...headings] });
    return { nameKey: nameField, needs, columns, match, offer };
  }, [act, all, api, ask, columns, defaults, entity, feature, importKind, nameField, needs, open]);
}

const tidy = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim().toLowerCase();
