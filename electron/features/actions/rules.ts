import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { ActionFields, actions as contract } from '../../../shared/features/actions/contract.ts';
import { closedOnAfter } from '../../../shared/features/actions/rules.ts';
import type { ChangedFields } from '../../core/write.ts';
import { linked, type Links, type Pointers } from './links.ts';

type Changes = z.output<typeof contract.update.input>['changes'];

/** An action before a change, as far as the rules look at it. */
interface Before extends Pointers {
  ownerPersonId: string | null;
  organisationId: string | null;
  groupId: string | null;
  meetingId: string | null;
  agendaItemId: string | null;
  originalDueOn: string | null;
  closedOn: string | null;
}

/** Before there was an action. */
export const NOTHING: Before = {
  ownerPersonId: null,
  organisationId: null,
  groupId: null,
  meetingId: null,
  agendaItemId: null,
  originalDueOn: null,
  closedOn: null,
};

/** The fields of a new action that were given; what is empty is left to the rules. */
export const given = (input: z.output<typeof ActionFields>): Changes =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));

/** Everything that changes when a person changes some fields of an action. */
export function settle(before: Before, changes: Changes, links: Links, today: string): ChangedFields<'action'> {
  const { raisedOn, ...plain } = changes;
  const next: ChangedFields<'action'> = plain;
  if (changes.dueOn && before.originalDueOn === null) next.originalDueOn = changes.dueOn;
  if (changes.status) next.closedOn = closedOnAfter(changes.status, before.closedOn, today);
  followOwner(before, changes, links, next);
  followMeeting(before, changes, links, next);
  const meetingId = next.meetingId === undefined ? before.meetingId : next.meetingId;
  if (raisedOn !== undefined) next.raisedOn = raisedOn ?? (meetingId ? links.meetings.get(meetingId)?.heldOn : undefined) ?? today;
  return next;
}

/** The organisation goes with the owner, unless another one was chosen for the action. */
function followOwner(before: Before, changes: Changes, links: Links, next: ChangedFields<'action'>): void {
  if (!changes.ownerPersonId) return;
  const organisation = linked(links.people, changes.ownerPersonId, 'ownerPersonId');
  if (changes.organisationId !== undefined || organisation === null) return;
  const former = before.ownerPersonId ? links.people.get(before.ownerPersonId) : null;
  if (before.organisationId === null || before.organisationId === former) next.organisationId = organisation;
}

/** Agenda item, meeting and group agree: each is taken from the one before it when it isn't given. */
function followMeeting(before: Before, changes: Changes, links: Links, next: ChangedFields<'action'>): void {
  if (changes.agendaItemId) {
    const own = linked(links.items, changes.agendaItemId, 'agendaItemId');
    if (changes.meetingId && changes.meetingId !== own) {
      const message = 'This agenda item belongs to another meeting.';
      throw new AppError('validation', message, {
        remedy: 'Choose an item of the meeting named.',
        issues: [{ path: ['agendaItemId'], message }],
      });
    }
    next.meetingId = own;
  } else if (changes.meetingId !== undefined && changes.meetingId !== before.meetingId && before.agendaItemId) {
    next.agendaItemId = null;
  }
  if (!next.meetingId) return;
  const { groupId } = linked(links.meetings, next.meetingId, 'meetingId');
  if (changes.groupId === undefined && before.groupId === null) next.groupId = groupId;
}
