import { createInstance } from 'i18next';
import grid from './grid.en-GB.json' with { type: 'json' };
import ui from './ui.en-GB.json' with { type: 'json' };
import app from './app.en-GB.json' with { type: 'json' };

type Plain<K extends string> = K extends `${infer Base}_one` ? Base : K extends `${infer Base}_other` ? Base : K;

type Paths<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${Plain<K>}` : Paths<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** A key of a file of words, dots between levels, without the plural ending. */
export type KeyOf<Words> = Paths<Words>;

/** A key of the words that all share: of `app`, `ui` and `grid`. */
export type StringKey = KeyOf<typeof app> | KeyOf<typeof ui> | KeyOf<typeof grid>;

/** Values for the `{{placeholders}}`; `count` picks the `_one` or `_other` form. */
export type StringValues = Readonly<Record<string, string | number>>;

const language = 'en-GB';
const COMMON = 'common';
const i18n = createInstance();
void i18n.init({
  lng: language,
  fallbackLng: false,
  defaultNS: COMMON,
  resources: { [language]: { [COMMON]: { ...app, ...ui, ...grid } } },
  initAsync: false,
  keySeparator: '.',
  nsSeparator: false,
  interpolation: { escapeValue: false },
});

const translate: (key: string, values: Record<string, string | number>) => string = i18n.getFixedT(language);

/** The words for a key. React escapes text itself, so values are not escaped here. */
export function t(key: StringKey, values: StringValues = {}): string {
  return translate(key, values);
}

/** The words of a room: its own file's, then those that all share. A key in neither fails tsc. */
export function wordsOf<const Words extends object>(
  room: string,
  words: Words,
): (key: KeyOf<Words> | StringKey, values?: StringValues) => string {
  i18n.addResourceBundle(language, room, words);
  const own: typeof translate = i18n.getFixedT(language, [room, COMMON]);
  return (key, values = {}) => own(key, values);
}
