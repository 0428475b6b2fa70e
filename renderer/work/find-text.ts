import { useNavigate, useSearch } from '@tanstack/react-router';

/** Parts of an address that only say which rows are shown, or which figures: changing them takes nothing from the page. */
export const VIEW_PARTS: ReadonlySet<string> = new Set(['find', 'measure', 'provider', 'tenure', 'need', 'import', 'rows', 'ended']);

/** The words a list is filtered by. They stand in the address, so that Back, a link and a reload show the same rows. */
export function useFindText(): [text: string, setText: (text: string) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const text = typeof search['find'] === 'string' ? search['find'] : '';
  const setText = (next: string): void =>
    void navigate({ to: '.', search: ((old: object) => ({ ...old, find: next || undefined })) as never, replace: true });
  return [text, setText];
}
