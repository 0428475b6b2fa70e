import { useMemo } from 'react';
import type { Action } from '../../../shared/features/actions/contract.ts';
import type { MeetingDetail } from '../../../shared/features/meetings/contract.ts';
import { together, useQuery, type Reading } from '../../api/query.tsx';

/** A meeting with the actions recorded at it. */
export interface WholeMeeting extends MeetingDetail {
  actions: Action[];
  /** Live actions of the group from earlier meetings. */
  mattersArising: Action[];
}

/** Reads a meeting and, beside it, its actions. */
export function useMeeting(id: string): Reading<WholeMeeting> {
  const { data, ...reading } = together<[MeetingDetail, { own: Action[]; arising: Action[] }]>(
    useQuery('meetings.get', { id }),
    useQuery('actions.ofMeeting', { meetingId: id }),
  );
  const [meeting, found] = data ?? [];
  const whole = useMemo(() => meeting && found && { ...meeting, actions: found.own, mattersArising: found.arising }, [meeting, found]);
  return { ...reading, data: whole };
}
