import { day, link, one, optional, table, text, time, whole } from '../../table.ts';
import { ATTENDANCE_STATES, DECISION_OUTCOMES, ITEM_KINDS, MEETING_STAGES, PURPOSES } from './codes.ts';

export const tables = {
  meeting: table({
    label: 'Meeting',
    sort: 'held_on',
    title: 'title',
    search: ['title', 'place'],
    columns: {
      group_id: link('Group', 'working_group'),
      title: text('Title'),
      held_on: day('Date'),
      starts_at: optional(time('Starts at')),
      ends_at: optional(time('Ends at')),
      place: text('Place'),
      stage: one('Stage', MEETING_STAGES),
      notes: text('Notes'),
    },
    indexes: [['group_id', 'held_on']],
    order: [['starts_at', 'ends_at']],
  }),
  agenda_item: table({
    label: 'Agenda item',
    sort: 'title',
    search: ['title', 'minutes_text'],
    columns: {
      meeting_id: link('Meeting', 'meeting'),
      position: whole('Place on the agenda'),
      kind: one('Kind', ITEM_KINDS),
      title: text('Title'),
      purpose: one('Purpose', PURPOSES),
      lead: text('Lead'),
      minutes_planned: whole('Time planned'),
      minutes_text: text('Minutes'),
    },
    indexes: [['meeting_id', 'position']],
  }),
  attendance: table({
    label: 'Attendance',
    sort: 'state',
    search: [],
    columns: {
      meeting_id: link('Meeting', 'meeting'),
      person_id: link('Person', 'person'),
      state: one('Took part', ATTENDANCE_STATES),
      deputy_name: text('Deputy’s name'),
      joined_item: optional(whole('Joined at item')),
      left_item: optional(whole('Left at item')),
    },
    unique: [['meeting_id', 'person_id']],
  }),
  decision: table({
    label: 'Decision',
    sort: 'ref',
    title: 'text',
    search: ['ref', 'text'],
    columns: {
      meeting_id: link('Meeting', 'meeting'),
      agenda_item_id: optional(link('Agenda item', 'agenda_item')),
      ref: text('Reference'),
      text: text('Text'),
      outcome: one('Outcome', DECISION_OUTCOMES),
      decided_on: day('Decided on'),
    },
    indexes: [['meeting_id']],
  }),
};
