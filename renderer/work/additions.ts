import { useCallback, useMemo } from 'react';
import { AppError } from '../../shared/errors.ts';
import { plainKey } from '../../shared/domain/same-key.ts';
import type { CoreContract } from '../../shared/contract.ts';
import type { CommandMethod, QueryMethod } from '../../shared/rpc.ts';
import type { EntityName, ImportKindName } from '../../shared/tables.ts';
import { useConnection, type CommandName } from '../api/query.tsx';
import { toTsv } from '../ui/grid/clipboard.ts';
import type { Offered, PastedProblem } from '../ui/grid/pasted.ts';
import type { Adding, CellValue, GridColumn, PastedList, SelectOption } from '../ui/grid/types.ts';
import { writtenOf } from '../ui/grid/told-apart.ts';
import { t } from '../words/t.ts';
import { useAct } from './act.ts';
import { useGo } from './address.ts';
import { useAsk } from './asked.tsx';
import { isKey } from './field-words.ts';
import { handFile } from './handed-file.ts';
import { forContract } from './record-edits.ts';
import { countsOf, cut, lacking, linesOf, problemLine, refusedBy } from './pasted-words.ts';
import { settleReused } from './reused.ts';
import { settlePasted, type About, type Held, type SettledList } from './settle-pasted.ts';

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
  /** The field with the numbers that the program gives, where records have one. */
  numberField?: string;
  /** What a record has that the list doesn't say, over the rules' own defaults. */
  defaults?: Readonly<Record<string, unknown>>;
  /** What the list is asked for to answer every record, those no screen shows too. */
  all?: Readonly<Record<string, unknown>>;
  /** The kind of file that brings such records in: a list that can't be taken as it is can go that way. */
  importKind?: ImportKindName | undefined;
}

/** Opens a pasted list as a file, on the screen that has questions for what it leaves open. */
function useAsFile(kind: ImportKindName | undefined): (list: PastedList) => void {
  const go = useGo();
  return useCallback(
    ({ block }) => {
      if (kind === undefined) return;
      handFile({ kind, name: `${t('app.pasted.file')}.tsv`, bytes: new Uint8Array(new TextEncoder().encode(`${toTsv(block)}\r\n`)) });
      go({ to: '/import', search: { kind } });
    },
    [go, kind],
  );
}

/** What carries out what a pasted list asks for. */
interface Means {
  about: AddedRows;
  columns: readonly GridColumn<never>[];
  ask: ReturnType<typeof useAsk>;
  /** Every record of the list. */
  everyRecord: () => Promise<Held[]>;
  /** Stores; answers the records, or why not. */
  store: (made: object, done: string) => Promise<readonly { id: string }[] | AppError>;
  asFile: (list: PastedList) => void;
}

/** How the rows of a list are known among the records. */
function namingOf({ about: { entity, nameField, numberField }, columns }: Means): About {
  const isUnique = isKey(entity, nameField);
  const nameOf = (field: string, id: string): string | undefined => {
    const { options } = columns.find(({ key, kind }) => key === field && kind === 'link') ?? {};
    return Array.isArray(options) ? writtenOf(options as SelectOption[], id) : undefined;
  };
  return { entity, nameField, numberField, nameOf, alike: isUnique ? plainKey : tidy, isUnique };
}

/** The other way that a list can go: as a file. */
const otherWay = ({ about, asFile }: Means, list: PastedList) =>
  about.importKind === undefined ? undefined : { words: t('app.pasted.asFile'), go: () => asFile(list) };

async function tell(means: Means, list: PastedList, problems: readonly PastedProblem[]): Promise<null> {
  await means.ask({
    title: t('app.pasted.cannot', { count: problems.length }),
    text: t(means.about.importKind === undefined ? 'app.pasted.cannotText' : 'app.pasted.cannotOrFile'),
    lines: cut(problems.toSorted((one, next) => one.row - next.row).map(problemLine)),
    cancel: t('ui.close'),
    other: otherWay(means, list),
  });
  return null;
}

/** Asks about a list that can be taken, and stores it. */
async function take(means: Means, list: PastedList, settled: SettledList): Promise<Offered> {
  const { entity, defaults } = means.about;
  const { added, changed, blanks } = settled;
  if (added.length + changed.length === 0) return { refused: t(blanks ? 'grid.refused.allHereBlanks' : 'grid.refused.allHere') };
  const meant = await means.ask({
    title: countsOf(settled, 'title'),
    text: '',
    lines: linesOf(settled, list, entity),
    words: countsOf(settled, 'button'),
    other: otherWay(means, list),
  });
  if (!meant) return null;
  const send = (values: Readonly<Record<string, CellValue>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(values).map(([field, value]) => [field, forContract(entity, field, value)]));
  const made = {
    records: added.map(({ values }) => ({ ...defaults, ...send(values) })),
    edits: changed.map(({ id, version, values }) => ({ id, version, changes: send(values) })),
  };
  const stored = await means.store(made, countsOf(settled, 'done'));
  if (stored instanceof AppError) return tell(means, list, refusedBy(stored, entity, settled));
  return { stored: stored.map(({ id }) => id) };
}

async function offer(means: Means, list: PastedList): Promise<Offered> {
  const { about, columns, ask } = means;
  /** What stands in the way of new rows. */
  const short = (rows: SettledList['added']): PastedProblem[] => (list.needs === null ? lacking(rows, list, about.needs, columns) : []);
  const records = await means.everyRecord();
  const found = settlePasted(list, records, namingOf(means));
  if (found.added.length > 0 && list.needs !== null) return { refused: list.needs };
  const problems = [...list.problems, ...found.problems, ...short(found.added)];
  if (problems.length > 0) return tell(means, list, problems);
  const settled = await settleReused(found, { about, columns, records, ask });
  if (!settled) return null;
  if (settled.added.length > 0 && list.needs !== null) return { refused: list.needs };
  const later = short(settled.added);
  return later.length > 0 ? tell(means, list, later) : take(means, list, settled);
}

/** Lets a list pasted into a grid of records add to them and change them: asked once, one step to undo. */
export function useAdditions(about: AddedRows, columns: readonly GridColumn<never>[]): Adding {
  const { entity, feature, nameField, numberField, needs, all, importKind } = about;
  const { act } = useAct(`${feature}.createMany` as CommandName);
  const { api } = useConnection();
  const asFile = useAsFile(importKind);
  const ask = useAsk();
  return useMemo(() => {
    const everyRecord = async (): Promise<Held[]> => {
      const list = api[feature].list as unknown as (input: object) => Promise<unknown>;
      const answer = await list({ ...all });
      return (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as Held[];
    };
    const store: Means['store'] = async (made, done) => {
      let refused: AppError | null = null;
      const stored = await act(made, { done, onError: (error) => void (refused = error) });
      return refused ?? ((stored ?? []) as { id: string }[]);
    };
    const means: Means = { about, columns, ask, everyRecord, store, asFile };
    return {
      nameKey: nameField,
      numberKey: numberField,
      needs,
      columns,
      match: async (headings) => api.imports.match({ entity, headings: [...headings] }),
      offer: (list) => offer(means, list),
    };
  }, [about, act, all, api, ask, asFile, columns, entity, feature, nameField, needs, numberField]);
}

const tidy = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim().toLowerCase();
