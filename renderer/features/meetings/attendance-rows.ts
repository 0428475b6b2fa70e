import type { z } from 'zod';
import type { Attendance, AttendanceFields } from '../../../shared/contract/meetings.ts';

type Row = z.output<typeof AttendanceFields>;

/** What is recorded of a person, without names. */
export const attendanceRow = ({ meetingId, personId, state, deputyName, joinedItem, leftItem }: Attendance): Row => ({
  meetingId,
  personId,
  state,
  deputyName,
  joinedItem,
  leftItem,
});

/** Everybody present, save those who sent apologies or a deputy. */
export const allPresent = <T extends Attendance>(rows: readonly T[]): T[] =>
  rows.map((row) => (row.state === 'apologies' || row.state === 'deputy' ? row : { ...row, state: 'present' }));

/** True when nothing that is recorded differs. */
const isSame = (a: Row, b: Row): boolean =>
  JSON.stringify(attendanceRow(a as Attendance)) === JSON.stringify(attendanceRow(b as Attendance));

/** Only those who were here join, leave, or send somebody. */
const tidy = (row: Attendance): Row => {
  const here = row.state === 'present' || row.state === 'deputy';
  return {
    ...attendanceRow(row),
    deputyName: row.state === 'deputy' ? row.deputyName : '',
    joinedItem: here ? row.joinedItem : null,
    leftItem: here ? row.leftItem : null,
  };
};

/** The rows to save: those that differ from what is recorded. */
export function changedRows(rows: readonly Attendance[], before: readonly Attendance[]): Row[] {
  const known = new Map(before.map((row) => [row.personId, row]));
  return rows.map(tidy).filter((row) => {
    const old = known.get(row.personId);
    return !old || !isSame(row, old);
  });
}
