/** Why a due date moved: reasons that fit everywhere, and those of building. */
export const DELAY_REASONS = [
  'The person who held this has left; a colleague has taken it over.',
  'Figures from two partners were late.',
  'Waiting for one more reply.',
  'Staff sickness.',
  'Taken up later than planned: the return came first.',
  'To be settled at our own board first.',
  'Waiting for a decision on the budget.',
  'Larger than it looked; half is done.',
];
export const BUILDING_DELAYS = [
  'Waiting for the contractor’s programme.',
  'Legal advice needed first.',
  'Survey delayed by high water.',
  'Utility company has not answered yet.',
  'Waiting for the committee’s decision.',
  'Waiting for the funder’s answer.',
  'More sites to look at than expected.',
];

/** How an action is going. */
export const PROGRESS = [
  'First draft is with the council for comment.',
  'Spoke to those concerned last week; a written answer is promised.',
  'About half done.',
  'Meeting arranged with everybody concerned.',
  'Waiting for one more reply.',
  'Started; on course for the date.',
  'Draft went round; two comments to work in.',
  'Two of three steps done.',
  'Asked for what is needed; reminder to follow in a fortnight.',
];
export const BUILDING_PROGRESS = [
  'Site visit made; report to follow.',
  'Figures collected, still to be checked.',
  'Quotations asked for.',
  'Drawings are with the engineer.',
];

/** What an action waits for. */
export const BLOCKS = [
  'No budget code yet.',
  'The data agreement has to be signed first.',
  'Can’t go on until the post is filled.',
  'Waiting for another partner’s board.',
];
export const BUILDING_BLOCKS = [
  'Can’t go on until the land contract is signed.',
  'Waiting for the network operator.',
  'Waiting for a case officer to be named.',
];

/** How an action ended. */
export const CLOSINGS = [
  'Done and sent to the group.',
  'Done; reported at the meeting.',
  'Complete. No further steps needed.',
  'Done. The paper is in the shared folder.',
  'Agreed with everybody concerned.',
  'Sent on time.',
  'Done by telephone; note kept.',
  'Complete, with thanks to all who replied.',
  'Done. Result goes into the next report.',
];

/** Why an action was dropped. */
export const DROPPINGS: Record<string, string[]> = {
  withdrawn: ['No longer needed: things have moved on.', 'Dropped by agreement of the group.', 'The question answered itself.'],
  superseded: ['Replaced by a newer action.', 'Taken into the work on the strategy.', 'Now part of the quarterly return.'],
};

/** Words for asking who has done what under matters arising. */
export const ARISING = [
  'The action log was taken item by item. Owners of overdue actions gave new dates or asked for help.',
  'Most actions from last time are done. Those still open were confirmed with their dates.',
  'Closed actions were taken as read; the group spent its time on those that are late.',
  'The officer read out the overdue actions. Two owners were not present and will be written to.',
];
