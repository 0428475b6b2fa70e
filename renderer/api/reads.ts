import type { AppContract } from '../../shared/contract.ts';

/** Kinds of record each feature's queries read: a change to one of them makes its answers stale. */
export const READS: Record<keyof AppContract, readonly string[]> = {
  partnership: ['partnership'],
  organisations: ['organisation', 'person', 'action', 'commitment'],
  people: ['person', 'organisation', 'group_member', 'working_group'],
  groups: ['working_group', 'group_member', 'person', 'organisation', 'meeting', 'action'],
  meetings: [
    'meeting',
    'agenda_item',
    'attendance',
    'decision',
    'action',
    'action_update',
    'working_group',
    'group_member',
    'person',
    'organisation',
  ],
  actions: ['action', 'action_update', 'person', 'organisation', 'working_group', 'meeting'],
  sites: ['site'],
  homes: ['commitment', 'commitment_year', 'organisation', 'site', 'partnership'],
  home: ['*'],
  search: ['*'],
  imports: ['import_run', 'import_mapping'],
  reports: [],
  history: ['*'],
  system: [],
  workspace: [],
};

/** True when a change to these kinds of record concerns a feature. `*` from the host means everything. */
export const concerns = (feature: string, entities: readonly string[]): boolean => {
  const reads = READS[feature as keyof AppContract] ?? [];
  return entities.includes('*') || (reads.includes('*') && entities.length > 0) || entities.some((entity) => reads.includes(entity));
};
