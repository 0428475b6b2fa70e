import { useMemo } from 'react';
import type { Code } from '../../shared/domain/codes.ts';
import { useQuery } from '../api/query.tsx';
import type { Option } from '../ui/OptionList.tsx';

/** A code list as choices of a form. */
export const codeChoices = (list: readonly Code[]): Option[] => list.map(({ code, label }) => ({ id: code, label }));

/** Partner organisations as choices. */
export function useOrganisationChoices(): Option[] {
  const { data } = useQuery('organisations.list', {});
  return useMemo(() => (data ?? []).map(({ id, name }) => ({ id, label: name })), [data]);
}

/** People as choices, with their organisation on a second line. */
export function usePersonChoices(): Option[] {
  const { data } = useQuery('people.list', {});
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
export function useGroupChoices(): Option[] {
  const { data } = useQuery('groups.list', {});
  return useMemo(() => (data ?? []).map(({ id, name }) => ({ id, label: name })), [data]);
}
