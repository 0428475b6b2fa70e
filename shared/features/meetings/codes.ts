import { codes } from '../../domain/codes.ts';

/** What an agenda item is for. */
export const PURPOSES = codes([
  { code: 'decide', label: 'Decide' },
  { code: 'discuss', label: 'Discuss' },
  { code: 'note', label: 'Note' },
]);

/** Agenda items every meeting starts and ends with, and the free kind. */
export const ITEM_KINDS = codes([
  { code: 'apologies', label: 'Welcome and apologies' },
  { code: 'declarations', label: 'Declarations of interest' },
  { code: 'last_minutes', label: 'Minutes of the last meeting' },
  { code: 'matters_arising', label: 'Matters arising' },
  { code: 'item', label: 'Item' },
  { code: 'next_meeting', label: 'Next meeting' },
]);

/** Where a meeting stands in its cycle. */
export const MEETING_STAGES = codes([
  { code: 'draft', label: 'Draft agenda' },
  { code: 'circulated', label: 'Agenda sent' },
  { code: 'in_progress', label: 'In progress' },
  { code: 'draft_minutes', label: 'Draft minutes' },
  { code: 'agreed', label: 'Minutes agreed' },
]);

/** How a person took part. */
export const ATTENDANCE_STATES = codes([
  { code: 'expected', label: 'Expected' },
  { code: 'present', label: 'Present' },
  { code: 'apologies', label: 'Apologies' },
  { code: 'deputy', label: 'Deputy sent' },
  { code: 'absent', label: 'Absent' },
]);

/** What was resolved. */
export const DECISION_OUTCOMES = codes([
  { code: 'agreed', label: 'Agreed' },
  { code: 'approved', label: 'Approved' },
  { code: 'noted', label: 'Noted' },
  { code: 'deferred', label: 'Deferred' },
  { code: 'referred', label: 'Referred' },
  { code: 'rejected', label: 'Not agreed' },
]);
