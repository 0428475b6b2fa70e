import type { z } from 'zod';
import type { Attendance, AttendanceEdit } from '../../../shared/features/meetings/contract.ts';

/** A row as the person left it, and what it was when they began: the version they saw. */
export interface RowEdit {
  row: Attendance;
  seen: Attendance;
}

/** What the person changed and has not saved yet, by person. */
export type RowEdits = ReadonlyMap<string, RowEdit>;

const FIELDS = ['state', 'deputyName', 'joinedItem', 'leftItem'] as const;
type Fields = Pick<Attendance, (typeof FIELDS)[number]>;

/** Everybody present, save those who sent apologies or a deputy. */
export const allPresent = <T extends Attendance>(rows: readonly T[]): T[] =>
  rows.map((row) => (row.state === 'apologies' || row.state === 'deputy' ? row : { ...row, state: 'present' }));

/** What is recorded of a person: only those who were here join, leave, or send somebody. */
function tidy(row: Attendance): Fields {
  const here = row.state === 'present' || row.state === 'deputy';
  return {
    state: row.state,
    deputyName: row.state === 'deputy' ? row.deputyName.trim() : '',
    joinedItem: here ? row.joinedItem : null,
    leftItem: here ? row.leftItem : null,
  };
}

const differing = (a: Fields, b: Fields): (typeof FIELDS)[number][] => FIELDS.filter((name) => a[name] !== b[name]);

const isChanged = ({ row, seen }: RowEdit): boolean => differing(tidy(row), seen).length > 0;

/** True while the screen shows the person's own row and not what is recorded now. */
const holds = (edit: RowEdit | undefined, now: Attendance | undefined): edit is RowEdit =>
  edit !== undefined && (!now || isChanged(edit) || edit.seen.version === now.version);

/** The rows to show: the person's own where they changed something, the others as they are now, guests last. */
export function shownRows(now: readonly Attendance[], edits: RowEdits): Attendance[] {
  const known = new Set(now.map((row) => row.personId));
  const guests = [...edits.values()].map(({ row }) => row).filter((row) => !known.has(row.personId));
  return [...now.map((row) => (holds(edits.get(row.personId), row) ? edits.get(row.personId)!.row : row)), ...guests];
}

/** The edits with these rows as the person now has them. A row first touched now was seen as it is now. */
export function withRows(edits: RowEdits, now: readonly Attendance[], rows: readonly Attendance[]): RowEdits {
  const known = new Map(now.map((row) => [row.personId, row]));
  const next = new Map(edits);
  for (const row of rows) {
    const { personId } = row;
    const [edit, recorded] = [edits.get(personId), known.get(personId)];
    if (holds(edit, recorded)) next.set(personId, { ...edit, row });
    else next.set(personId, { row, seen: recorded ?? { ...row, state: 'expected' } });
  }
  return next;
}

/** The rows to save: those that differ from what the person saw. */
export const changedRows = (edits: RowEdits): z.output<typeof AttendanceEdit>[] =>
  [...edits.values()]
    .filter(isChanged)
    .map(({ row, seen }) => ({ meetingId: row.meetingId, personId: row.personId, ...tidy(row), version: seen.version }));

/**
 * What the person tried to record, for the choice between both versions. Where both say the same of how somebody took
 * part, only what this person changed is theirs to choose; otherwise the rest goes with it.
 */
export function attemptOf({ row, seen }: RowEdit, theirs: Attendance): { yours: Partial<Fields>; base: Fields } {
  const mine = tidy(row);
  const names = mine.state === theirs.state ? differing(mine, seen) : FIELDS;
  return { yours: Object.fromEntries(names.map((name) => [name, mine[name]])), base: tidy(seen) };
}
