import { useCallback, useMemo, useState } from 'react';
import type { Code } from '../../shared/domain/codes.ts';
import type { CoreContract } from '../../shared/contract.ts';
import type { Output } from '../../shared/rpc.ts';
import type { EntityName } from '../../shared/tables.ts';
import { useAllOf, useQuery } from '../api/query.tsx';
import type { SelectOption } from '../ui/grid/types.ts';
import type { Option } from '../ui/OptionList.tsx';
import { t } from '../words/t.ts';
import { useAct } from './act.ts';
import { columnOf, recordWord } from './field-words.ts';

/** A code list as choices of a form. */
export const codeChoices = (list: readonly Code[]): Option[] => list.map(({ code, label }) => ({ id: code, label }));

/** A code list as choices of a list's cell. */
export const codeOptions = (list: readonly Code[]): SelectOption[] =>
  list.map(({ code, label, aliases }) => ({ value: code, label, ...(aliases ? { aliases } : {}) }));

/** Choices of a form as those of a list's cell. */
export const cellOptions = (choices: readonly Option[]): SelectOption[] =>
  choices.map(({ id, label, description }) => ({ value: id, label, description }));

/** Partner organisations as choices. */
export function useOrganisationChoices(enabled = true): Option[] {
  const { data } = useQuery('organisations.list', {}, { enabled });
  return useMemo(() => (data ?? []).map(({ id, name }) => ({ id, label: name })), [data]);
}

/** People as choices, with their organisation and job title on a second line. */
export function usePersonChoices(enabled = true): Option[] {
  const { data } = useQuery('people.list', {}, { enabled });
  return useMemo(
    () =>
      (data ?? []).map(({ id, name, organisationName, jobTitle }) => {
        const description = [organisationName, jobTitle].filter(Boolean).join(', ');
        return { id, label: name, ...(description ? { description } : {}) };
      }),
    [data],
  );
}

/** Working groups as choices. */
export function useGroupChoices(enabled = true): Option[] {
  const { data } = useQuery('groups.list', {}, { enabled });
  return useMemo(() => (data ?? []).map(({ id, name }) => ({ id, label: name })), [data]);
}

/** Kinds of record that can be made by their name alone. */
export type Addable = 'person' | 'organisation' | 'working_group';

/** Makes a record that a choice has not got yet, by the name typed; answers its id. What else is known of it is added later. */
export function useAddChoice(kind: Addable): (name: string) => Promise<string | null> {
  const { act: person } = useAct('people.create');
  const { act: organisation } = useAct('organisations.create');
  const { act: group } = useAct('groups.create');
  return useCallback(
    async (name) => {
      const done = t('register.added', { record: recordWord(kind), name });
      const make = {
        person: () => person({ name }, { done }),
        organisation: () => organisation({ name, sector: 'not_specified' }, { done }),
        working_group: () => group({ name }, { done }),
      };
      return (await make[kind]())?.id ?? null;
    },
    [kind, person, organisation, group],
  );
}

/** What adds to the choices of a field that points at a record, where a name is enough for one. */
export function useAdders(entity: EntityName): (field: string) => ((name: string) => Promise<string | null>) | undefined {
  const person = useAddChoice('person');
  const organisation = useAddChoice('organisation');
  const group = useAddChoice('working_group');
  return useCallback(
    (field) => {
      const adders: Record<string, (name: string) => Promise<string | null>> = { person, organisation, working_group: group };
      return adders[columnOf(entity, field)?.points ?? ''];
    },
    [entity, person, organisation, group],
  );
}

/** Kinds of record whose choices say more than a name, or leave some out. */
const OWN_LISTS = new Set(['person', 'organisation']);

/** A list that stays the same one as long as its parts do. */
function useKept<T>(list: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(list);
  const same = kept.length === list.length && kept.every((one, at) => one === list[at]);
  if (!same) setKept(list);
  return same ? kept : list;
}

/** What each of a record's fields that points at another record chooses from. */
export function useLinkChoices(entity: EntityName, fields: readonly string[]): (field: string) => readonly Option[] {
  const kinds = useKept([...new Set(fields.flatMap((field) => columnOf(entity, field)?.points ?? []))]);
  const person = usePersonChoices(kinds.includes('person'));
  const organisation = useOrganisationChoices(kinds.includes('organisation'));
  const others = useKept(kinds.filter((kind) => !OWN_LISTS.has(kind)));
  const { data } = useAllOf(others.map((kind) => ({ name: 'search.choices', input: { entity: kind } })));
  const found = useKept((data ?? []) as Output<CoreContract['search']['choices']>[]);
  const lists = useMemo(() => {
    const named = others.map((kind, at): [string, Option[]] => [kind, (found[at] ?? []).map(({ id, name }) => ({ id, label: name }))]);
    return new Map<string, readonly Option[]>([['person', person], ['organisation', organisation], ...named]);
  }, [others, found, person, organisation]);
  return useCallback((field) => lists.get(columnOf(entity, field)?.points ?? '') ?? [], [entity, lists]);
}
