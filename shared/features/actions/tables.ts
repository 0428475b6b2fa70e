import { day, link, one, optional, table, text, whole } from '../../table.ts';
import { ACTION_STATUSES, PRIORITIES } from './codes.ts';

export const tables = {
  action: table({
    label: 'Action',
    needs: 'actions.edit',
    sort: 'ref',
    title: 'title',
    search: ['ref', 'title'],
    columns: {
      ref: text('Reference'),
      number: whole('Number'),
      title: text('Title'),
      owner_person_id: optional(link('Owner', 'person')),
      organisation_id: optional(link('Organisation', 'organisation')),
      group_id: optional(link('Group', 'working_group')),
      meeting_id: optional(link('Meeting', 'meeting')),
      agenda_item_id: optional(link('Agenda item', 'agenda_item')),
      raised_on: day('Date raised'),
      due_on: optional(day('Due date')),
      original_due_on: optional(day('Original due date')),
      status: one('Status', ACTION_STATUSES),
      priority: one('Priority', PRIORITIES),
      closed_on: optional(day('Closed on')),
    },
    unique: [['ref']],
    order: [['raised_on', 'due_on']],
    indexes: [['organisation_id'], ['meeting_id'], ['group_id', 'status']],
  }),
  action_update: table({
    label: 'Action update',
    part: 'action_id',
    needs: 'actions.edit',
    sort: 'made_on',
    search: [],
    columns: {
      action_id: link('Action', 'action'),
      made_on: day('Given on'),
      text: text('Text'),
      status: optional(one('Status', ACTION_STATUSES)),
      due_on: optional(day('Due date')),
      reason: text('Reason'),
    },
    indexes: [['action_id']],
  }),
};
