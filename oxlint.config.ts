import { defineConfig } from 'oxlint';
import { RESTRICTIONS } from './scripts/lint/overrides.ts';
import { SHOWN, SIGNS } from './scripts/lint/words.ts';

export default defineConfig({
  plugins: ['typescript', 'import', 'react', 'unicorn', 'oxc', 'jsx-a11y', 'promise'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'off' },
  options: { typeAware: true },
  ignorePatterns: ['out', 'node_modules', 'tests/fixtures'],
  rules: {
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'error',
    'import/no-unassigned-import': 'off',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: false }],
    'typescript/no-unsafe-type-assertion': 'off',
    'react/react-in-jsx-scope': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'no-await-in-loop': 'off',
    'no-console': 'error',
    'max-lines': ['error', { max: 300 }],
    'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    'no-restricted-imports': [
      'error',
      {
        patterns: [{ regex: '^electron($|/)', message: 'Only electron/main.ts, electron/preload.ts and electron/window import electron.' }],
      },
    ],
    'react/immutability': 'off',
    'react/refs': 'off',
    'react/exhaustive-effect-dependencies': 'off',
    'react/memo-dependencies': 'off',
    'react/use-memo': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'import/no-named-as-default-member': 'off',
    'jsx-a11y/no-autofocus': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
  },
  overrides: [
    {
      files: ['renderer/**/*.tsx'],
      rules: {
        'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
        'react/jsx-no-literals': ['error', { noStrings: true, ignoreProps: true, restrictedAttributes: SHOWN, allowedStrings: SIGNS }],
      },
    },
    { files: ['renderer/gallery/**'], rules: { 'react/jsx-no-literals': 'off' } },
    {
      files: ['electron/cli.ts', 'electron/cli/**', 'scripts/**', 'tests/**'],
      rules: { 'no-console': 'off', 'max-lines-per-function': 'off' },
    },
    { files: ['tests/**'], rules: { 'max-lines': 'off' } },
    { files: ['*.config.ts', 'tests/grid/demo/**'], rules: { 'import/no-default-export': 'off' } },
    ...RESTRICTIONS,
  ],
});
