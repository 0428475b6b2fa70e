import { PROGRAMME_EDITIONS } from './affordable-rules.ts';
import { editionOn, refOf } from './edition.ts';
import type { Note } from './labels.ts';
import { shownAs, type Result } from './result.ts';
import { addShare, groupsOf, reaches, type ShareRow } from './share.ts';
import { startWorking } from './working.ts';

/** Grant-funded homes of one kind. */
export interface GrantedHomes {
  tenure: string;
  need: string;
  route: string;
  homes: number | null;
}

/** A share held against what a policy asks. */
export interface TargetResult extends Result {
  /** Per cent that is asked; null where no rule of the day asks for any. */
  target: number | null;
  /** Whether the unrounded share reaches it. */
  met: boolean | null;
}

/** Tenures that may yet turn out to be Social Rent. */
const OPEN_TENURES: ReadonlySet<string> = new Set(['TBC', 'NS', 'KW', 'CLT']);

/** Social Rent as a share of the homes a programme pays for, on a day. */
export function socialRentShare(rows: readonly GrantedHomes[], on: string): TargetResult {
  const edition = editionOn(PROGRAMME_EDITIONS, on);
  const { withoutRoutes = [], withoutNeeds = [], socialRent: target = null } = edition?.rules ?? {};
  const paid = rows.filter(({ route, need }) => !withoutRoutes.includes(route) && !withoutNeeds.includes(need));
  const counted: ShareRow[] = paid.map(({ tenure, homes }) => ({
    group: tenure,
    count: homes,
    belongs: OPEN_TENURES.has(tenure) ? 'open' : tenure === 'SR',
  }));
  const notes: Note[] = [];
  const left = rows.filter((row) => !paid.includes(row)).reduce((sum, { homes }) => sum + (homes ?? 0), 0);
  if (left > 0) notes.push({ note: 'left_out_of_programme', values: { homes: left } });
  const book = startWorking(groupsOf(counted));
  const share = addShare(
    book,
    counted,
    { all: 'homes_granted', part: 'homes_social_rent', share: 'social_rent_share', unit: 'homes' },
    notes,
  );
  if (edition && target !== null)
    book.given('share_target', 'per cent', target, { rule: { edition: edition.code, place: edition.source.place } });
  const value = book.figure(share);
  return {
    measure: 'social_rent_share',
    unit: 'per cent',
    value,
    shown: shownAs(value, 1),
    decimals: 1,
    decides: 'unrounded',
    edition: edition ? refOf(edition) : null,
    working: book.working,
    notes,
    target,
    met: reaches(value, target),
  };
}
