import type { Found, search as contract } from '../../../shared/features/search/contract.ts';
import type { FeatureHandlers } from '../../core/context.ts';
import { fold } from '../../../shared/domain/fold.ts';
import { choicesOf, namesOf } from './records.ts';
import { usedBy } from './used-by.ts';
import { indexedKinds } from '../../core/search-index.ts';
import { findKind } from '../../rooms/find-kind.ts';
import type { SearchKind } from '../../rooms/search-kind.ts';

const LONGEST_TITLE = 160;

const shortened = (text: string): string => (text.length <= LONGEST_TITLE ? text : `${text.slice(0, LONGEST_TITLE - 1).trimEnd()}…`);

/** 0 when the title starts with what was typed, 1 when it has every word, else 2. */
function rankOf(title: string, words: string[]): number {
  const folded = fold(title);
  if (folded.startsWith(words.join(' '))) return 0;
  return words.every((word) => folded.includes(word)) ? 1 : 2;
}

/** Search over the kinds of record that the rooms bring, in their order. */
export const search = (kinds: readonly SearchKind[]): FeatureHandlers<typeof contract> => ({
  usedBy: (ctx, { entity, id }) => usedBy(ctx.db, entity, id),

  choices: (ctx, { entity }) => choicesOf(ctx.db, entity),

  names: (ctx, { asked }) => namesOf(ctx.db, asked),

  async find(ctx, { text, limit }) {
    const words = fold(text).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const asked = { words, limit, indexed: await indexedKinds(ctx.db) };
    const found: { rank: number; entry: Found }[] = [];
    for (const kind of kinds) {
      for (const row of await findKind(ctx.db, kind, asked)) {
        const entry = {
          kind: kind.kind,
          id: row.id,
          title: shortened(kind.says?.(row.title) ?? row.title),
          context: kind.context(row, ctx.today),
          parentId: row.parentId,
        };
        found.push({ rank: rankOf(row.title, words), entry });
      }
    }
    // The sort keeps the order of kinds, and within one the order the database gave.
    return found.toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry);
  },
});
