import { actions } from './features/actions/contract.ts';
import { history } from './features/history/contract.ts';
import { homes } from './features/homes/contract.ts';
import { groups } from './features/partners/groups.ts';
import { home } from './features/home/contract.ts';
import { imports } from './features/imports/contract.ts';
import { meetings } from './features/meetings/contract.ts';
import { organisations } from './features/partners/organisations.ts';
import { partnership } from './features/partnership/contract.ts';
import { people } from './features/partners/people.ts';
import { reports } from './features/reports/contract.ts';
import { search } from './features/search/contract.ts';
import { sites } from './features/sites/contract.ts';
import { system } from './features/system/contract.ts';
import { workspace } from './workspace.ts';

/** Every method the core answers. One line a feature. */
export const contract = {
  partnership,
  organisations,
  people,
  groups,
  meetings,
  actions,
  sites,
  homes,
  home,
  search,
  imports,
  reports,
  history,
  system,
};

/** What the host answers by itself, whether or not a partnership is open. */
export const hostContract = { workspace };

/** Everything a screen can call. */
export const appContract = { ...contract, ...hostContract };

export type CoreContract = typeof contract;
export type HostContract = typeof hostContract;
export type AppContract = typeof appContract;
