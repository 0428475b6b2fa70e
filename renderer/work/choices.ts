import { useCallback, useMemo } from 'react';
import type { Code } from '../../shared/domain/codes.ts';
import type { EntityName } from '../../shared/tables.ts';
import { useQuery } from '../api/query.tsx';
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

/** What each of a record's fields that points at a person, an organisation or a group chooses from. */
export function useLinkChoices(entity: EntityName, fields: readonly string[]): (field: string) => readonly Option[] {
  const kinds = new Set(fields.map((field) => columnOf(entity, field)?.points));
  const person = usePersonChoices(kinds.has('person'));
  const organisation = useOrganisationChoices(kinds.has('organisation'));
  const group = useGroupChoices(kinds.has('working_group'));
  return useCallback(
    (field) => {
      const lists: Record<string, readonly Option[]> = { person, organisation, working_group: group };
      return lists[columnOf(entity, field)?.points ?? ''] ?? [];
    },
    [entity, person, organisation, group],
  );
}
