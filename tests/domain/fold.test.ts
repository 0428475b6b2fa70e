import { describe, expect, test } from 'vitest';
import { fold } from '../../shared/domain/fold.ts';

describe('a text as it is searched and sorted', () => {
  test.each([
    ['Oﬃce ﬁle', 'office file'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['Œuvre', 'oeuvre'],
    ['Ærø', 'aero'],
    ['Łódź', 'lodz'],
    ['Ｒ１２', 'r12'],
    ['İstanbul', 'istanbul'],
    ['Zoë’s Café', 'zoe’s cafe'],
    ['plain TEXT 12', 'plain text 12'],
  ])('“%s” is “%s”, and folded again it is the same', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(folded)).toBe(folded);
  });
});
