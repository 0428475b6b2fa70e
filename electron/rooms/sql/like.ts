import { sql, type RawBuilder } from 'kysely';

/** `like` that is the same in both databases: no wildcards of the person's own. `before` is '' for a beginning, '%' for any place. */
export const like = (text: RawBuilder<unknown>, before: '' | '%', words: string): RawBuilder<boolean> =>
  sql<boolean>`${text} like ${`${before}${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`} escape '\\'`;
