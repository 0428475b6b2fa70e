import { codes } from '../../../domain/codes.ts';
import type { AddressMatch } from './likeness.ts';

/** What two claims may share. */
export const IDENTIFIERS = codes([
  { code: 'uprn', label: 'UPRN' },
  { code: 'planning_reference', label: 'planning reference' },
  { code: 'brownfield_reference', label: 'brownfield reference' },
]);
export type Identifier = (typeof IDENTIFIERS)[number]['code'];

/** Points of 100 that each part can give. */
export const POINTS = { identifier: 60, address: 25, homes: 15 } as const;
/** Points for the same homes in other years. */
const SAME_TOTAL = 8;

/** What is scored. */
export interface Scored {
  identifier: Identifier | null;
  address: AddressMatch;
  /** Homes by year: the same in each, the same in sum, or not. */
  homes: 'same' | 'same_total' | 'differ';
}

/** A score out of 100, by part, so that a person can add it up. */
export interface Score extends Scored {
  score: number;
  points: { identifier: number; address: number; homes: number };
  /** Why, in a line: “Same planning reference, address 92% alike”. */
  why: string;
}

function whyOf({ identifier, address, homes }: Scored): string {
  const percent = Math.round(address.alike * 100);
  const parts = [
    ...(identifier === null ? [] : [`same ${IDENTIFIERS.find(({ code }) => code === identifier)!.label}`]),
    percent === 100 ? 'same address' : `address ${percent}% alike`,
    ...(homes === 'same' ? ['same homes and years'] : homes === 'same_total' ? ['as many homes'] : []),
  ];
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Scores two claims: 60 for an identifier they share, 25 by how alike their addresses are, 15 for the same homes and years. */
export function scoreOf(scored: Scored): Score {
  const points = {
    identifier: scored.identifier === null ? 0 : POINTS.identifier,
    address: Math.round(POINTS.address * scored.address.alike),
    homes: scored.homes === 'same' ? POINTS.homes : scored.homes === 'same_total' ? SAME_TOTAL : 0,
  };
  return { ...scored, points, score: points.identifier + points.address + points.homes, why: whyOf(scored) };
}
