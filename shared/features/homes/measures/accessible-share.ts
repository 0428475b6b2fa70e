import { MAJOR_SITE_EDITIONS } from './affordable-rules.ts';
import { editionOn, refOf } from './edition.ts';
import { unknown } from './figure.ts';
import type { Note } from './labels.ts';
import { shownAs } from './result.ts';
import { addShare, groupsOf, reaches, type ShareRow } from './share.ts';
import type { TargetResult } from './social-rent-share.ts';
import { startWorking } from './working.ts';

/** Homes of one scheme, and the site they stand on. */
export interface AccessibleHomes {
  /** Homes of the whole site, which say whether it is major. */
  siteHomes: number;
  hectares: number | null;
  homes: number | null;
  /** Homes to M4(2), accessible and adaptable. */
  m42: number | null;
  /** Homes to M4(3), wheelchair user; none of them counted in `m42`. */
  m43: number | null;
}

/** Homes to M4(2) as a share of the homes on major sites. Whether M4(3) homes count as well is for the caller to say. */
export function accessibleShare(rows: readonly AccessibleHomes[], counting: 'm42' | 'm42_and_m43', on: string): TargetResult {
  const edition = editionOn(MAJOR_SITE_EDITIONS, on);
  const notes: Note[] = [{ note: counting === 'm42' ? 'counting_m42' : 'counting_m42_and_m43', values: {} }];
  const base = { measure: 'accessible_share', unit: 'per cent', decimals: 1, decides: 'unrounded', notes } as const;
  if (!edition) {
    const none = unknown({ reason: 'no_edition', line: 'accessible_share' });
    return { ...base, edition: null, value: none, shown: none, working: startWorking().working, target: null, met: null };
  }
  const { accessible: target, majorHomes, majorHectares } = edition.rules;
  const major = rows.filter(({ siteHomes, hectares }) => siteHomes >= majorHomes || (hectares ?? 0) >= majorHectares);
  const counted = major.flatMap(({ homes, m42, m43 }): ShareRow[] => [
    { group: 'M4(2)', count: m42, belongs: true },
    { group: 'M4(3)', count: m43, belongs: counting === 'm42_and_m43' },
    { group: 'other', count: homes === null || m42 === null || m43 === null ? null : homes - m42 - m43, belongs: false },
  ]);
  const book = startWorking(groupsOf(counted));
  const share = addShare(book, counted, { all: 'homes_major', part: 'homes_accessible', share: 'accessible_share', unit: 'homes' }, notes);
  book.given('share_target', 'per cent', target, { rule: { edition: edition.code, place: edition.source.place } });
  const value = book.figure(share);
  return { ...base, edition: refOf(edition), value, shown: shownAs(value, 1), working: book.working, target, met: reaches(value, target) };
}
