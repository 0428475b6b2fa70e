/** Which rows of a preview can be shown: by what becomes of them, and the notes. */
export const SHOWS = ['stopped', 'new', 'changed', 'same', 'skipped', 'notes'] as const;
export type Show = (typeof SHOWS)[number];
