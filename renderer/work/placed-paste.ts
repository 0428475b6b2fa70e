import { useCallback } from 'react';
import type { PlacedPaste } from '../ui/grid/pasted.ts';
import { t } from '../words/t.ts';
import { useAsk } from './asked.tsx';

const LINES = 20;

/** Asks before a block placed by its headings changes a list, with what changes from what to what. */
export function useAskPlaced(): (placed: PlacedPaste) => Promise<boolean> {
  const ask = useAsk();
  return useCallback(
    ({ rows, refused, blanks }) => {
      const lines = [
        ...rows.map(({ name, changes }) =>
          t('app.pasted.changed', { name, changes: changes.map((change) => t('app.pasted.fromTo', { ...change })).join(', ') }),
        ),
        ...refused,
      ];
      const more = lines.length - LINES;
      const shown = more > 0 ? [...lines.slice(0, LINES), t('app.pasted.moreLines', { count: more })] : lines;
      return ask({
        title: t('app.pasted.change.title', { count: rows.length }),
        text: '',
        lines: [...shown, ...(blanks ? [t('app.pasted.blanks')] : [])],
        words: t('app.pasted.change.button', { count: rows.length }),
      });
    },
    [ask],
  );
}
