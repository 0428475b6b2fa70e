import type { KeptKind } from '../../../shared/domain/kinds.ts';
import type { ImportValue } from '../../../shared/domain/tabular-types.ts';
import { isScale } from '../../../shared/domain/uk-numbers.ts';

/** What people call the points of a scale, by point. */
export type Points = Readonly<Record<number, readonly string[]>>;

/** What registers usually call five points, of likelihood and of impact. Each is proposed, and asked. */
const FIVE: Points = {
  1: ['Rare', 'Remote', 'Very unlikely', 'Negligible', 'Insignificant', 'Very low', 'VL'],
  2: ['Unlikely', 'Minor', 'Low', 'L'],
  3: ['Possible', 'Moderate', 'Medium', 'Med', 'M'],
  4: ['Likely', 'Probable', 'Major', 'High', 'H'],
  5: ['Almost certain', 'Certain', 'Very likely', 'Severe', 'Catastrophic', 'Critical', 'Very high', 'VH'],
};

/** The points of a number's scale, each with its words; undefined for a number that has none. */
export function pointsOf(kind: KeptKind, limits: { least?: number; most?: number }, said?: Points): ImportValue[] {
  const { least, most } = limits;
  if (kind !== 'number' || least === undefined || most === undefined || !isScale({ whole: true, least, most })) return [];
  const words = said ?? (most - least === 4 ? FIVE : {});
  return Array.from({ length: most - least + 1 }, (_, at) => ({
    value: String(least + at),
    aliases: [],
    // A scale from 0 has its lowest word at 0, too.
    hints: [...(words[said ? least + at : at + 1] ?? [])],
  }));
}
