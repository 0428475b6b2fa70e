import {
  AFFORDABLE_CLASSES,
  PLANNING_DEFINITIONS,
  STATISTICAL_DEFINITIONS,
  type AffordableClass,
  type TenureClass,
} from './affordable-rules.ts';
import { editionOn, refOf } from './edition.ts';
import { unknown } from './figure.ts';
import type { Note } from './labels.ts';
import { shownAs, type Result } from './result.ts';
import { addShare, groupsOf, type ShareLabels, type ShareRow } from './share.ts';
import { startWorking } from './working.ts';

/** Which definition of affordable a total uses. */
export type Definition = 'planning' | 'statistics';

/** Homes of one tenure. */
export interface TenureHomes {
  tenure: string;
  homes: number | null;
  /** Habitable rooms of these homes. */
  rooms: number | null;
}

const LABELS: Readonly<Record<'homes' | 'rooms', ShareLabels>> = {
  homes: { all: 'homes_all', part: 'homes_affordable', share: 'affordable_share', unit: 'homes' },
  rooms: { all: 'rooms_all', part: 'rooms_affordable', share: 'affordable_share_rooms', unit: 'rooms' },
};

/** The definition in force on a day. */
export const definitionOn = (definition: Definition, on: string) =>
  editionOn(definition === 'planning' ? PLANNING_DEFINITIONS : STATISTICAL_DEFINITIONS, on);

/** What a definition makes of a tenure; undefined for a day before the first edition. */
export function tenureClass(tenure: string, definition: Definition, on: string): TenureClass | undefined {
  const edition = definitionOn(definition, on);
  return edition && (edition.rules.classes[tenure] ?? 'market');
}

const CLASSES: ReadonlySet<string> = new Set(AFFORDABLE_CLASSES.map(({ code }) => code));

/** True for a class of affordable housing. */
export const isAffordable = (found: TenureClass): found is AffordableClass => CLASSES.has(found);

/** Affordable homes as a share of all homes, by number or by habitable rooms. */
export function affordableShare(
  rows: readonly TenureHomes[],
  by: { basis: 'homes' | 'rooms'; definition: Definition; on: string },
): Result {
  const { basis, definition, on } = by;
  const labels = LABELS[basis];
  const edition = definitionOn(definition, on);
  const counted: ShareRow[] = rows.map((row) => {
    const found = edition?.rules.classes[row.tenure] ?? 'market';
    return { group: row.tenure, count: row[basis], belongs: found === 'open' ? 'open' : isAffordable(found) };
  });
  const book = startWorking(groupsOf(counted));
  const notes: Note[] = edition ? [{ note: 'definition', values: { definition: edition.title } }] : [];
  const value = edition ? book.figure(addShare(book, counted, labels, notes)) : unknown({ reason: 'no_edition', line: labels.share });
  return {
    measure: 'affordable_share',
    unit: 'per cent',
    value,
    shown: shownAs(value, 1),
    decimals: 1,
    decides: null,
    edition: edition ? refOf(edition) : null,
    working: book.working,
    notes,
  };
}
