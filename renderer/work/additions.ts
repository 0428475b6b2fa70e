import { useMemo } from 'react';
import { AppError, type FieldIssue } from '../../shared/errors.ts';
import { plainKey } from '../../shared/domain/same-key.ts';
import type { CoreContract } from '../../shared/contract.ts';
import type { CommandMethod, QueryMethod } from '../../shared/rpc.ts';
import type { EntityName } from '../../shared/tables.ts';
import { useConnection, type CommandName } from '../api/query.tsx';
import type { Adding, CellValue, PastedList } from '../ui/grid/types.ts';
import { t } from '../words/t.ts';
import { useAct } from './act.ts';
import { useAsk } from './asked.tsx';
import { fieldLabel, isKey } from './field-words.ts';
import { forContract } from './record-edits.ts';

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
  takes: readonly string[];
  /** What a record has that the list doesn't say, over the rules' own defaults. */
  defaults?: Readonly<Record<string, unknown>>;
  /** What the list is asked for to answer every record, those no screen shows too. */
  all?: Readonly<Record<string, unknown>>;
}

const NAMED = 8;

const namesIn = (names: readonly string[]): string => {
  const shown = names.slice(0, NAMED).map((name) => t('app.quoted', { text: name }));
  const more = names.length - shown.length;
  return new Intl.ListFormat('en-GB').format(more > 0 ? [...shown, t('app.more', { count: more })] : shown);
};

/** Why a list was refused, with the row it is about. */
function sentenceOf(error: AppError, entity: EntityName, names: readonly string[]): string {
  const [issue] = error.details.issues ?? [];
  const [, at, field] = issue?.path ?? ([] as FieldIssue['path']);
  const name = names[Number(at)];
  if (issue && name !== undefined) {
    const place = typeof field === 'string' ? `${name}, ${fieldLabel(entity, field)}` : name;
    return t('grid.refused.inRow', { row: place, reason: issue.message });
  }
  return [error.message, error.details.remedy].filter(Boolean).join(' ');
}

/** Lets a list pasted into a grid of records add to them: asked once, one step to undo. */
export function useAdditions({ entity, feature, nameField, needs, takes, defaults, all }: AddedRows): Adding {
  const { act } = useAct(`${feature}.createMany` as CommandName);
  const { api } = useConnection();
  const ask = useAsk();
  return useMemo(() => {
    const alike = isKey(entity, nameField) ? plainKey : tidy;
    const everyName = async (): Promise<Set<string>> => {
      const list = api[feature].list as unknown as (input: object) => Promise<unknown>;
      const answer = await list({ ...all });
      const rows = (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as Record<string, CellValue>[];
      return new Set(rows.map((row) => alike(String(row[nameField] ?? ''))));
    };
    const offer = async (list: PastedList): Promise<string | null> => {
      const known = await everyName();
      const records = list.records.filter(({ name }) => !known.has(alike(name)));
      const here = [...list.here, ...list.records.filter(({ name }) => known.has(alike(name))).map(({ name }) => name)];
      if (records.length === 0) return t('grid.refused.allHere');
      const names = records.map(({ name }) => name);
      const heres = here.length > 0 ? t('app.addHere', { count: here.length, names: namesIn(here) }) : '';
      const meant = await ask({
        title: t('app.addTitle', { count: records.length }),
        text: [t('app.addText', { names: namesIn(names) }), heres].filter(Boolean).join(' '),
        answer: '',
        words: t('app.addButton', { count: records.length }),
      });
      if (!meant) return null;
      let refused: string | null = null;
      const made = {
        records: records.map(({ values }) => ({
          ...defaults,
          ...Object.fromEntries(Object.entries(values).map(([field, value]) => [field, forContract(entity, field, value)])),
        })),
      };
      await act(made as never, {
        done: t('app.addDone', { count: records.length }),
        onError: (error) => void (refused = sentenceOf(error, entity, names)),
      });
      return refused;
    };
    return { nameKey: nameField, needs, takes, offer };
  }, [act, all, api, ask, defaults, entity, feature, nameField, needs, takes]);
}

const tidy = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim().toLowerCase();
