import { useCallback, useMemo, useState } from 'react';
import type { Code } from '../../shared/domain/codes.ts';
import type { CoreContract } from '../../shared/contract.ts';
import type { Output } from '../../shared/rpc.ts';
import type { EntityName } from '../../shared/tables.ts';
import { useAllOf, useQuery } from '../api/query.tsx';
import type { Option } from '../ui/OptionList.tsx';
import { columnOf } from './field-words.ts';

/** A code list as choices of a form. */
export const codeChoices = (list: readonly Code[]): Option[] => list.map(({ code, label }) => ({ id: code, label }));

/** Partner organisations as choices. */
export function useOrganisationChoices(enabled = true): Option[] {
  const { data } = useQuery('organisations.list', {}, { enabled });
  return useMemo(() => (data ?? []).map(({ id, name }) => ({ id, label: name })), [data]);
}

/** People as choices, with their organisation on a second line. */
export function usePersonChoices(enabled = true): Option[] {
  const { data } = useQuery('people.list', {}, { enabled });
  return useMemo(
    () =>
      (data ?? []).map(({ id, name, organisationName }) => ({
        id,
        label: name,
        ...(organisationName ? { description: organisationName } : {}),
      })),
    [data],
  );
}

/** Working groups as choices. */
export function useGroupChoices(enabled = true): Option[] {
  const { data } = useQuery('groups.list', {}, { enabled });
  return useMemo(() => (data ?? []).map(({ id, name }) => ({ id, label: name })), [data]);
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
