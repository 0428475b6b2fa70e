/** Why a due date moved. */
export const DELAY_REASONS = [
  'Waiting for the contractor’s programme.', 'The person who held this has left; a colleague has taken it over.', 'Legal advice needed first.', 'Survey delayed by high water.',
  'Board meeting was moved.', 'Figures from two partners were late.', 'Consultation extended to allow for the school holidays.', 'Utility company has not answered yet.',
  'Waiting for the committee’s decision.', 'Staff sickness.', 'More sites to look at than expected.', 'Waiting for the funder’s answer.',
];

/** How an action is going. */
export const PROGRESS = [
  'First draft is with the council for comment.', 'Spoke to the owner last week; a written answer is promised.', 'About half done.', 'Meeting arranged with everybody concerned.',
  'Figures collected, still to be checked.', 'Letter sent, reminder to follow in a fortnight.', 'Quotations asked for.', 'Waiting for one more reply.', 'Site visit made; report to follow.',
  'Draft went round; two comments to work in.',
];

/** What an action waits for. */
export const BLOCKS = [
  'Can’t go on until the land contract is signed.', 'Waiting for the network operator.', 'No budget code yet.', 'The data agreement has to be signed first.', 'Waiting for planning to name a case officer.',
];

/** How an action ended. */
export const CLOSINGS = [
  'Done and sent to the group.', 'Done; reported at the meeting.', 'Complete. No further steps needed.', 'Done. The paper is in the shared folder.', 'Agreed with everybody concerned.',
  'Sent on time.', 'Done by telephone; note kept.', 'Complete, with thanks to all who replied.', 'Done. Result goes into the next report.',
];

/** Why an action was dropped. */
export const DROPPINGS: Record<string, string[]> = {
  withdrawn: ['No longer needed: the scheme has changed.', 'Dropped by agreement of the group.', 'The question answered itself.'],
  superseded: ['Replaced by a newer action.', 'Taken into the work on the strategy.', 'Now part of the quarterly return.'],
};

/** Words for asking who has done what under matters arising. */
export const ARISING = [
  'The action log was taken item by item. Owners of overdue actions gave new dates or asked for help.',
  'Most actions from last time are done. Those still open were confirmed with their dates.',
  'Closed actions were taken as read; the group spent its time on those that are late.',
  'The officer read out the overdue actions. Two owners were not present and will be written to.',
];
