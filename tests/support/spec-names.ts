/** The feature that a spec of the core is named after: `keyDecisions` of `key-decisions.test.ts`. */
export const featureOf = (file: string): string =>
  file.replace(/\.test\.ts$/, '').replaceAll(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** The spec of a feature: `key-decisions.test.ts` of `keyDecisions`. */
export const specOf = (feature: string): string => `${feature.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.test.ts`;
