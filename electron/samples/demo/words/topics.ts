import type { GroupKind, Topic } from '../shapes.ts';
import { BOARD_TOPICS } from './topics-board.ts';
import { CARE_TOPICS } from './topics-care.ts';
import { NEED_TOPICS } from './topics-need.ts';
import { PRIVATE_TOPICS } from './topics-private.ts';
import { SUPPLY_TOPICS } from './topics-supply.ts';

/** Topics of each kind of group. */
export const TOPICS: Record<GroupKind, Topic[]> = {
  board: BOARD_TOPICS,
  supply: SUPPLY_TOPICS,
  care: CARE_TOPICS,
  need: NEED_TOPICS,
  private: PRIVATE_TOPICS,
};

/** How a lead is named on an agenda; the provider and chair are named themselves. */
export const LEAD_NAMES: Record<string, string> = {
  chair: 'Chair',
  director: 'Director of housing',
  planning: 'Council planning lead',
  officer: 'Partnership officer',
  development: 'Housing development manager',
  care: 'Adult social care',
  need: 'Housing options',
  private: 'Private sector housing',
  lettings: 'Allocations and lettings',
  land: 'Property and land',
  health: 'Health partner',
  police: 'Police',
  fire: 'Fire and rescue',
  jobcentre: 'Jobcentre',
  education: 'College',
  voluntary: 'Advice Centre',
};
