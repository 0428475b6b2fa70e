import { createInstance } from 'i18next';
import strings from './en-GB.json' with { type: 'json' };

type Plain<K extends string> = K extends `${infer Base}_one` ? Base : K extends `${infer Base}_other` ? Base : K;

type Paths<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${Plain<K>}` : Paths<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** A key of `en-GB.json`, dots between levels, without the plural ending. */
export type StringKey = Paths<typeof strings>;

/** Values for the `{{placeholders}}`; `count` picks the `_one` or `_other` form. */
export type StringValues = Readonly<Record<string, string | number>>;

const language = 'en-GB';
const i18n = createInstance();
void i18n.init({
  lng: language,
  fallbackLng: false,
  resources: { [language]: { translation: strings } },
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
