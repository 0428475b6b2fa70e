/** Places in a list that people order, also when two order it at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byOrder, firstKeys, keysForMove, type Ordered } from '../../electron/core/order-keys.ts';

const listOf = (count: number): Ordered[] => firstKeys(count).map((orderKey, at) => ({ id: `i${String(at).padStart(2, '0')}`, orderKey }));
const apply = (list: Ordered[], keys: Map<string, string>): Ordered[] =>
  list.map((record) => ({ ...record, orderKey: keys.get(record.id) ?? record.orderKey }));
const order = (list: Ordered[]): string[] => list.toSorted(byOrder).map((record) => record.id);
const without = (ids: string[], ...gone: string[]): string[] => ids.filter((id) => !gone.includes(id));

const move = fc.record({ which: fc.nat(), place: fc.integer({ min: 1, max: 12 }) });
const idAt = (list: Ordered[], which: number): string => list[which % list.length]!.id;

describe('moves one after another', () => {
  it('put the record where it was asked to be, and write it alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(move, { maxLength: 60 }), (count, moves) => {
        let list = listOf(count);
        for (const { which, place } of moves) {
          const id = idAt(list, which);
          const keys = keysForMove(list, id, place);
          expect([...keys.keys()]).toEqual([id]);
          const rest = without(order(list), id);
          list = apply(list, keys);
          expect(order(list)).toEqual(rest.toSpliced(place - 1, 0, id));
        }
      }),
    );
  });
  it('keep keys short: a thousand moves to the same place', () => {
    let list = listOf(10);
    for (let n = 0; n < 1000; n += 1) list = apply(list, keysForMove(list, order(list)[9]!, 5));
    expect(Math.max(...list.map((record) => record.orderKey.length))).toBeLessThan(600);
  });
});

describe('moves made side by side', () => {
  it('lose nothing, and leave everybody else in their order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.array(move, { minLength: 2, maxLength: 5 }), (count, moves) => {
        const list = listOf(count);
        const ids = moves.map(({ which }) => idAt(list, which));
        let merged = list;
        for (const { which, place } of moves) merged = apply(merged, keysForMove(list, idAt(list, which), place));
        expect(without(order(merged), ...ids)).toEqual(without(order(list), ...ids));
        expect(new Set(order(merged)).size).toBe(count);
      }),
    );
  });
  it('into the same gap share a key, and the next move between them parts them', () => {
    const list = listOf(4);
    const both = apply(apply(list, keysForMove(list, 'i00', 2)), keysForMove(list, 'i03', 3));
    const tied = apply(apply(list, keysForMove(list, 'i02', 1)), keysForMove(list, 'i03', 1));
    expect(order(both)).toHaveLength(4);
    expect(new Set(tied.map((record) => record.orderKey)).size).toBe(3);
    expect(order(tied)).toEqual(['i02', 'i03', 'i00', 'i01']);
    const parted = keysForMove(tied, 'i01', 2);
    expect(order(apply(tied, parted))).toEqual(['i02', 'i01', 'i03', 'i00']);
    expect([...parted.keys()]).toEqual(['i01', 'i03']);
  });
});

it('keys sort alike by any language’s rules', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      let list = listOf(8);
      for (const { which, place } of moves) list = apply(list, keysForMove(list, idAt(list, which), place));
      const keys = list.map((record) => record.orderKey);
      for (const language of ['en-GB', 'da', 'et']) expect(keys.toSorted(new Intl.Collator(language).compare)).toEqual(keys.toSorted());
    }),
  );
});
