import { wordsOf } from '../../words/t.ts';
import words from './words.en-GB.json' with { type: 'json' };

/** The words of this room, and those of all. */
export const t = wordsOf('actions', words);
