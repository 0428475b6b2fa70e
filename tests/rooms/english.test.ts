import { describe, expect, it } from 'vitest';
import { englishIn } from './english.ts';
import { filesIn, textOf } from './sources.ts';

const screens = filesIn('renderer').filter((path) => path.endsWith('.tsx') && !path.startsWith('renderer/gallery/'));

describe('words in elements', () => {
  it('come from the words files', () => {
    expect(screens.flatMap((path) => englishIn(path, textOf(path)))).toEqual([]);
  });

  it.each([
    ['text', '<p>Hello</p>'],
    ['a string', "<p>{'Hello'}</p>"],
    ['a template', '<p>{`Hello ${name}`}</p>'],
    ['one of two', "<p>{late ? 'Late' : t('ok')}</p>"],
    ['the other of two', "<p>{late ? t('late') : 'In time'}</p>"],
    ['perhaps', "<p>{late && 'Late'}</p>"],
    ['otherwise', "<p>{name ?? 'Nobody'}</p>"],
    ['a sum', "<p>{'Late by ' + days}</p>"],
    ['a fragment', '<>Hello</>'],
    ['an attribute', '<button aria-label="Close" />'],
    ['an attribute made on the way', '<button title={`Close ${name}`} />'],
    ['an attribute of ours', "<Field label={late ? 'Late' : name} />"],
  ])('are found in %s', (_, element) => {
    expect(englishIn('planted.tsx', `export const planted = ${element};`)).toHaveLength(1);
  });

  it.each([
    ['a key of the words', "<p>{t('home.late')}</p>"],
    ['a name of a key of the keyboard', '<Kbd>Ctrl+K</Kbd>'],
    ['punctuation', "<p>{name}{': '}</p>"],
    ['a name nobody reads', '<Field name="dueOn" kind="date" />'],
    ['a choice among names', "<Chip tone={late ? 'danger' : 'plain'} />"],
  ])('are not seen in %s', (_, element) => {
    expect(englishIn('planted.tsx', `export const planted = ${element};`)).toEqual([]);
  });
});
