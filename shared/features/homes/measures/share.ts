import { sumOf, known, unknown, valueOf, type Figure, type Missing, type Unit } from './figure.ts';
import { over, times } from './formula.ts';
import type { Note, StepLabel } from './labels.ts';
import { isBelow, roundTo } from './rounding.ts';
import type { Line, WorkingBook } from './working.ts';

/** Homes or rooms of one kind: how many, and whether they are of the part that is asked about. */
export interface ShareRow {
  /** What they are grouped by, such as a tenure. */
  group: string;
  count: number | null;
  /** `open` where nobody said. */
  belongs: boolean | 'open';
}

/** The names of a share's lines. */
export interface ShareLabels {
  all: StepLabel;
  part: StepLabel;
  share: StepLabel;
  unit: Unit;
}

const totalOf = (rows: readonly ShareRow[], line: StepLabel): Figure =>
  sumOf(rows.map(({ count, group }) => (count === null ? unknown({ reason: 'not_given', line, part: group }) : known(count))));

/** The groups of some rows, each once, in order. */
export const groupsOf = (rows: readonly ShareRow[]): string[] => [...new Set(rows.map(({ group }) => group))];

/**
 * Adds a share to a working, group by group. Homes of which nobody said what they are leave it unknown, and a note says
 * between what it lies.
 */
export function addShare(book: WorkingBook, rows: readonly ShareRow[], labels: ShareLabels, notes: Note[]): Line {
  const groups = groupsOf(rows).map((group) => rows.filter((row) => row.group === group));
  const all = book.givenByPart(
    labels.all,
    labels.unit,
    groups.map((some) => totalOf(some, labels.all)),
  );
  const part = book.givenByPart(
    labels.part,
    labels.unit,
    groups.map((some) => partOf(some, labels.part)),
  );
  noteOpen(rows, notes);
  return book.line(labels.share, 'per cent', times(over(part, all), 100), { main: true });
}

function partOf(rows: readonly ShareRow[], line: StepLabel): Figure {
  const [open] = rows.filter(({ belongs, count }) => belongs === 'open' && count !== 0);
  const missing: Missing[] = open ? [{ reason: 'tenure_not_specified', line, part: open.group }] : [];
  return missing.length > 0
    ? unknown(...missing)
    : totalOf(
        rows.filter(({ belongs }) => belongs === true),
        line,
      );
}

function noteOpen(rows: readonly ShareRow[], notes: Note[]): void {
  const count = (some: readonly ShareRow[]): number | null => valueOf(totalOf(some, 'homes_all'));
  const [all, open, sure] = [
    count(rows),
    count(rows.filter((row) => row.belongs === 'open')),
    count(rows.filter((row) => row.belongs === true)),
  ];
  if (!all || !open || sure === null) return;
  notes.push({
    note: 'tenure_open',
    values: { homes: open, least: roundTo((sure / all) * 100, 1), most: roundTo(((sure + open) / all) * 100, 1) },
  });
}

/** Whether a share reaches what is asked, unrounded; null while it is not known or nothing is asked. */
export const reaches = (share: Figure, target: number | null): boolean | null =>
  share.known && target !== null ? !isBelow(share.value, target) : null;
